"""The board as a spreadsheet: a line for each cell that the filters leave."""

import csv
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail.admin.views.mixins import Echo

from core.admin.exports import BYTE_ORDER_MARK, inert
from translations.board.display import ShownCell, ShownRow
from translations.board.filters import code_of


def headings() -> list[str]:
    """Return the heading of each column."""
    return [
        _("Title"),
        _("Type"),
        pgettext("part of the site", "Section"),
        _("Language"),
        _("State"),
        _("Texts to do"),
        _("Words to do"),
        _("Assigned to"),
        _("Due date"),
        _("Overdue"),
        _("Note"),
        _("Address in the admin"),
    ]


def values(row: ShownRow, shown: ShownCell) -> list[Any]:
    """Return the line of a cell."""
    cell, assignment = shown.cell, shown.cell.assignment
    return [
        row.title,
        row.kind,
        row.section,
        code_of(cell),
        str(cell.state.label),
        cell.segments,
        cell.words,
        shown.person,
        assignment.due.isoformat() if assignment and assignment.due else "",
        _("Yes") if shown.is_overdue else _("No"),
        assignment.note if assignment else "",
        f"{settings.WAGTAILADMIN_BASE_URL}{shown.url}" if shown.url else "",
    ]


def as_csv(rows: list[ShownRow]) -> StreamingHttpResponse:
    """Return the lines as a file; everything is quoted, formulas are made inert."""
    lines = (values(row, cell) for row in rows for cell in row.cells if cell.is_match)
    return StreamingHttpResponse(
        _encoded(lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="translations.csv"'},
    )


def _encoded(lines: Iterator[list[Any]]) -> Iterator[bytes]:
    writer = csv.writer(Echo(), quoting=csv.QUOTE_ALL)
    yield BYTE_ORDER_MARK.encode()
    yield writer.writerow(headings())
    for line in lines:
        yield writer.writerow([inert(value) for value in line])
