"""Completing the facts of an application."""

from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from submissions.desk.acting import ActView
from submissions.desk.forms import CompleteForm
from submissions.desk.wording import own_row
from submissions.services.acts import Act
from submissions.services.deciding import complete


class CompleteView(ActView):
    """Lets staff write codes, names and coordinates as the register keeps them."""

    act = Act.COMPLETE

    def make_form(self, data: Any) -> forms.BaseForm:
        return CompleteForm(data, instance=own_row(self.submission))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was changed."""
        if not self.is_possible():
            return self.not_possible()
        form: Any = self.form
        if not form.is_valid():
            return self.render_to_response(self.get_context_data())
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        if not values:
            messages.info(request, _("Nothing was changed."))
            return redirect(self.screen_url)
        answer = self.attempt(lambda: complete(self.turn, values))
        if answer.status_code == HTTPStatus.FOUND:
            for warning in form.code_warnings():
                messages.warning(request, warning)
        return answer
