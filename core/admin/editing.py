"""Saving and deleting rows in the admin: what can't be done is said, with what to do first."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView


class CheckedSaveMixin:
    """Answers with the form when the database refuses what the form let pass.

    That happens when somebody else took a number a moment ago, or when two rows of one form swap
    what only one row may have: they are written one after the other.
    """

    request: HttpRequest
    get_error_message: Callable[[], str]
    form_invalid: Callable[[Any], HttpResponse]

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, or say what stands in the way; nothing is written then."""
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]  # a view's, beside this mixin
        except (IntegrityError, ValidationError) as refusal:
            form.add_error(None, _reason(refusal))
            self.produced_error_message = self.get_error_message()
            return self.form_invalid(form)


def _reason(refusal: IntegrityError | ValidationError) -> Any:
    if isinstance(refusal, ValidationError):
        return refusal.messages
    return _(
        "A number, key or name was taken in the meantime, or two rows exchanged theirs. Look at "
        "what is stored now; to exchange, empty one row first and save."
    )


class CheckedCreateView(CheckedSaveMixin, CreateView):
    """The form of a new row."""


class CheckedEditView(CheckedSaveMixin, EditView):
    """The editor of a row."""


class ExplainingDeleteView(DeleteView):
    """Asks before a row is deleted; says what to do first when something depends on it."""

    refused_template_name = "core/admin/cannot_delete.html"

    def obstacles(self) -> list[tuple[str, str]]:
        """Return what stands in the way: what to do, and the address where it is done."""
        return []

    def get_template_names(self) -> list[str]:
        if self.obstacles():
            return [self.refused_template_name]
        names: list[str] = super().get_template_names()
        return names

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "obstacles": self.obstacles()}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Delete, or lead to what stands in the way."""
        if not self.obstacles():
            try:
                response: HttpResponse = super().post(request, *args, **kwargs)
            except ProtectedError:
                pass  # Added since the question; the answer below names it.
            else:
                return response
        messages.error(request, _("“%(row)s” was not deleted.") % {"row": self.object})
        return redirect(request.path)


class OneByOneDeletion(DeleteBulkAction):
    """The address of deleting a selection, for models whose listings offer none.

    A subclass names the `models`, and is registered after Wagtail's own action.
    """

    AFTER_WAGTAILS_OWN: ClassVar[int] = 100

    models: ClassVar[list[Any]] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.error(request, _("These rows are deleted one by one."))
        return redirect(reverse(self.model.snippet_viewset.get_url_name("list")))
