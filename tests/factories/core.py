"""People, languages, files."""

from functools import cache
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from factory.declarations import LazyAttribute, LazyFunction, Sequence
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.models import Collection, CollectionViewRestriction, Locale

from core.models import CustomDocument, CustomImage, Licence, User

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)
"""One empty page."""


@cache
def jpeg(size: tuple[int, int] = (64, 40), colour: str = "teal") -> bytes:
    """Return a picture of one colour; the same question, the same bytes."""
    target = BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


def locale(code: str) -> Locale:
    """Return a language of the site, made when it is missing."""
    return Locale.objects.get_or_create(language_code=code)[0]


class UserFactory(DjangoModelFactory[User]):
    """A member of staff; `groups` are names, `password` is in clear ("password" by default)."""

    class Meta:
        model = User

    username = Sequence(lambda n: f"person-{n}")
    email = LazyAttribute(lambda user: f"{user.username}@example.org")
    password = "password"
    groups: tuple[str, ...] = ()

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **kwargs: Any) -> User:
        names = kwargs.pop("groups")
        user = model_class.objects.create_user(**kwargs)
        user.groups.set([Group.objects.get(name=name) for name in names])
        return user


class CollectionFactory(DjangoModelFactory[Collection]):
    """A collection of files; with `private=True` only people with an account see what is in it."""

    class Meta:
        model = Collection

    # The tree is ordered by name: a later name before an earlier one would shift its path.
    name = Sequence(lambda n: f"Collection {n:05}")
    parent = LazyFunction(Collection.get_first_root_node)
    private = False

    @classmethod
    def _create(cls, model_class: type[Collection], *args: Any, **kwargs: Any) -> Collection:
        parent, private = kwargs.pop("parent"), kwargs.pop("private")
        collection: Collection = parent.add_child(instance=model_class(**kwargs))
        if private:
            CollectionViewRestriction.objects.create(
                collection=collection, restriction_type=CollectionViewRestriction.LOGIN
            )
        return collection


class ImageFactory(DjangoModelFactory[CustomImage]):
    """A picture that may be published; `credit=""` or `licence=""` makes one that may not."""

    class Meta:
        model = CustomImage

    title = Sequence(lambda n: f"Picture {n}")
    file = LazyFunction(lambda: ContentFile(jpeg(), name="picture.jpg"))
    credit = "A. Photographer"
    licence = Licence.CC_BY_4_0.value
    collection = LazyFunction(Collection.get_first_root_node)


class DocumentFactory(DjangoModelFactory[CustomDocument]):
    """A small PDF."""

    class Meta:
        model = CustomDocument

    title = Sequence(lambda n: f"Document {n}")
    file = LazyFunction(lambda: ContentFile(PDF, name="document.pdf"))
    collection = LazyFunction(Collection.get_first_root_node)
