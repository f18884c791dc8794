"""An authority asks to join."""

from typing import ClassVar

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.countries import country_choices, language_choices
from website import wording
from website.forms.base import Group, SubmissionForm
from website.forms.fields import choice, degrees, number, text, web_address
from website.uploads import most_megabytes


def _one_file() -> str:
    return gettext("One file of %(most)s MB at most.") % {"most": most_megabytes()}


class MembershipForm(SubmissionForm):
    """Who it is, what its council has decided, and whom to answer."""

    groups: ClassVar[tuple[Group, ...]] = (
        Group(
            _("Your authority"),
            (
                "authority_kind",
                "authority_name",
                "authority_language",
                "english_name",
                "country",
                "website",
            ),
        ),
        Group(
            _("Inhabitants"),
            ("population", "population_year", "population_source"),
            _("If you give a number, say of which year it is and who counted."),
        ),
        Group(_("Mayor or president"), ("head_name", "head_office")),
        Group(
            _("The decision to join"),
            ("resolution_date", "resolution"),
            _("Your council’s resolution, or a signature that the council has mandated."),
        ),
        Group(
            _("Codes and coordinates"),
            ("latitude", "longitude", "subdivision_code", "nuts_code", "lau_code"),
            _("Only if you have them at hand: we complete them."),
            is_folded=True,
        ),
        Group(
            _("Contact person"),
            (
                "contact_name",
                "contact_role",
                "contact_email",
                "contact_phone",
                "consents_to_publication",
            ),
        ),
        Group(_("Anything else"), ("message",)),
    )
    own: ClassVar[tuple[str, ...]] = (
        "authority_name", "authority_language", "english_name", "authority_kind", "country",
        "subdivision_code", "nuts_code", "lau_code", "latitude", "longitude", "website",
        "population", "population_year", "population_source", "head_name", "head_office",
        "resolution_date", "resolution_upload",
    )  # fmt: skip
    renamed: ClassVar[dict[str, str]] = {"resolution_upload": "resolution"}

    authority_kind = forms.ChoiceField(
        label=_("Kind"),
        choices=lambda: list(wording.AUTHORITY_KIND.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    authority_name = text(
        _("Own name"), 160, "organization", help_text=_("As the authority writes it itself.")
    )
    authority_language = choice(
        _("Language of the own name"), language_choices, "language", required=False
    )
    english_name = text(
        _("Name in English"), 160, required=False, help_text=_("If it is another one.")
    )
    country = choice(
        _("Country"), country_choices, "country", error_messages={"required": _("Choose one.")}
    )
    website = web_address(
        _("Website"),
        required=False,
        attrs={"autocomplete": "url"},
        help_text=_("Such as https://www.example.org"),
    )
    population = number(_("Number of inhabitants"), required=False)
    population_year = number(_("Year"), required=False, help_text=_("Four digits, such as 2021."))
    population_source = text(
        _("Source"),
        200,
        required=False,
        help_text=_("Such as the census, or a statistical office."),
    )
    head_name = text(_("Name"), 120, required=False)
    head_office = choice(_("Office"), lambda: list(wording.OFFICE.items()), required=False)
    resolution_date = forms.DateField(
        label=_("Date of the decision"),
        required=False,
        widget=forms.DateInput(
            attrs={"type": "date", "class": "short", "autocomplete": "off"}, format="%Y-%m-%d"
        ),
    )
    resolution = forms.FileField(
        label=_("The decision as a PDF"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        help_text=lazy(_one_file, str)(),
    )
    resolution_upload = forms.CharField(required=False, widget=forms.HiddenInput)
    resolution_file_name = forms.CharField(required=False, widget=forms.HiddenInput)
    subdivision_code = text(
        "ISO 3166-2",
        6,
        required=False,
        help_text=_("Of the region, such as ME-19."),
        attrs={"class": "short"},
    )
    nuts_code = text(
        "NUTS",
        5,
        required=False,
        help_text=_("Of Eurostat, such as ES61."),
        attrs={"class": "short"},
    )
    lau_code = text(
        "LAU", 20, required=False, help_text=_("Of the municipality."), attrs={"class": "short"}
    )
    latitude = degrees(_("Latitude"), 90, required=False, help_text=_("In degrees, such as 42.43."))
    longitude = degrees(_("Longitude"), 180, required=False)
    consents_to_publication = forms.BooleanField(
        label=_("The contact person may be named on the public profile"),
        required=False,
        help_text=_(
            "This is up to you, and you can take it back at any time by the link in our e-mails."
        ),
    )
