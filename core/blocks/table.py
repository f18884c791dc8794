"""Tables inside a body."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(TypedTableBlock):
    """A table of texts whose caption, headings and cells a translator gets as segments.

    wagtail-localize has no segments for tables; it asks a block for
    `get_translatable_segments` and `restore_translated_segments`.
    """

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        columns = local_blocks or [("text", blocks.CharBlock(required=False, label=_("Text")))]
        super().__init__(columns, **kwargs)

    class Meta:
        icon = "table"
        label = _("Table")
        help_text = _("Add a column first, then rows. The caption says what the table shows.")

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """Return caption, headings (`heading.1`) and cells (`cell.2.1`), empty ones left out."""
        return [StringSegmentValue(path, text) for path, text in _texts_of_table(value) if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: Iterable[StringSegmentValue]
    ) -> TypedTable:
        """Return the table with the translated texts in place."""
        translated = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": translated.get(f"heading.{index}", column["heading"])}
            for index, column in enumerate(value.columns, start=1)
        ]
        rows = [
            {
                **row,
                "values": [
                    translated.get(f"cell.{number}.{index}", cell)
                    for index, cell in enumerate(row["values"], start=1)
                ],
            }
            for number, row in enumerate(value.row_data, start=1)
        ]
        return TypedTable(columns, rows, translated.get("caption", value.caption))


def _texts_of_table(value: TypedTable) -> Iterable[tuple[str, str]]:
    yield "caption", value.caption or ""
    for index, column in enumerate(value.columns, start=1):
        yield f"heading.{index}", column["heading"] or ""
    for number, row in enumerate(value.row_data, start=1):
        for index, cell in enumerate(row["values"], start=1):
            yield f"cell.{number}.{index}", str(cell or "")
