"""Words of its own in each text of a model and of its blocks, to see where translators get them.

garden = Garden()
garden.body(BodyBlock())               as an author writes it
garden.body(BodyBlock(), mark="FR ")   as it is when each text got this mark before it
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import TranslatableMixin

from core.checks import is_ours
from tests.factories import DocumentFactory, ImageFactory, StandardPageFactory

NO_TEXT = (models.SlugField, models.URLField, models.EmailField)
TREE = ("path",)
"""Where a page stands; treebeard keeps it in a column of text."""


def translatable_models() -> list[Any]:
    """Return the project's models that have a language."""
    found = (model for model in apps.get_models() if issubclass(model, TranslatableMixin))
    return [model for model in found if is_ours(model)]


def text_fields(model: Any) -> list[str]:
    """Return the names of the columns in which people write text, formatted text too."""
    return [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField)
        and not isinstance(column, NO_TEXT)
        and column.editable
        and not column.choices
        and column.name not in TREE
    ]


def text_relations(model: Any) -> list[str]:
    """Return the child relations whose rows hold text that people write."""
    return [
        relation.name
        for relation in model._meta.related_objects
        if hasattr(relation.field, "related_query_name")
        and type(relation.field).__name__ == "ParentalKey"
        and is_ours(relation.related_model)
        and text_fields(relation.related_model)
    ]


@dataclass
class Garden:
    """Where words are planted: each place has its own, the same at each call."""

    image: Any = field(default_factory=ImageFactory.create)
    document: Any = field(default_factory=DocumentFactory.create)
    page: Any = field(default_factory=lambda: StandardPageFactory.create(title="Target"))

    def body(self, block: blocks.StreamBlock, *, mark: str = "") -> list[dict[str, Any]]:
        """Return one block of each kind, as stored."""
        return [
            _with_id("", kind, self._value(child, kind, mark))
            for kind, child in block.child_blocks.items()
        ]

    def rich(self, place: str, mark: str = "") -> str:
        """Return formatted text with links, a list and signs that HTML escapes."""
        return (
            f'<p data-block-key="a">{mark}{place} &amp;<br/><b>bold</b> of '
            f'<a id="{self.page.pk}" linktype="page">page</a></p><p data-block-key="b"></p>'
            f"<ul><li>{mark}{place} point <i>one</i></li><li>"
            f'{mark}<a href="https://example.org/?a=1&amp;b=2">{place} outside</a></li></ul>'
        )

    def _value(self, block: Any, place: str, mark: str) -> Any:
        if isinstance(block, blocks.StructBlock):
            parts = block.child_blocks.items()
            return {name: self._value(part, f"{place} {name}", mark) for name, part in parts}
        if isinstance(block, blocks.ListBlock):
            numbers = range(2)
            places = [f"{place} {number}" for number in numbers]
            child = block.child_block
            return [_with_id(own, "item", self._value(child, own, mark)) for own in places]
        if isinstance(block, TypedTableBlock):
            return _table(place, mark)
        return self._leaf(block, place, mark)

    def _leaf(self, block: Any, place: str, mark: str) -> Any:
        if isinstance(block, blocks.RichTextBlock):
            return self.rich(place, mark)
        if isinstance(block, blocks.URLBlock):
            return "https://example.org/film"
        if isinstance(block, blocks.CharBlock | blocks.TextBlock):
            return f"{mark}{place} “<&>”"
        if isinstance(block, blocks.ChoiceBlock):
            return block.get_default()
        if isinstance(block, blocks.BooleanBlock):
            return False
        chosen = {
            ImageChooserBlock: self.image,
            DocumentChooserBlock: self.document,
            blocks.PageChooserBlock: self.page,
        }
        return chosen[type(block)].pk


def _with_id(place: str, kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid5(NAMESPACE_URL, f"{place}{kind}"))}


def _table(place: str, mark: str) -> dict[str, Any]:
    return {
        "columns": [{"type": "text", "heading": f"{mark}{place} head {n}"} for n in range(2)],
        "rows": [{"values": [f"{mark}{place} {row}{n}" for n in range(2)]} for row in range(2)],
        "caption": f"{mark}{place} caption",
    }
