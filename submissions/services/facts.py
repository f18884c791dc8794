"""What an application says of an authority, as the register would keep it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from core.days import day_of
from core.names import name_of
from participants.models import Authority, AuthorityHead, AuthorityName
from participants.models.authorities import CONTACT_FIELDS
from participants.querysets.register import in_force
from submissions.models import MembershipApplication

SOURCES = {
    "kind": "authority_kind",
    "endonym": "authority_name",
    "endonym_language": "authority_language",
    "country": "country",
    "subdivision_code": "subdivision_code",
    "nuts_code": "nuts_code",
    "lau_code": "lau_code",
    "latitude": "latitude",
    "longitude": "longitude",
    "website": "website",
    "population": "population",
    "population_year": "population_year",
    "population_source": "population_source",
}
"""By column of an authority the column of an application."""

IDENTITY = frozenset({"kind", "endonym", "endonym_language", "country"})
"""What an authority that stands in the register has already."""

GROUPS = (
    ("subdivision_code",),
    ("nuts_code",),
    ("lau_code",),
    ("latitude", "longitude"),
    ("website",),
    ("population", "population_year", "population_source"),
    CONTACT_FIELDS,
)
"""Columns that say something only together."""

NOTHING = (None, "")
ENGLISH = "en"

DERIVED = frozenset({"key", "sort_key", "authority"})
"""Columns that nobody has typed."""


def authority_of(application: MembershipApplication) -> Authority:
    """Return the authority that an application would make, not saved; without its key."""
    authority = Authority()
    for column, source in SOURCES.items():
        setattr(authority, column, getattr(application, source))
    _take_contact(authority, application)
    return authority


def fill(authority: Authority, application: MembershipApplication) -> list[str]:
    """Complete an authority of the register, not saved; return the columns that were empty."""
    filled = []
    for group in GROUPS:
        if any(getattr(authority, column) not in NOTHING for column in group):
            continue
        if group == CONTACT_FIELDS:
            _take_contact(authority, application)
        else:
            for column in group:
                setattr(authority, column, getattr(application, SOURCES[column]))
        filled += [column for column in group if getattr(authority, column) not in NOTHING]
    return filled


def _take_contact(authority: Authority, application: MembershipApplication) -> None:
    for column in CONTACT_FIELDS:
        setattr(authority, column, getattr(application, column))
    if any(getattr(authority, column) for column in CONTACT_FIELDS):
        authority.contact_legal_basis = application.legal_basis
        authority.contact_is_public = application.consents_to_publication


def names_of(application: MembershipApplication, authority: Authority) -> list[AuthorityName]:
    """Return the names that the register has not got yet, not saved."""
    language, name = application.authority_language, application.authority_name
    offered = [(language, name)] if language else []
    if application.english_name:
        offered.append((ENGLISH, application.english_name))
    known = {(authority.endonym_language, name_of(authority.endonym))}
    if authority.pk:
        rows = authority.names.values_list("language", "name")
        known |= {(code, name_of(text)) for code, text in rows}
    return [
        AuthorityName(language=code, name=text)
        for code, text in offered
        if (code, name_of(text)) not in known
    ]


def heads_of(application: MembershipApplication, authority: Authority) -> list[AuthorityHead]:
    """Return who leads it, not saved; nobody where the register knows who does today."""
    if not application.head_name:
        return []
    if authority.pk and heads_today(authority).exists():
        return []
    return [AuthorityHead(name=application.head_name, office=application.head_office)]


def heads_today(authority: Authority) -> Any:
    """Return the heads whose term lasts today, in staff's order: readers take the first of them."""
    lasting = in_force(day_of(timezone.now()))
    return AuthorityHead.objects.filter(lasting, authority=authority).order_by("sort_order", "pk")


def problems_with(
    application: MembershipApplication, authority: Authority, rows: Iterable[Any]
) -> dict[str, list[str]]:
    """Return what stands in the way of saving them, by column of the application."""
    found: dict[str, list[str]] = {}
    for row, columns in ((authority, SOURCES), *((row, _columns_of(row)) for row in rows)):
        for column, messages in new_faults(row).items():
            found.setdefault(columns.get(column, column), []).extend(messages)
    return found


def _columns_of(row: Any) -> dict[str, str]:
    if isinstance(row, AuthorityHead):
        return {"name": "head_name", "office": "head_office"}
    return {"name": "english_name", "language": "authority_language"}


def new_faults(row: Any) -> dict[str, list[str]]:
    """Return by column what is wrong with a row of the register, but not what was so before."""
    before = _faults(type(row).objects.get(pk=row.pk)) if row.pk else {}
    return {name: texts for name, texts in _faults(row).items() if name not in before}


def _faults(row: Any) -> dict[str, list[str]]:
    try:
        row.full_clean(exclude=DERIVED, validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        return error.message_dict
    return {}
