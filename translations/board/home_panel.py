"""What is next to translate, on the admin's first page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Locale

from translations.board.addresses import address_of
from translations.board.reading import Board, read_board
from translations.board.rights import may_work
from translations.board.rows import Cell
from translations.board.states import UNFINISHED
from translations.board.tabs import MINE, OTHERS, Tab, counted, first_tab, is_in, urgency_of
from translations.board.views import BOARD
from translations.board.wording import state_in_words

MOST = 5


@dataclass(frozen=True, slots=True)
class NextCell:
    """A cell with the words for it."""

    title: str
    locale: Locale
    state: str
    url: str
    due: date | None
    is_overdue: bool
    is_mine: bool


class TranslationsPanel(Component):
    """The viewer's own translations by due date, then what of the first view nobody has."""

    name = "translations"
    template_name = "translations/board/home.html"
    order = 104  # After what waits for the viewer's approval.

    class Media:
        css = {"all": ["translations/board.css"]}

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        if not may_work(user):
            return {}
        board = read_board(user)
        return {
            "cells": next_cells(board, user),
            "tabs": [
                {"label": tab.label, "count": count, "url": f"{reverse(BOARD)}?view={tab.value}"}
                for tab, count in counted(board.rows, user)
                if count and tab is not Tab.ALL
            ],
        }


def next_cells(board: Board, user: Any) -> list[NextCell]:
    """Return the first few of what the person is to do; what others have is theirs."""
    tab = first_tab(user)
    turns = [
        (urgency_of(cell, user), cell)
        for row in board.rows
        for cell in row.cells
        if is_in(tab, cell, user) or (is_in(Tab.MINE, cell, user) and cell.state in UNFINISHED)
    ]
    own = [turn for turn in turns if turn[0][0] != OTHERS]
    nearest = sorted(own, key=lambda turn: turn[0])[:MOST]
    return [_shown(cell, board, is_mine=urgency[0] == MINE) for urgency, cell in nearest]


def _shown(cell: Cell, board: Board, *, is_mine: bool) -> NextCell:
    return NextCell(
        title=cell.source.title,
        locale=cell.locale,
        state=state_in_words(cell),
        url=address_of(cell, board.rights) if cell.is_own else "",
        due=cell.assignment.due if cell.assignment else None,
        is_overdue=cell.is_overdue(timezone.localdate()),
        is_mine=is_mine,
    )
