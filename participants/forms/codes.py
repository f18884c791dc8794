"""Codes of places as they are typed: with proposals of the country, also without a script."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from participants.code_lists import COLUMNS, Code, System, is_unlisted, options
from participants.countries import country_codes

LOOK_UP = "register_codes:index"


class CodeInput(forms.TextInput):
    """A line with a list of proposals, and the way to the whole list.

    Another country's proposals are fetched when it is chosen; without a script they come with the
    next save, and the whole list is a link away.
    """

    template_name = "participants/admin/code_input.html"

    def __init__(self, system: System, country: str, codes: list[Code]) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.system, self.country, self.codes = system, country, codes

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        identity = f"{context['widget']['attrs'].get('id', name)}-codes"
        address = reverse(LOOK_UP, args=[self.system.value])
        context["widget"]["attrs"] |= {"list": identity, "data-codes": address}
        context |= {"identity": identity, "codes": self.codes}
        context |= {"address": address, "country": self.country, "system": LABELS[self.system]}
        return context

    class Media:
        js = ("participants/codes.js",)


LABELS = {System.SUBDIVISION: "ISO 3166-2", System.NUTS: "NUTS", System.LAU: "LAU"}


class CodesMixin:
    """A form of an authority, or of one that asks to be one, that proposes codes."""

    fields: dict[str, Any]
    data: Any
    instance: Any
    cleaned_data: dict[str, Any]

    def propose_codes(self, authorities: Any) -> None:
        """Let the fields of codes propose those of the country; `authorities` is the register."""
        typed = self.data.get("country") if self.data else getattr(self.instance, "country", "")
        country = typed if typed in country_codes() else ""
        for system, column in COLUMNS.items():
            if column in self.fields:
                codes = options(system, country, authorities) if country else []
                self.fields[column].widget = CodeInput(system, country, codes)

    def code_warnings(self) -> list[str]:
        """Return what to look at again once the form is saved: codes that are in no list."""
        country = str(self.cleaned_data.get("country") or getattr(self.instance, "country", ""))
        typed = {system: self.cleaned_data.get(column) for system, column in COLUMNS.items()}
        text = _(
            "%(code)s is not in the list of %(system)s codes of this country. Lists age: "
            "leave it if you know better."
        )
        return [
            text % {"code": code, "system": LABELS[system]}
            for system, code in typed.items()
            if code and is_unlisted(system, country, code)
        ]
