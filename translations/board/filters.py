"""What somebody wants to see of the board; it lives in the address."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Page

from core.collation import folded
from translations.board.reading import Board
from translations.board.rows import Cell, Row
from translations.board.states import State
from translations.board.tabs import BY_URGENCY, Tab, first_tab, is_in, urgency_of

ME, NOBODY, ANYBODY = "me", "nobody", "anybody"
PLACES = frozenset({"p", "export"})
"""What addresses have beside filters."""

Choices = list[tuple[str, Any]]


class BoardFilters(forms.Form):
    """Each field narrows the board; an empty or unknown value leaves it as it is."""

    view = forms.ChoiceField(choices=Tab.choices, required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Text"), required=False)
    kind = forms.ChoiceField(label=_("Type"), required=False)
    section = forms.ChoiceField(label=pgettext_lazy("part of the site", "Section"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    person = forms.ChoiceField(label=_("Assigned to"), required=False)

    def __init__(self, data: QueryDict, board: Board, viewer: Any) -> None:
        super().__init__(data)
        self.board, self.viewer = board, viewer
        for name, choices in choices_of(board, viewer).items():
            field: Any = self.fields[name]
            field.choices = [("", _("All")), *choices]

    @cached_property
    def chosen(self) -> dict[str, str]:
        """Return what is filtered by, beside the view."""
        self.is_valid()
        return {
            name: value for name, value in self.cleaned_data.items() if value and name != "view"
        }

    @cached_property
    def tab(self) -> Tab:
        """Return the view that is asked for."""
        self.is_valid()
        if asked := self.cleaned_data.get("view"):
            return Tab(asked)
        return Tab.ALL if set(self.data) - PLACES else first_tab(self.viewer)

    def matching_rows(self) -> list[Row]:
        """Return the rows of type, section and text, with the cells of the language."""
        chosen = self.chosen
        conditions = [make(chosen[name]) for name, make in ROW_CONDITIONS.items() if name in chosen]
        language = chosen.get("language")
        return [
            Row(row.source, [cell for cell in row.cells if language in {None, code_of(cell)}])
            for row in self.board.rows
            if all(condition(row) for condition in conditions)
        ]

    def kept_rows(self, rows: list[Row]) -> list[Row]:
        """Return those in which a cell matches, in the order of the view."""
        kept = [row for row in rows if any(map(self.matches, row.cells))]
        return sorted(kept, key=self._urgency) if self.tab in BY_URGENCY else kept

    def matches(self, cell: Cell) -> bool:
        """Tell whether a cell is of the view, the state and the person that are asked for."""
        chosen = self.chosen
        return (
            is_in(self.tab, cell, self.viewer)
            and chosen.get("state") in {None, cell.state.value}
            and ("person" not in chosen or self._is_of(cell, chosen["person"]))
        )

    def _urgency(self, row: Row) -> Any:
        return min(urgency_of(cell, self.viewer) for cell in row.cells if self.matches(cell))

    def _is_of(self, cell: Cell, person: str) -> bool:
        holder = cell.assignment.person_id if cell.assignment else None
        if person in {NOBODY, ANYBODY}:
            return (holder is None) == (person == NOBODY)
        return holder is not None and str(holder) == (
            str(self.viewer.pk) if person == ME else person
        )


@dataclass(frozen=True, slots=True)
class OfKind:
    """Rows of a type."""

    kind: str

    def __call__(self, row: Row) -> bool:
        return kind_of(row) == self.kind


@dataclass(frozen=True, slots=True)
class OfSection:
    """Pages under a section, however deep."""

    path: str

    def __call__(self, row: Row) -> bool:
        return row.source.path != self.path and row.source.path.startswith(self.path)


class OfText:
    """Rows in whose titles, in any language that is shown, all words occur."""

    def __init__(self, text: str) -> None:
        self.words = folded(text).split()

    def __call__(self, row: Row) -> bool:
        titles = [row.source.title, *(cell.target.title for cell in row.cells if cell.target)]
        text = folded(" ".join(titles))
        return all(word in text for word in self.words)


ROW_CONDITIONS: dict[str, Any] = {"kind": OfKind, "section": OfSection, "text": OfText}


def choices_of(board: Board, viewer: Any) -> dict[str, Choices]:
    """Return what can be chosen: only what the board has, in the order of names."""
    cells = [cell for row in board.rows for cell in row.cells]
    people = {
        str(cell.assignment.person_id): name_of(cell.assignment.person)
        for cell in cells
        if cell.assignment
    }
    own = [(ME, _("Me")), (NOBODY, _("Not assigned")), (ANYBODY, _("Assigned to somebody"))]
    others = sorted(people.items(), key=lambda person: person[1].casefold())
    return {
        "kind": _kinds(board),
        "section": _sections(board),
        "language": [(locale.language_code, str(locale)) for locale in board.locales],
        "state": list(State.choices),
        "person": [*own, *(person for person in others if person[0] != str(viewer.pk))],
    }


def _kinds(board: Board) -> Choices:
    examples = {kind_of(row): row for row in board.rows}
    names = [(kind, name_of_kind(row)) for kind, row in examples.items()]
    return sorted(names, key=lambda kind: kind[1].casefold())


def _sections(board: Board) -> Choices:
    """Return the pages that have others under them, of those that the board shows."""
    parents = {row.source.path[: -Page.steplen] for row in board.rows if row.source.path}
    return [(row.source.path, row.source.title) for row in board.rows if row.source.path in parents]


def code_of(cell: Cell) -> str:
    """Return the language of a cell."""
    return str(cell.locale.language_code)


def kind_of(row: Row) -> str:
    """Return the type of a row, as the address names it."""
    return str(row.source.model._meta.label_lower)


def name_of_kind(row: Row) -> str:
    """Return the type of a row in the reader's language."""
    return str(capfirst(row.source.model._meta.verbose_name))


def name_of(person: Any) -> str:
    """Return how a person is called."""
    return str(person.get_full_name() or person.get_username())
