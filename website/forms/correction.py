"""Someone asks for a correction of what the register says of a listed authority."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from website.forms.base import LONGEST_MESSAGE, Group, Input, SubmissionForm
from website.forms.fields import degrees, number, text, web_address

FACTS = (
    "endonym", "website", "population", "population_year", "population_source", "head_name",
    "subdivision_code", "nuts_code", "lau_code", "latitude", "longitude",
)  # fmt: skip
CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone")
"""What the register has of the authority's contact; the form's own are those of who asks."""


def listed(name: str) -> str:
    """Return the form's name for what the register has of a contact."""
    return f"listed_{name}"


class CorrectionForm(SubmissionForm):
    """The public facts as they stand, to be written over; only what differs is sent.

    What they were is in the page as well: facts that were changed in the meantime are not taken for
    a visitor's changes.
    """

    groups: ClassVar[tuple[Group, ...]] = (
        Group(
            _("What the register says"),
            ("endonym", "website", "head_name"),
            _("Change what is wrong, and leave the rest as it is."),
        ),
        Group(_("Inhabitants"), ("population", "population_year", "population_source")),
        Group(
            _("Codes and coordinates"),
            ("latitude", "longitude", "subdivision_code", "nuts_code", "lau_code"),
            is_folded=True,
        ),
        Group(_("Who asks"), (*CONTACT, "is_contact", "message")),
        Group(
            _("Another contact of the authority"),
            tuple(map(listed, CONTACT)),
            _("What is not public is not shown here; what you don’t touch stays as it is."),
            is_folded=True,
        ),
    )
    own: ClassVar[tuple[str, ...]] = ()

    endonym = text(_("Own name"), 160, required=False)
    website = web_address(_("Website"), required=False, attrs={"autocomplete": "off"})
    head_name = text(_("Mayor or president"), 120, required=False)
    population = number(_("Number of inhabitants"), required=False)
    population_year = number(_("Year"), required=False)
    population_source = text(_("Source"), 200, required=False)
    subdivision_code = text("ISO 3166-2", 6, required=False, attrs={"class": "short"})
    nuts_code = text("NUTS", 5, required=False, attrs={"class": "short"})
    lau_code = text("LAU", 20, required=False, attrs={"class": "short"})
    latitude = degrees(_("Latitude"), 90, required=False)
    longitude = degrees(_("Longitude"), 180, required=False)
    message = forms.CharField(
        label=_("Where we can read that, or what else we should know"),
        max_length=LONGEST_MESSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    is_contact = forms.BooleanField(
        label=_("I am the authority’s contact: the register takes over what I have written here"),
        required=False,
    )
    listed_contact_name = text(_("Name"), 120, required=False)
    listed_contact_role = text(_("Role"), 120, required=False)
    listed_contact_email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "inputmode": "email"}),
    )
    listed_contact_phone = forms.CharField(
        label=_("Telephone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in (*FACTS, *map(listed, CONTACT)):
            self.fields[name].show_hidden_initial = True

    def as_input(self, locale: str) -> Input:
        """Return what the mutation takes."""
        changes = [
            {"field": field.upper(), "value": _text_of(self.cleaned_data[source])}
            for field, source in self._sent
        ]
        return {"changes": changes, **super().as_input(locale)}

    def field_at(self, path: Sequence[str]) -> str:
        """Return the field that a path of an input stands for."""
        match path:
            case ["changes", place, *_rest] if place.isdecimal():
                return self._sent[int(place)][1] if int(place) < len(self._sent) else ""
        return super().field_at(path)

    @cached_property
    def _sent(self) -> list[tuple[str, str]]:
        """Return the API's fields that are to change, each with the field that says into what.

        Kept as it was sent: a field with an error has no value any more.
        """
        changed = set(self.changed_data)
        facts = [(name, name) for name in FACTS if name in changed]
        if self.cleaned_data.get("is_contact"):
            return facts + [(name, name) for name in CONTACT if self._is_new(name)]
        return facts + [(name, listed(name)) for name in CONTACT if listed(name) in changed]

    def _is_new(self, name: str) -> bool:
        """Tell whether who asks has written something that the register doesn't say already."""
        known = self.data.get(self[listed(name)].html_initial_name, "")
        return self.cleaned_data.get(name, "") not in {"", known}


def facts_of(authority: dict[str, Any]) -> dict[str, Any]:
    """Return the public facts of an authority, as the API answers them, by field."""
    population, place = authority["population"] or {}, authority["coordinates"] or {}
    contact = authority["contact"] or {}
    return {
        "endonym": authority["endonym"],
        "website": authority["website"],
        "head_name": next((each["name"] for each in authority["heads"] if each["isCurrent"]), ""),
        "population": population.get("value"),
        "population_year": population.get("year"),
        "population_source": population.get("source", ""),
        "subdivision_code": authority["subdivisionCode"],
        "nuts_code": authority["nutsCode"],
        "lau_code": authority["lauCode"],
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        **{listed(name): contact.get(name.removeprefix("contact_"), "") for name in CONTACT},
    }


def _text_of(value: Any) -> str:
    return "" if value is None else str(value)
