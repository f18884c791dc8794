"""Deleting a selection: the register's listings offer none."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from participants.models import Adhesion, Authority, Programme


class OneByOneDeletion(DeleteBulkAction):
    """The address of deleting a selection: the register's listings offer none."""

    models: ClassVar[list[Any]] = [Authority, Adhesion, Programme]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.error(request, _("Rows of the register are deleted one by one."))
        return redirect(reverse(self.model.snippet_viewset.get_url_name("list")))
