"""The spreadsheet of authorities: every column of the register."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.admin.exports import ExportColumn
from participants.admin.wording import country_of, joined, period, yes_or_no


def profiles_of(authority: Any) -> str:
    """Return the languages of the profiles; those that readers don't see yet in brackets."""
    languages = (
        profile.language if profile.live else f"({profile.language})"
        for profile in authority.profiles.all()
    )
    return ", ".join(languages)


def _adhesions(authority: Any) -> str:
    return joined(
        " ".join(filter(None, [row.get_instrument_display(), _number(row), period(row)]))
        for row in authority.adhesions.all()
    )


def _number(row: Any) -> str:
    return str(row.ordinal) if row.ordinal else ""


def _programmes(authority: Any) -> str:
    return joined(f"{row} {period(row)}" for row in authority.programme_participations.all())


def _heads(authority: Any) -> str:
    return joined(
        f"{row.name}, {row.get_office_display()}, {period(row)}" for row in authority.heads.all()
    )


def _figures(authority: Any) -> str:
    return joined(
        f"{row.minimum}–{row.maximum} ({row.year}), {row.source_term}, {row.source}"
        for row in authority.figures.all()
    )


def _column(key: str, heading: Any) -> ExportColumn:
    """Return the column of a field as it is stored."""
    return key, heading, lambda authority: getattr(authority, key)


REGISTER_COLUMNS: list[ExportColumn] = [
    _column("key", _("Key")),
    _column("endonym", _("Own name")),
    _column("endonym_language", _("Language of the own name")),
    ("kind", _("Kind"), lambda authority: authority.get_kind_display()),
    _column("country", _("Country code")),
    ("country_name", _("Country"), country_of),
    _column("subdivision_code", _("ISO 3166-2")),
    _column("nuts_code", _("NUTS")),
    _column("lau_code", _("LAU")),
    _column("latitude", _("Latitude")),
    _column("longitude", _("Longitude")),
    ("names", _("Names"), lambda authority: joined(authority.names.all())),
    _column("alliance_number", _("Alliance number")),
    _column("alliance_since", _("Alliance since")),
    ("adhesions", _("Adhesions"), _adhesions),
    ("programmes", _("Programmes"), _programmes),
    ("profiles", _("Profiles"), profiles_of),
    ("heads", _("Heads of the authority"), _heads),
    _column("population", _("Population")),
    _column("population_year", _("Year of the population")),
    _column("population_source", _("Source of the population")),
    ("figures", _("Figures about communities"), _figures),
    _column("website", _("Website")),
    ("accounts", _("Social accounts"), lambda authority: joined(authority.accounts.all())),
]

CONTACT_COLUMNS: list[ExportColumn] = [
    _column("contact_name", _("Contact: name")),
    _column("contact_role", _("Contact: role")),
    _column("contact_email", _("Contact: e-mail")),
    _column("contact_phone", _("Contact: telephone")),
    (
        "contact_legal_basis",
        _("Contact: legal basis"),
        lambda row: row.get_contact_legal_basis_display(),
    ),
    (
        "contact_is_public",
        _("Contact: may be published"),
        lambda row: yes_or_no(row.contact_is_public),
    ),
]
