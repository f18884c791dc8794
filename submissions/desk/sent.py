"""What was sent, field by field, beside what the register says."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.models import Authority
from submissions.models import Submission
from submissions.services.facts import SOURCES, heads_today

CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone")
ABOUT = (
    "language",
    "received_at",
    "confirmed_at",
    "closed_at",
    "purpose",
    "notice_version",
    "legal_basis",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A field: what was sent, and what the register says; the latter None where nothing fits."""

    label: str
    sent: str
    register: str | None = None

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return bool(self.sent and self.register) and self.sent != self.register


def facts_of(row: Any, authority: Authority | None = None) -> list[Fact]:
    """Return what was sent about the authority or organisation; `row` is of its kind."""
    beside = _register_side(authority) if authority else {}
    return [Fact(_label(row, name), _shown(row, name), beside.get(name)) for name in row.facts]


def contact_of(row: Any, authority: Authority | None = None) -> list[Fact]:
    """Return who sent it, beside the registered contact."""
    return [
        Fact(_label(row, name), _shown(row, name), _shown(authority, name) if authority else None)
        for name in CONTACT
    ]


def about(row: Submission) -> list[Fact]:
    """Return when it came, and what its data may be used for."""
    facts = [Fact(_label(row, name), _shown(row, name)) for name in ABOUT]
    consent = _("Yes") if row.consents_to_publication else _("No")
    return [*facts, Fact(_label(row, "consents_to_publication"), consent)]


def _register_side(authority: Authority) -> dict[str, str]:
    side = {source: _shown(authority, column) for column, source in SOURCES.items()}
    english = authority.names.filter(language="en").values_list("name", flat=True)
    side["english_name"] = "; ".join(english)
    if head := heads_today(authority).first():
        side |= {"head_name": head.name, "head_office": head.get_office_display()}
    return side


def _label(row: Any, name: str) -> str:
    return capfirst(str(row._meta.get_field(name).verbose_name))


def _shown(row: Any, name: str) -> str:
    """Return a value as the admin's forms show it."""
    value = getattr(row, name)
    if value is None or value == "":
        return ""
    if hasattr(value, "isoformat"):
        return date_format(value, "j F Y")
    if isinstance(value, int):
        return number_format(value, force_grouping=False, use_l10n=False)
    field = row._meta.get_field(name)
    return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)


def joined_reasons(reasons: Iterable[Any]) -> str:
    """Return why two things may be the same."""
    return ", ".join(str(reason.label) for reason in reasons)
