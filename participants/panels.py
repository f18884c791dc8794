"""The editors of the register: what stands where, in the order of the work."""

from typing import Any

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
)

from core.admin.rows import RowsPanel
from participants.forms.adhesions import AdhesionRowForm, AdhesionRows
from participants.forms.authorities import NameRows

MAP_MEDIA = Media(
    css={"all": ["leaflet/leaflet.css", "participants/map.css"]},
    js=["leaflet/leaflet.js", "participants/map.js"],
)
"""What a page with a map loads, all of it from here."""


class MapPickerPanel(HelpPanel):
    """A map on which a place is picked; the two number fields beside it work without it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "participants/admin/map_picker.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        @property
        def media(self) -> Media:
            return MAP_MEDIA


def adhesion_fields() -> list[Panel]:
    """Return the fields of an adhesion but for its authority."""
    return [
        FieldRowPanel([FieldPanel("instrument"), FieldPanel("ordinal")]),
        FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        FieldPanel("evidence"),
    ]


def authority_panels() -> list[Panel]:
    """Return the editor of an authority."""
    return [*_identity(), _place(), *_belonging(), *_people_and_numbers(), *_reaching_it()]


def _identity() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("endonym"), FieldPanel("endonym_language")]),
                FieldPanel("kind"),
                FieldPanel(
                    "key",
                    help_text=_(
                        "The same for ever, such as tivat: front ends and files know it by this. "
                        "Left empty, it is made from the own name."
                    ),
                ),
            ],
            heading=_("Identity"),
        ),
        RowsPanel(
            "names",
            rows=NameRows,
            panels=[FieldRowPanel([FieldPanel("language"), FieldPanel("name")])],
            heading=_("Names in other languages"),
            label=_("Name"),
            help_text=_(
                "The first name of a language is shown; further spellings are only searched by."
            ),
        ),
    ]


def _place() -> Panel:
    return MultiFieldPanel(
        [
            FieldPanel("country"),
            FieldRowPanel(
                [FieldPanel("subdivision_code"), FieldPanel("nuts_code"), FieldPanel("lau_code")]
            ),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            MapPickerPanel(),
        ],
        heading=_("Place"),
    )


def _belonging() -> list[Panel]:
    return [
        RowsPanel(
            "adhesions",
            rows=AdhesionRows,
            row=AdhesionRowForm,
            panels=adhesion_fields(),
            heading=_("Adhesions"),
            label=_("Adhesion"),
            help_text=_(
                "Who leaves gets a last day; who comes back gets a second adhesion with a number "
                "of its own."
            ),
        ),
        InlinePanel(
            "programme_participations",
            panels=[
                FieldRowPanel([FieldPanel("programme"), FieldPanel("phase")]),
                FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
            ],
            heading=_("Programmes"),
            label=_("Part in a programme"),
            help_text=_("One row for each programme, or for each phase of it."),
        ),
    ]


def _people_and_numbers() -> list[Panel]:
    return [
        InlinePanel(
            "heads",
            panels=[
                FieldRowPanel([FieldPanel("name"), FieldPanel("office")]),
                FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
            ],
            heading=_("Heads of the authority"),
            label=_("Head of the authority"),
            help_text=_("One row for each term: the one before gets a last day."),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("population"), FieldPanel("population_year")]),
                FieldPanel("population_source"),
            ],
            heading=_("Population"),
        ),
        InlinePanel(
            "figures",
            panels=[
                FieldRowPanel([FieldPanel("minimum"), FieldPanel("maximum"), FieldPanel("year")]),
                FieldPanel("source_term"),
                FieldPanel("source"),
                FieldPanel("source_url"),
            ],
            heading=_("Figures about communities"),
            label=_("Figure about a community"),
            help_text=_(
                "Estimates are indicative: give a range, the year, the source, and the term that "
                "the source itself uses. Without them, better give none."
            ),
        ),
    ]


def _reaching_it() -> list[Panel]:
    return [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_role")]),
                FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                FieldPanel("contact_legal_basis"),
                FieldPanel("contact_is_public"),
            ],
            heading=_("Contact"),
            help_text=_(
                "Seen by those who may change authorities. Readers see it only when “may be "
                "published” is ticked. Each change of it is recorded with date and person."
            ),
        ),
        FieldPanel("website"),
        InlinePanel(
            "accounts",
            panels=[FieldRowPanel([FieldPanel("network"), FieldPanel("url")])],
            heading=_("Social accounts"),
            label=_("Social account"),
            help_text=_("Its own accounts on social networks."),
        ),
    ]
