"""What the factories of all page types share: a page's states, its translations, its aliases."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from factory.declarations import LazyAttribute, LazyFunction, Sequence
from factory.django import DjangoModelFactory
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision

from core.models import BasePage, RelatedPage
from home.models import HomePage
from home.services import ensure_site
from tests.factories.core import locale

PageT = TypeVar("PageT", bound=BasePage)
T = TypeVar("T", bound=Any)

TREE_FIELDS = ("path", "depth", "numchild", "url_path")


def source_home() -> HomePage:
    """Return the home page of the source language; the site is made where it was taken away."""
    source = HomePage.objects.filter(depth=2, locale__language_code=settings.LANGUAGE_CODE)
    return source.first() or ensure_site()


class PageFactory(DjangoModelFactory[PageT]):
    """A page under a parent, published through a revision as an editor's button does it.

    publish=False     a draft
    private=True      only people with an account may read it
    expired=True      its time is over, the due-task hasn't been there yet
    published_at=…    when it was first (and last) published, for the past
    go_live_at=…      with a time to come: approved, and waiting for it
    related=[…]       pages beside it, in order
    owner=…           who wrote it, also its revision

    `build` returns a page that stands nowhere yet, for `reserve` and `press`.
    """

    class Meta:
        abstract = True

    title: Any = Sequence(lambda n: f"Page {n}")
    slug = LazyAttribute(lambda page: slugify(page.title))
    parent = LazyFunction(source_home)
    publish = True
    private = False
    expired = False
    published_at: datetime | None = None
    related: tuple[Page, ...] = ()

    @classmethod
    def _create(cls, model_class: type[PageT], *args: Any, **kwargs: Any) -> PageT:
        parent, is_public = kwargs.pop("parent"), kwargs.pop("publish")
        is_private, published_at = kwargs.pop("private"), kwargs.pop("published_at")
        page = cls._with_children(model_class, kwargs)
        parent.add_child(instance=page)
        if is_private:
            PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.LOGIN
            )
        if is_public:
            return publish(page, at=published_at)
        page.save_revision(user=page.owner)
        return page

    @classmethod
    def _build(cls, model_class: type[PageT], *args: Any, **kwargs: Any) -> PageT:
        for name in ("parent", "publish", "private", "published_at"):
            del kwargs[name]
        return cls._with_children(model_class, kwargs)

    @classmethod
    def _with_children(cls, model_class: type[PageT], kwargs: dict[str, Any]) -> PageT:
        if kwargs.pop("expired"):
            kwargs["expire_at"] = timezone.now() - timedelta(hours=1)
        children = cls.children(kwargs)
        page = model_class(**kwargs, live=False)
        for relation, rows in children.items():
            setattr(page, relation, rows)
        return page

    @classmethod
    def children(cls, kwargs: dict[str, Any]) -> dict[str, list[Any]]:
        """Take rows of child relations out of the keywords, in order."""
        pages = kwargs.pop("related")
        return {
            "related_pages": [
                RelatedPage(target=page.page_ptr, sort_order=number)
                for number, page in enumerate(pages)
            ]
        }


def publish(instance: T, *, at: datetime | None = None) -> T:
    """Publish what an instance holds, through a revision; return it anew from the database."""
    if isinstance(instance, Page):
        # A revision takes its place in the tree from the instance; children may have come since.
        instance.refresh_from_db(fields=TREE_FIELDS)
    revision = instance.save_revision(user=getattr(instance, "owner", None))
    revision.publish()
    if at is not None:
        backdate(instance, at)
    return type(instance)._default_manager.get(pk=instance.pk)


def backdate(page: Page, at: datetime) -> None:
    """Move a page's whole history so far to a time; the publication itself raised the version."""
    Page.objects.filter(pk=page.pk).update(
        first_published_at=at, last_published_at=at, latest_revision_created_at=at
    )
    Revision.page_revisions.filter(object_id=str(page.pk)).update(created_at=at)
    PageLogEntry.objects.filter(page_id=page.pk).update(timestamp=at)


def translate(
    instance: T,
    code: str,
    *,
    publish_it: bool = True,
    published_at: datetime | None = None,
    **fields: Any,
) -> T:
    """Make a translation of a page or snippet that shares its key; `fields` are its own words.

    A parent that has no translation is translated before. `publish_it=False` leaves a draft.
    """
    target = locale(code)
    if isinstance(instance, Page):
        _ensure_parent(instance, code)
    copy = instance.copy_for_translation(target)
    for name, value in fields.items():
        setattr(copy, name, value)
    if not isinstance(instance, Page):
        copy.live = False
        copy.save()
    if publish_it:
        return publish(copy, at=published_at)
    copy.save_revision()
    return copy


def alias(page: PageT, code: str) -> PageT:
    """Make a page's alias in another language: the source's words, kept in step by Wagtail."""
    _ensure_parent(page, code)
    made: PageT = page.copy_for_translation(locale(code), alias=True)
    return made


def _ensure_parent(page: Page, code: str) -> None:
    parent = page.get_parent().specific
    if not parent.is_root() and not parent.has_translation(locale(code)):
        translate(parent, code, title=f"{parent.title} ({code})")
