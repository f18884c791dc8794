"""The acceptance of an application: what would be made is shown before it is made."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from core.days import day_of
from participants.countries import FALLBACK, language_name
from participants.models import Authority
from participants.periods import FIRST_DAYS
from participants.services.evidence import EvidenceOpen
from submissions.desk.acting import ActView
from submissions.desk.actions import ACCEPT
from submissions.desk.forms import mail_field
from submissions.desk.wording import country, label_of_column, own_row
from submissions.models import MembershipApplication
from submissions.services.accepting import Plan, Wishes, accept, plan
from submissions.services.acts import Act
from submissions.services.correcting import label_of
from submissions.services.drafts import languages_for_drafts
from submissions.services.duplicates import Reason, Register

NEW = "new"


class AcceptForm(forms.Form):
    """As whom, since when, and in which language the drafts begin."""

    authority = forms.ChoiceField(
        label=gettext_lazy("Authority"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("One of the register keeps its facts; only what it lacks is added."),
    )
    since = forms.DateField(
        label=pgettext_lazy("first day of a period", "From"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("The first day of the adhesion."),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the drafts"),
        help_text=gettext_lazy("Profile and news begin in it; translators go on from there."),
    )
    text = mail_field(
        gettext_lazy("Further words"),
        gettext_lazy(
            "E-mailed below the number and the date: write in the language of the answer. "
            "May stay empty."
        ),
        required=False,
    )

    def __init__(self, matches: dict[Authority, list[Reason]], language: str, data: Any) -> None:
        languages = languages_for_drafts() or [settings.LANGUAGE_CODE]
        initial: dict[str, Any] = {
            "since": day_of(timezone.now()),
            "language": language if language in languages else languages[0],
        }
        if not matches:
            initial["authority"] = NEW
        super().__init__(data, initial=initial)
        self.matches = {str(authority.pk): authority for authority in matches}
        choices: Any = self.fields["authority"]
        choices.choices = [(NEW, _("A new one")), *map(_choice, matches.items())]
        choices = self.fields["language"]
        reader = get_language() or FALLBACK
        choices.choices = [(code, capfirst(language_name(code, reader))) for code in languages]

    def clean_since(self) -> Any:
        """Refuse a day on which there was nothing to join."""
        since = self.cleaned_data["since"]
        if since < FIRST_DAYS["alliance"]:
            raise ValidationError(_("The Alliance did not exist yet on this day."))
        return since

    @property
    def wishes(self) -> Wishes:
        """What was chosen; the form has to be valid."""
        values = self.cleaned_data
        authority = self.matches.get(values["authority"])
        return Wishes(authority, values["since"], values["language"], values["text"])


def _choice(match: tuple[Authority, list[Reason]]) -> tuple[str, str]:
    authority, reasons = match
    words = ", ".join(str(reason.label) for reason in reasons)
    return str(authority.pk), _("%(name)s, of the register: %(why)s") % {
        "name": authority,
        "why": words,
    }


class AcceptView(ActView):
    """Shows what an acceptance would make, then makes it."""

    act, action = Act.ACCEPT, ACCEPT
    template_name = "submissions/desk/accept.html"

    @cached_property
    def application(self) -> MembershipApplication:
        """Return the application."""
        application: MembershipApplication = own_row(self.submission)
        return application

    @cached_property
    def matches(self) -> dict[Authority, list[Reason]]:
        """Return the authorities that it may be, with why."""
        found = Register.read().like(self.application)
        rows = Authority.objects.in_bulk(list(found))
        return {rows[key]: reasons for key, reasons in found.items()}

    def make_form(self, data: Any) -> forms.BaseForm:
        return AcceptForm(self.matches, self.submission.language, data)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what would be made; make it when that is what was shown before."""
        if not self.is_possible():
            return self.not_possible()
        form: Any = self.form
        is_shown = form.is_valid() and request.POST.get("planned") == _name_of(form.wishes)
        is_wanted = request.POST.get("action") == "accept"
        if not is_shown or not is_wanted:
            if is_wanted and form.is_valid():
                messages.info(request, _("What would be made has changed: look, then accept."))
            return self.render_to_response(self.get_context_data())
        return self.attempt()

    def do(self) -> None:
        form: Any = self.form
        accept(self.turn, form.wishes)

    def attempt(self) -> HttpResponse:
        """Do it, or say at the form what stands in the way."""
        form: Any = self.form
        try:
            return super().attempt()
        except ValidationError as error:
            form.add_error(None, error.messages)
        except EvidenceOpen:
            text = _("The collection of evidence is open to readers: an administrator closes it.")
            form.add_error(None, text)
        except IntegrityError:
            form.add_error(None, _("The number or key was taken in the meantime: try again."))
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        wishes = self._wishes_to_show()
        planned = plan(self.application, wishes) if wishes else None
        return {
            **context,
            **(_in_words(planned) if planned else {}),
            "plan": planned,
            "country": country(self.submission),
            "planned": _name_of(wishes) if wishes else "",
            "complete_url": reverse(f"submissions:{Act.COMPLETE.value}", args=[self.submission.pk]),
        }

    def _wishes_to_show(self) -> Wishes | None:
        form: Any = self.form
        if form.is_bound:
            has_values = {"authority", "since", "language"} <= getattr(
                form, "cleaned_data", {}
            ).keys()
            return form.wishes if has_values and "text" in form.cleaned_data else None
        initial = form.initial
        if "authority" not in initial:
            return None
        return Wishes(None, initial["since"], initial["language"])


def _name_of(wishes: Wishes) -> str:
    """Return what tells choices apart that make other things."""
    key = wishes.authority.pk if wishes.authority else NEW
    return f"{key} {wishes.since.isoformat()} {wishes.language}"


def _in_words(planned: Plan) -> dict[str, Any]:
    """Return what is shown of a plan beside what it would make."""
    return {
        "problems": [
            _in_its_place(column, text)
            for column, texts in planned.problems.items()
            for text in texts
        ],
        "drafts_language": language_name(planned.language, get_language() or FALLBACK),
        "filled": [label_of(name) for name in planned.filled],
    }


def _in_its_place(column: str, text: str) -> str:
    """Return what has to be completed first, with the label of the form that completes it."""
    if column == NON_FIELD_ERRORS:
        return text
    return f"{label_of_column(MembershipApplication, column)}: {text}"
