"""What a translator should know about the place that a text stands in."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

SEPARATOR = " > "


@dataclass(frozen=True, slots=True)
class Note:
    """A field's labels from the outermost to its own, and what it takes."""

    labels: tuple[str, ...] = ()
    help_text: str = ""
    most_characters: int | None = None
    is_rich: bool = False
    """Whether it may have inline markup; false where that is not known."""
    is_plain: bool = False
    """Whether markup would be lost in it; false where that is not known."""

    @property
    def label(self) -> str:
        """All labels on one line; of two that are the same in a row, one."""
        return SEPARATOR.join(label for label, _ in groupby(self.labels))

    def under(self, *labels: Any) -> "Note":
        """Return the note with labels of what it stands in before its own."""
        above = tuple(str(label) for label in labels if label)
        return Note(
            (*above, *self.labels),
            self.help_text,
            self.most_characters,
            self.is_rich,
            self.is_plain,
        )


def note_of(model: type[models.Model], field_path: str) -> Note:
    """Return the note at a path such as `body.callout.title`; unknown parts are left out."""
    return _of_field(model, field_path.split("."))


def _of_field(model: Any, parts: list[str]) -> Note:
    try:
        field = model._meta.get_field(parts[0])
    except FieldDoesNotExist:
        return Note((parts[0],))
    if isinstance(field, StreamField):
        return _of_child(field.stream_block, parts[1:]).under(capfirst(field.verbose_name))
    if field.one_to_many:
        child = field.related_model
        return _of_field(child, parts[1:]).under(capfirst(child._meta.verbose_name))
    return Note(
        (str(capfirst(field.verbose_name)),),
        str(field.help_text),
        field.max_length,
        is_rich=isinstance(field, RichTextField),
        is_plain=isinstance(field, models.CharField),
    )


def _of_child(block: Any, parts: list[str]) -> Note:
    """Return the note of what stands inside a block."""
    if parts and isinstance(block, blocks.ListBlock):
        return _of_block(block.child_block, parts[1:])
    children = getattr(block, "child_blocks", {})
    if parts and parts[0] in children:
        return _of_block(children[parts[0]], parts[1:])
    return Note()


def _of_block(block: Any, parts: list[str]) -> Note:
    if parts:
        return _of_child(block, parts).under(block.label)
    field = getattr(block, "field", None)
    return Note(
        (str(block.label),) if block.label else (),
        str(getattr(field, "help_text", "") or getattr(block.meta, "help_text", "") or ""),
        getattr(field, "max_length", None),
        is_rich=isinstance(block, blocks.RichTextBlock),
        is_plain=isinstance(block, blocks.CharBlock),
    )
