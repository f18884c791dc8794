"""Pictures and files that nobody outside may see, full of words, and words in what they hold."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from core.models import CustomDocument, CustomImage, Licence, Rendition
from core.presets import PRESETS
from tests.factories import CollectionFactory, DocumentFactory, ImageFactory, jpeg
from tests.factories.core import PDF
from tests.leaks.planting import Planter

UNDOCUMENTED = ("credit", "licence")
"""What the last two pictures are to lose, once they have been published."""


@dataclass(frozen=True)
class HiddenFiles:
    """What was made."""

    images: list[CustomImage]
    documents: list[CustomDocument]


def hidden_files(planter: Planter) -> HiddenFiles:
    """Make a picture and a file in each sort of closed collection, and undocumented pictures."""
    images, documents = [], []
    for state, collection in _closed_collections(planter).items():
        images.append(_image(planter, state, collection=collection))
        documents.append(_document(planter, state, collection=collection))
    images += [_image(planter, f"picture without a {column}") for column in UNDOCUMENTED]
    return HiddenFiles(images, documents)


def _closed_collections(planter: Planter) -> dict[str, Collection]:
    """Make collections that are private in each way, and one below each of them."""
    kinds = CollectionViewRestriction.RESTRICTION_CHOICES
    collections: dict[str, Collection] = {}
    for kind, _label in kinds:
        if kind == CollectionViewRestriction.NONE:
            continue
        name = planter.words.word(f"name of a collection, private by {kind}")
        closed = CollectionFactory.create(name=name)
        CollectionViewRestriction.objects.create(
            collection=closed,
            restriction_type=kind,
            password=planter.words.word(f"password of a collection, private by {kind}"),
        )
        collections[f"collection private by {kind}"] = closed
        collections[f"collection below one private by {kind}"] = CollectionFactory.create(
            parent=closed, name=planter.words.word(f"name of a collection below, {kind}")
        )
    return collections


def _image(planter: Planter, state: str, **arguments: Any) -> CustomImage:
    words = planter.words
    name = words.word(f"CustomImage.file, {state}")
    values = planter.texts(CustomImage, state)
    values |= {"licence": Licence.CC_BY_4_0.value, "file": ContentFile(jpeg(), f"{name}.jpg")}
    image = ImageFactory.create(**(values | arguments))
    image.tags.add(words.word(f"tag of a picture, {state}"))
    stored = {
        field: words.word(f"CustomImage.{field}, {state}") for field in ("placeholder", "file_hash")
    }
    CustomImage.objects.filter(pk=image.pk).update(**stored)
    return image


def _document(planter: Planter, state: str, **arguments: Any) -> CustomDocument:
    words = planter.words
    name = words.word(f"CustomDocument.file, {state}")
    content = PDF + f"% {words.word(f'bytes of a file, {state}')}".encode()
    values = planter.texts(CustomDocument, state)
    values["file"] = ContentFile(content, f"{name}.pdf")
    document = DocumentFactory.create(**(values | arguments))
    file_hash = words.word(f"CustomDocument.file_hash, {state}")
    CustomDocument.objects.filter(pk=document.pk).update(file_hash=file_hash)
    return document


def make_sizes(image: CustomImage) -> list[Rendition]:
    """Make a picture's sizes, as its publication did before somebody closed the collection."""
    made: list[Rendition] = [image.get_rendition(preset.filter_spec) for preset in PRESETS.values()]
    return made
