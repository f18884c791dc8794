"""Forms at which something is done with a submission, each with what is asked and confirmed."""

from abc import ABC, abstractmethod
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from submissions.audit.wording import person
from submissions.desk.actions import ASKED, Action, AskedAction
from submissions.desk.inbox import SCREEN, TITLE
from submissions.desk.rights import ModeratorsOnly, acts_of
from submissions.desk.wording import language, who, with_own_tables
from submissions.models import Submission
from submissions.services.acts import Act
from submissions.services.looking import note_look
from submissions.services.turns import NotPossible, Outdated, Turn, version_of
from submissions.services.undoing import CantUndo

NO_VERSION = -1
"""What nothing has: a form that doesn't say what it was filled in on."""


class SubmissionScreen(ModeratorsOnly, WagtailAdminTemplateMixin, TemplateView):
    """What all screens of one submission share."""

    page_title = TITLE
    header_icon = "mail"

    @cached_property
    def submission(self) -> Submission:
        """Return the submission. Raises Http404."""
        rows = with_own_tables(Submission.objects.all())
        found: Submission = get_object_or_404(rows, pk=self.kwargs["pk"])
        return found

    @cached_property
    def screen_url(self) -> str:
        """Return where the submission is read."""
        return reverse(SCREEN, args=[self.kwargs["pk"]])

    def get_page_subtitle(self) -> str:
        return self.submission.reference

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        inbox = {"url": reverse("submissions:index"), "label": TITLE}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.submission.reference}]


class ActView(SubmissionScreen, ABC):
    """Asks for what an act needs, then does it, unless somebody else was faster."""

    template_name = "submissions/desk/act.html"
    act: Act

    @property
    @abstractmethod
    def action(self) -> Action:
        """What is asked and said."""

    @abstractmethod
    def make_form(self, data: Any) -> forms.BaseForm:
        """Return the form with what was typed."""

    @abstractmethod
    def do(self) -> None:
        """Do it, with what the form says; the form is valid."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        if not self.is_possible():
            return self.not_possible()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show the form again with what is wrong."""
        if not self.is_possible():
            return self.not_possible()
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data())
        return self.attempt()

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Show the form; what was sent stands in many of them, so that it counts as a look."""
        note_look(self.submission, self.request.user)
        response: HttpResponse = super().render_to_response(context, **kwargs)
        return response

    def attempt(self) -> HttpResponse:
        """Do it; who comes too late is told who was faster, with the form kept."""
        try:
            self.do()
        except NotPossible:
            return self.not_possible()
        except CantUndo as refusal:
            self.form.add_error(None, refusal.reasons)
            return self.render_to_response(self.get_context_data())
        except Outdated as outdated:
            messages.error(self.request, _too_late(outdated))
            self.__dict__.pop("submission", None)
            if not self.is_possible():
                return redirect(self.screen_url)
            return self.render_to_response(self.get_context_data())
        messages.success(self.request, self.action.done)
        return redirect(self.screen_url)

    def is_possible(self) -> bool:
        """Tell whether this person can do it now."""
        return self.act in acts_of(self.request.user, self.submission)

    def not_possible(self) -> HttpResponse:
        """Say that it can't be done now, and show the submission."""
        messages.error(self.request, _("This can’t be done with it as it stands."))
        return redirect(self.screen_url)

    def is_written_to(self) -> bool:
        """Tell whether words are asked for that are mailed."""
        return "text" in self.form.fields and self.act is not Act.NOTE

    @cached_property
    def form(self) -> forms.BaseForm:
        """Return the form, filled in where it was sent."""
        return self.make_form(self.request.POST if self.request.method == "POST" else None)

    @property
    def turn(self) -> Turn:
        """The decision, on what the form was filled in on."""
        seen = self.request.POST.get("seen", "")
        version = int(seen) if seen.isdecimal() and len(seen) <= len(str(2**63)) else NO_VERSION
        return Turn(self.submission.pk, version, self.request.user)

    def get_page_title(self) -> str:
        return str(self.action.title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        *before, own = super().get_breadcrumbs_items()
        here = {"url": "", "label": self.action.title}
        return [*before, {**own, "url": self.screen_url}, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "submission": self.submission,
            "who": who(self.submission),
            "language": language(self.submission) if self.is_written_to() else "",
            "screen_url": self.screen_url,
            "action": self.action,
            "explanation": self.action.explanation_for(self.submission),
            "form": self.form,
            "seen": version_of(self.submission),
        }


class AskingView(ActView):
    """An act for which a form asks all that it needs."""

    act = Act.NOTE

    @property
    def action(self) -> AskedAction:
        return ASKED[self.act]

    def make_form(self, data: Any) -> forms.BaseForm:
        # Who has it by now is chosen at first; no other form asks for a person.
        initial = {"person": self.submission.assigned_to_id}
        return self.action.form_for(self.submission)(data, initial=initial)

    def do(self) -> None:
        self.action.do(self.turn, self.form.cleaned_data)


def _too_late(outdated: Outdated) -> str:
    event = outdated.event
    if event is None:
        return _("Nothing was done: look at it once more.")
    words = {"person": person(event), "what": event.get_what_display()}
    return _("Nothing was done: %(person)s was faster (%(what)s). Look at it once more.") % words
