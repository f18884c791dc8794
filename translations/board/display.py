"""The part of the board that a page shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from wagtail.models import Locale, Page

from translations.board.addresses import address_of, source_address_of
from translations.board.filters import BoardFilters, name_of, name_of_kind
from translations.board.reading import Board
from translations.board.rows import Cell, Row
from translations.board.states import State
from translations.board.wording import state_in_words, work_in_words

COLOURS = {
    State.MISSING: "missing",
    State.IN_WORK: "work",
    State.TO_REVISE: "work",
    State.WAITING: "waiting",
    State.CURRENT: "current",
    State.PARTIAL: "outdated",
    State.OUTDATED: "outdated",
}


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the words for it."""

    cell: Cell
    url: str
    state: str
    work: str
    person: str
    is_overdue: bool
    is_match: bool
    colour: str
    label: str
    """Which cell it is, for those who don't see the table."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A content with its type and section.

    `url` is where the source is, or its translation for who may see that alone.
    """

    title: str
    kind: str
    section: str
    url: str
    is_live: bool
    cells: list[ShownCell]


def shown_rows(
    rows: Iterable[Row], board: Board, filters: BoardFilters, today: date
) -> list[ShownRow]:
    """Return the rows with the words for them."""
    rights = board.rights
    titles = {row.source.path: row.source.title for row in board.rows}
    shown = []
    for row in rows:
        cells = [shown_cell(cell, board, filters, today) for cell in row.cells]
        urls = [source_address_of(row.source, rights), *(cell.url for cell in cells)]
        shown.append(
            ShownRow(
                title=row.source.title,
                kind=name_of_kind(row),
                section=titles.get(row.source.path[: -Page.steplen], ""),
                url=next(filter(None, urls), ""),
                is_live=row.source.live,
                cells=cells,
            )
        )
    return shown


def shown_cell(cell: Cell, board: Board, filters: BoardFilters, today: date) -> ShownCell:
    """Return a cell with the words for it."""
    names = {"title": cell.source.title, "language": cell.locale}
    return ShownCell(
        cell=cell,
        url=address_of(cell, board.rights) if cell.is_own else "",
        state=state_in_words(cell),
        work=work_in_words(cell),
        person=name_of(cell.assignment.person) if cell.assignment else "",
        is_overdue=cell.is_overdue(today),
        is_match=filters.matches(cell),
        colour=COLOURS[cell.state],
        label=_("“%(title)s” in %(language)s") % names,
    )


def columns_of(board: Board, filters: BoardFilters) -> list[Locale]:
    """Return the languages that are shown."""
    code = filters.chosen.get("language")
    return [locale for locale in board.locales if code in {None, locale.language_code}]
