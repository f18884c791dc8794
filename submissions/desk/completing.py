"""Completing the facts of an application."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from submissions.desk.acting import ActView
from submissions.desk.actions import COMPLETE
from submissions.desk.forms import CompleteForm
from submissions.desk.wording import own_row
from submissions.services.acts import Act
from submissions.services.deciding import complete


class CompleteView(ActView):
    """Lets staff write codes, names and coordinates as the register keeps them."""

    act, action = Act.COMPLETE, COMPLETE

    def make_form(self, data: Any) -> forms.BaseForm:
        return CompleteForm(data, instance=own_row(self.submission))

    def do(self) -> None:
        form: Any = self.form
        complete(self.turn, {name: form.cleaned_data[name] for name in form.changed_data})

    def attempt(self) -> HttpResponse:
        """Save what was changed, and say what may be wrong with codes all the same."""
        form: Any = self.form
        if not form.changed_data:
            messages.info(self.request, _("Nothing was changed."))
            return redirect(self.screen_url)
        answer = super().attempt()
        if answer.status_code == HTTPStatus.FOUND:
            for warning in form.code_warnings():
                messages.warning(self.request, warning)
        return answer
