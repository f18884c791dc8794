"""Corrections beside the register, taken over field by field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.days import day_of
from participants.models import Office
from submissions.desk.acting import ActView
from submissions.desk.actions import CORRECT
from submissions.desk.forms import mail_field
from submissions.desk.wording import own_row
from submissions.services.acts import Act
from submissions.services.correcting import HEAD, Choices, Compared, compared, correct
from submissions.services.facts import heads_today

ANOTHER, SAME = "another", "same"


class CorrectForm(forms.Form):
    """What is taken over, and what the register has to know besides when the head changes."""

    ticked = forms.MultipleChoiceField(required=False)
    head = forms.ChoiceField(
        label=gettext_lazy("The head of the authority"),
        choices=[
            (ANOTHER, gettext_lazy("Another person: the term of the one before ends")),
            (SAME, gettext_lazy("The same person, whose name was written wrong")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    head_since = forms.DateField(
        label=gettext_lazy("In office from"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("Of another person. The term of the one before ends a day earlier."),
    )
    head_office = forms.ChoiceField(
        label=gettext_lazy("Office"),
        choices=Office.choices,
        required=False,
        help_text=gettext_lazy("The register names no head yet."),
    )
    text = mail_field(
        gettext_lazy("Further words"),
        gettext_lazy(
            "E-mailed below the list of what was taken over: write in the language of the answer. "
            "May stay empty."
        ),
        required=False,
    )

    def __init__(self, rows: list[Compared], authority: Any, data: Any) -> None:
        super().__init__(data, initial={"head": ANOTHER, "head_since": day_of(timezone.now())})
        ticked: Any = self.fields["ticked"]
        ticked.choices = [(str(row.change.pk), row.label) for row in rows]
        self.head_key = next((str(r.change.pk) for r in rows if r.change.field == HEAD), "")
        self.has_head = bool(authority) and heads_today(authority).exists()
        if not self.head_key or self.has_head:
            del self.fields["head_office"]
        if not self.head_key or not self.has_head:
            del self.fields["head"]
        if not self.head_key:
            del self.fields["head_since"]

    def clean(self) -> dict[str, Any]:
        """Ask for the first day of another person."""
        cleaned: dict[str, Any] = super().clean() or {}
        is_ticked = self.head_key and self.head_key in cleaned.get("ticked", ())
        needs_day = is_ticked and self.has_head and not self._is_same
        if needs_day and not cleaned.get("head_since") and "head_since" not in self.errors:
            self.add_error("head_since", _("Say from which day on."))
        return cleaned

    @property
    def _is_same(self) -> bool:
        return bool(self.cleaned_data.get("head") == SAME)

    @property
    def choices(self) -> Choices:
        """What was chosen; the form has to be valid."""
        values = self.cleaned_data
        return Choices(
            ticked=frozenset(map(int, values["ticked"])),
            head_since=None if self._is_same else values.get("head_since"),
            head_office=values.get("head_office", ""),
            text=values["text"],
        )


class CorrectView(ActView):
    """Shows what was, what is and what is proposed; takes over what is ticked."""

    act, action = Act.CORRECT, CORRECT
    template_name = "submissions/desk/correct.html"

    @cached_property
    def rows(self) -> list[Compared]:
        """Return what is proposed, beside the register."""
        return compared(own_row(self.submission))

    def make_form(self, data: Any) -> forms.BaseForm:
        return CorrectForm(self.rows, own_row(self.submission).authority, data)

    def do(self) -> None:
        form: Any = self.form
        correct(self.turn, form.choices)

    def attempt(self) -> HttpResponse:
        """Take over, or say what the register can't take."""
        try:
            return super().attempt()
        except ValidationError as error:
            self.form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form: Any = self.form
        chosen = form.data.getlist("ticked") if form.is_bound else []
        return {
            **super().get_context_data(**kwargs),
            "rows": [(row, str(row.change.pk) in chosen) for row in self.rows],
            "fields": [field for field in form if field.name != "ticked"],
        }
