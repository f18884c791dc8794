"""Spreadsheets of what a listing shows, safe to open."""

import csv
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from wagtail.admin.views.mixins import Echo, SpreadsheetExportMixin

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001 - spreadsheets read the full-width signs as well
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV Injection)."""

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes a CSV file for the system's old encoding and spoils “Málaga”."""

ExportColumn = tuple[str, Any, Callable[[Any], Any]]
"""Key, heading, and how a row gives its value."""


def inert(value: Any) -> Any:
    """Return a value that no spreadsheet runs: a text that begins like a formula gets a quote."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}"
    return value


class SafeExportMixin(SpreadsheetExportMixin):
    """Wagtail's export of a listing, from named columns, with formulas made inert."""

    export_columns: ClassVar[list[ExportColumn]] = []

    @property
    def list_export(self) -> list[str]:
        """Keys of the columns, in order."""
        return [key for key, _heading, _value in self.export_columns]

    def get_heading(self, queryset: Any, field: str) -> str:
        return next(str(heading) for key, heading, _value in self.export_columns if key == field)

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {key: value(item) for key, _heading, value in self.export_columns}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        return inert(super().preprocess_field_value(field, value, export_format))

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        # Everything is quoted: a spreadsheet that separates by semicolons would otherwise find a
        # cell of its own, and perhaps a formula, in the middle of a text.
        writer = csv.DictWriter(Echo(), fieldnames=self.list_export, quoting=csv.QUOTE_ALL)
        yield BYTE_ORDER_MARK.encode()
        yield writer.writerow({key: self.get_heading(queryset, key) for key in self.list_export})
        for item in queryset:
            yield self.write_csv_row(writer, self.to_row_dict(item))
