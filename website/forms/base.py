"""What every form asks for, and how its values go to the API and come back with errors."""

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from website.forms.fields import text

KEY = re.compile(r"[-\w]{16,64}", re.ASCII)
CAPITAL = re.compile(r"(?<=[a-z0-9])([A-Z])")
LONGEST_MESSAGE = 5000

Input = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; those that hardly anybody fills in are folded away."""

    legend: Promise | str
    names: Sequence[str]
    hint: Promise | str = ""
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A group as a form shows it."""

    group: Group
    fields: list[BoundField]

    @property
    def is_open(self) -> bool:
        """Whether somebody has something to read or to mend in it."""
        return any(field.errors or field.value() for field in self.fields)


class SubmissionForm(forms.Form):
    """A form whose values one mutation takes.

    Only what can't be written down for the API is refused here: a day that is none, a choice that
    is not there. The rest the API judges, for all front ends alike.
    """

    use_required_attribute = True
    groups: ClassVar[tuple[Group, ...]]
    own: ClassVar[tuple[str, ...]]
    """Fields that the input has under their own names."""
    renamed: ClassVar[dict[str, str]] = {}
    """Fields that an error names otherwise."""

    key = forms.CharField(widget=forms.HiddenInput)
    notice_version = forms.CharField(widget=forms.HiddenInput, required=False)
    homepage = forms.CharField(
        label=_("Leave this field empty: people don’t see it"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    contact_name = text(_("Your name"), 120, "name")
    contact_role = text(
        _("Your role"),
        120,
        "organization-title",
        required=False,
        help_text=_("Such as: mayor’s office, project manager."),
    )
    contact_email = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "inputmode": "email"}),
        help_text=_("We answer to this address."),
        error_messages={"invalid": _("Write an address such as name@example.org.")},
    )
    contact_phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("With the country’s number, such as +382 20 123 456."),
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.label_suffix = ""
        for field in self.fields.values():
            field.error_messages.setdefault("required", "")
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _("Fill in this field.")

    @staticmethod
    def new_key() -> str:
        """Return what the API knows a form by that is sent twice."""
        return secrets.token_urlsafe(24)

    def parts(self) -> Iterator[Part]:
        """Return the groups with their fields."""
        for group in self.groups:
            yield Part(group, [self[name] for name in group.names])

    def problems(self) -> list[tuple[BoundField | None, str]]:
        """Return each field that has errors with the first of them, in the order of the form."""
        shown = [field for part in self.parts() for field in part.fields]
        unseen = self.errors.keys() - {field.name for field in shown}
        found: list[tuple[BoundField | None, str]] = []
        found += [(None, str(error)) for name in sorted(unseen) for error in self.errors[name]]
        found += [(field, str(field.errors[0])) for field in shown if field.errors]
        return found

    def as_input(self, locale: str) -> Input:
        """Return what the mutation takes; without what was left empty."""
        values = self.cleaned_data
        own = {camel(name): _written(values[name]) for name in self.own if values[name] is not None}
        contact = {part: values[f"contact_{part}"] for part in ("name", "role", "email", "phone")}
        return {
            **{name: value for name, value in own.items() if value != ""},
            "contact": contact,
            "message": values["message"],
            "locale": locale,
            "noticeVersion": values["notice_version"],
            "consentsToPublication": values.get("consents_to_publication", False),
            "idempotencyKey": values["key"],
            "homepage": values["homepage"],
        }

    def take_errors(self, errors: Iterable[dict[str, Any]]) -> None:
        """Show the API's errors at the fields that they are about.

        Each once: a field may have been sent as two values.
        """
        for error in errors:
            name = self.field_at(error["path"])
            place = name if self._is_shown(name) else NON_FIELD_ERRORS
            if error["message"] not in self.errors.get(place, ()):
                self.add_error(place, error["message"])

    def field_at(self, path: Sequence[str]) -> str:
        """Return the field that a path of an input stands for; maybe there is none."""
        name = "_".join(snake(part) for part in path)
        return self.renamed.get(name, name)

    def _is_shown(self, name: str) -> bool:
        return any(name in group.names for group in self.groups)


def camel(name: str) -> str:
    """Return the API's name for a field."""
    first, *rest = name.split("_")
    return "".join((first, *map(capfirst, rest)))


def snake(name: str) -> str:
    """Return a field's name for the API's."""
    return CAPITAL.sub(r"_\1", name).lower()


def _written(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
