"""What is asked before something is done with a submission."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.forms.codes import CodesMixin
from participants.models import Authority
from submissions.desk.rights import moderators
from submissions.desk.wording import label_of_column
from submissions.models import MembershipApplication
from submissions.services.facts import SOURCES, authority_of
from submissions.services.turns import name_of

LONGEST_MAIL = 4000


class Confirmation(forms.Form):
    """Nothing but yes."""


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For colleagues; who sent it never sees it. It is deleted with the rest."),
    )


class VouchForm(forms.Form):
    """How an authority confirmed a correction without the link."""

    how = forms.CharField(
        label=_("How the authority confirmed it"),
        max_length=200,
        help_text=_("Such as “by telephone, through the town hall’s number”. Name nobody."),
    )


def mail_field(label: Any, help_text: Any, *, required: bool = True) -> forms.CharField:
    """Return a field for a text that is mailed."""
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_MAIL,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=help_text,
    )


class QuestionForm(forms.Form):
    """A question that is mailed."""

    text = mail_field(
        _("Question"),
        _("E-mailed as it stands: write in the language of the answer. The reply goes to you."),
    )


class ReasonForm(forms.Form):
    """A reason that is mailed."""

    text = mail_field(_("Reason"), _("E-mailed as it stands: write in the language of the answer."))


class QuietReasonForm(forms.Form):
    """Nothing to fill in: nobody is told about a suspect one."""


class AgreementForm(forms.Form):
    """How an offer to cooperate goes on."""

    text = mail_field(
        _("How it goes on"), _("E-mailed as it stands: write in the language of the answer.")
    )


class UndoForm(forms.Form):
    """What is told to who was accepted."""

    text = mail_field(
        _("Explanation"),
        _("E-mailed as it stands: write in the language of the answer. Left empty, nothing goes."),
        required=False,
    )


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # of people
    """Offers people by their names."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AssignForm(forms.Form):
    """Who has it from now on."""

    person = PersonField(
        queryset=None,
        required=False,
        label=_("Person"),
        empty_label=_("Nobody"),
        help_text=_("Those who may answer submissions."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["person"]
        field.queryset = moderators()


def _form_field(column: Any, **options: Any) -> Any:
    """Return a column's field; an address without a scheme is taken for a safe one."""
    if isinstance(column, models.URLField):
        options["assume_scheme"] = "https"
    return column.formfield(**options)


class CompleteForm(CodesMixin, forms.ModelForm):  # type: ignore[type-arg]  # of applications
    """What the register needs of an applicant, with the register's own checks."""

    class Meta:
        model = MembershipApplication
        formfield_callback = _form_field
        fields = MembershipApplication.facts
        widgets: ClassVar[dict[str, Any]] = {
            "resolution_date": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = label_of_column(self.instance, name)
        self.propose_codes(Authority.objects.all())

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # Django's own step, which its stubs leave out
        try:
            authority_of(self.instance).clean()
        except ValidationError as error:
            for column, messages in error.message_dict.items():
                name = SOURCES.get(column, column)
                if name in self.fields and name not in self.errors:
                    self.add_error(name, messages)
