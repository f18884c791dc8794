"""Assigning cells of the board: one person, one due date for all that are ticked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.utils import get_valid_next_url_from_request

from translations.board.filters import name_of
from translations.board.reading import Board
from translations.board.rights import SUBMIT, Rights
from translations.board.rows import Cell
from translations.board.views import BOARD, WorkplaceMixin
from translations.services.assigning import NoTranslator, Task, assign, free


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # of people
    """Offers people by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AssignmentForm(forms.Form):
    """Whose the cells become, until when, and what there is to know."""

    person = PersonField(
        queryset=None,
        label=gettext_lazy("Person"),
        help_text=gettext_lazy("Those who may translate all that you have chosen."),
    )
    due = forms.DateField(
        required=False,
        label=gettext_lazy("Due date"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("May stay empty."),
    )
    note = forms.CharField(
        required=False,
        max_length=250,
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("For the translator; whoever sees the board reads it."),
    )

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = people


class AssignView(WorkplaceMixin, TemplateView):
    """Asks who gets the ticked cells, then gives them; `action` is `assign`, `free` or nothing."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Assign translations")
    template_name = "translations/board/assign.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, assign or free; raises PermissionDenied when one of the cells isn't the viewer's."""
        if not self.cells:
            messages.warning(request, _("Tick the cells that you want to assign first."))
            return redirect(self.next_url)
        action = request.POST.get("action")
        if action == "free":
            return self._free()
        if action == "assign":
            self.form = AssignmentForm(self.people, request.POST)
            if self.form.is_valid():
                return self._assign(**self.form.cleaned_data)
        else:
            self.form = AssignmentForm(self.people, initial=initial_of(self.cells))
        return self.render_to_response(self.get_context_data())

    @cached_property
    def next_url(self) -> str:
        """Return where the viewer came from: the board with its filters."""
        return get_valid_next_url_from_request(self.request) or reverse(BOARD)

    @cached_property
    def cells(self) -> list[Cell]:
        """Return the cells that were ticked; raises PermissionDenied."""
        ticked = set(self.request.POST.getlist("cell"))
        cells = [cell for cell in all_cells(self.board) if cell.key in ticked]
        if len(cells) < len(ticked) or not all(cell.is_own for cell in cells):
            raise PermissionDenied
        return cells

    @cached_property
    def people(self) -> Any:
        """Return who may translate all of the cells; a translator gives work to nobody else."""
        users: Any = get_user_model()._default_manager
        if not all(may_publish(self.board.rights, cell) for cell in self.cells):
            return users.filter(pk=self.request.user.pk)
        translators = users.with_perm(SUBMIT)
        able = [user.pk for user in translators if may_all(user, self.cells, self.board)]
        return users.filter(pk__in=able).order_by("last_name", "first_name", "username")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        board = {"url": self.next_url, "label": _("Translations")}
        return [*self.breadcrumbs_items, board, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "form": self.form,
            "cells": self.cells,
            "has_holder": any(cell.assignment for cell in self.cells),
            "next_url": self.next_url,
        }

    def _assign(self, person: Any, due: Any, note: str) -> HttpResponse:
        done = 0
        for task in tasks_of(self.cells):
            try:
                assign(task, person, due=due, note=note, by=self.request.user)
            except (NoTranslator, PermissionDenied):
                self._refuse(task)
            else:
                done += 1
        text = ngettext("%(count)d translation is now %(person)s’s.",
                        "%(count)d translations are now %(person)s’s.", done)  # fmt: skip
        if done:
            messages.success(self.request, text % {"count": done, "person": name_of(person)})
        return redirect(self.next_url)

    def _free(self) -> HttpResponse:
        done = 0
        for task in tasks_of(self.cells):
            try:
                done += free(task, by=self.request.user)
            except PermissionDenied:
                self._refuse(task)
        text = ngettext("%(count)d translation is now nobody’s.",
                        "%(count)d translations are now nobody’s.", done)  # fmt: skip
        messages.success(self.request, text % {"count": done})
        return redirect(self.next_url)

    def _refuse(self, task: Task) -> None:
        names = {"title": task.original, "language": task.locale}
        text = _("“%(title)s” in %(language)s was left as it is: it is somebody else’s.")
        messages.error(self.request, text % names)


def all_cells(board: Board) -> list[Cell]:
    """Return the cells of all rows."""
    return [cell for row in board.rows for cell in row.cells]


def may_publish(rights: Rights, cell: Cell) -> bool:
    """Tell whether somebody may give a cell to anybody."""
    return rights.may_publish(cell.source, cell.locale.pk)


def may_all(user: Any, cells: list[Cell], board: Board) -> bool:
    """Tell whether somebody may translate all cells."""
    rights = Rights(user, board.rights.tree)
    return all(rights.may_translate(cell.source, cell.locale.pk) for cell in cells)


def initial_of(cells: list[Cell]) -> dict[str, Any]:
    """Return what all cells have in common now."""
    held = {
        (cell.assignment.person_id, cell.assignment.due, cell.assignment.note)
        if cell.assignment
        else None
        for cell in cells
    }
    only = held.pop() if len(held) == 1 else None
    return dict(zip(("person", "due", "note"), only, strict=True)) if only else {}


def tasks_of(cells: list[Cell]) -> list[Task]:
    """Return the tasks of cells, with their sources as they are now; those deleted are left out."""
    keys: dict[Any, list[Any]] = {}
    for cell in cells:
        keys.setdefault(cell.source.model, []).append(cell.source.pk)
    originals = {
        (model, pk): row
        for model, pks in keys.items()
        for pk, row in model._default_manager.in_bulk(pks).items()
    }
    places = [(cell, (cell.source.model, cell.source.pk)) for cell in cells]
    return [Task(originals[place], cell.locale) for cell, place in places if place in originals]
