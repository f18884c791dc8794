"""An organisation proposes to work together."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from core.countries import country_choices
from website.forms.base import LONGEST_MESSAGE, Group, SubmissionForm
from website.forms.fields import choice, text, web_address


class CooperationForm(SubmissionForm):
    """Who it is, where it works, and what it would do."""

    groups: ClassVar[tuple[Group, ...]] = (
        Group(_("Your organisation"), ("organisation_name", "country", "website", "places")),
        Group(_("Your proposal"), ("message",)),
        Group(
            _("Contact person"), ("contact_name", "contact_role", "contact_email", "contact_phone")
        ),
    )
    own: ClassVar[tuple[str, ...]] = ("organisation_name", "country", "website", "places")

    organisation_name = text(_("Name"), 160, "organization")
    country = choice(
        _("Country"), country_choices, "country", error_messages={"required": _("Choose one.")}
    )
    website = web_address(
        _("Website"),
        required=False,
        attrs={"autocomplete": "url"},
        help_text=_("Such as https://www.example.org"),
    )
    places = text(
        _("Where it works"), 300, required=False, help_text=_("Cities, regions or countries.")
    )
    message = forms.CharField(
        label=_("What would you like to do together?"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
