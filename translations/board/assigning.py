"""Assigning cells of the board: one person, one due date for all that are ticked."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView

from translations.board.filters import name_of
from translations.board.reading import Board
from translations.board.rights import SUBMIT, Rights
from translations.board.rows import Cell
from translations.board.states import State
from translations.board.ticked import TickedMixin
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

    def clean_due(self) -> Any:
        """Refuse a day that has passed, unless all cells have it already."""
        due = self.cleaned_data["due"]
        if due and due < timezone.localdate() and due != self.initial.get("due"):
            raise forms.ValidationError(_("This day has passed: choose a later one."))
        return due


class AssignView(TickedMixin, TemplateView):
    """Asks who gets the ticked cells, then gives them; `action` is `assign`, `free` or nothing."""

    http_method_names = ["post"]
    page_title = gettext_lazy("Assign translations")
    template_name = "translations/board/assign.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask, assign or free; raises PermissionDenied when one of the cells isn't the viewer's."""
        if not self.cells:
            return self.refused(_("Tick the cells that you want to assign first."))
        action = request.POST.get("action")
        if action == "free":
            return self._free()
        data = request.POST if action == "assign" else None
        self.form = AssignmentForm(self.people, data, initial=initial_of(self.cells))
        if self.form.is_valid():
            return self._assign(**self.form.cleaned_data)
        return self.render_to_response(self.get_context_data())

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
            "current": sum(cell.state is State.CURRENT for cell in self.cells),
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
        text = ngettext("%(count)d translation is now assigned to %(person)s.",
                        "%(count)d translations are now assigned to %(person)s.", done)  # fmt: skip
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
        text = ngettext("%(count)d translation is not assigned any more.",
                        "%(count)d translations are not assigned any more.", done)  # fmt: skip
        messages.success(self.request, text % {"count": done})
        return redirect(self.next_url)

    def _refuse(self, task: Task) -> None:
        names = {"title": task.original, "language": task.locale}
        text = _("“%(title)s” in %(language)s was left as it is: it is assigned to somebody else.")
        messages.error(self.request, text % names)


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
