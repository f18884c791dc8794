"""The board's views: what is next for somebody, and everything.

Who opens the board without saying what comes to what is next: who may publish to what waits for
that, everybody else to what is to be translated. An address that filters and names no view means
everything.
"""

from collections.abc import Iterable, Set
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page
from wagtail.permissions import policy_registry

from translations.board.rows import Cell, Row
from translations.board.states import TO_TRANSLATE, State


class Tab(models.TextChoices):
    """A view, as addresses name it."""

    TO_DO = "to-do", _("To do")
    MINE = "mine", pgettext_lazy("translations that are assigned to me", "Mine")
    TO_REVISE = "to-revise", _("To be revised")
    WAITING = "waiting", _("Waiting for publication")
    ALL = "all", pgettext_lazy("all translations", "All")


STATES: dict[Tab, Set[State]] = {
    Tab.TO_DO: TO_TRANSLATE,
    Tab.TO_REVISE: frozenset({State.TO_REVISE}),
    Tab.WAITING: frozenset({State.WAITING}),
}

NOTHING = {
    Tab.TO_DO: _("Nothing is to be translated here."),
    Tab.MINE: _("Nothing here is assigned to you."),
    Tab.TO_REVISE: _("Nothing here is to be revised."),
    Tab.WAITING: _("Nothing here waits for publication."),
    Tab.ALL: _("Nothing here fits."),
}

BY_URGENCY = frozenset({Tab.TO_DO, Tab.MINE})
"""In these what is the viewer's comes first, the earliest date before; then what is assigned to
nobody, then what others have."""

MINE, UNASSIGNED, OTHERS = range(3)


def first_tab(user: Any) -> Tab:
    """Return the view that a person comes to."""
    policy = policy_registry.get_by_type(Page)
    return Tab.WAITING if policy.user_has_permission(user, "publish") else Tab.TO_DO


def is_in(tab: Tab, cell: Cell, viewer: Any) -> bool:
    """Tell whether a view shows a cell."""
    if tab is Tab.ALL:
        return True
    if tab is Tab.MINE:
        return _turn(cell, viewer) == MINE
    return cell.is_own and cell.state in STATES[tab]


def counted(rows: Iterable[Row], viewer: Any) -> list[tuple[Tab, int]]:
    """Return how many cells each view shows."""
    cells = [cell for row in rows for cell in row.cells]
    return [(tab, sum(is_in(tab, cell, viewer) for cell in cells)) for tab in Tab]


def urgency_of(cell: Cell, viewer: Any) -> tuple[int, date]:
    """Return what orders cells; a date that is not set comes last."""
    due = cell.assignment.due if cell.assignment else None
    return _turn(cell, viewer), due or date.max


def _turn(cell: Cell, viewer: Any) -> int:
    if cell.assignment is None:
        return UNASSIGNED
    return MINE if cell.assignment.person_id == viewer.pk else OTHERS
