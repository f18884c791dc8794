"""What was sent, field by field, beside what the register says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from participants.models import Authority
from submissions.desk.wording import label_of_column, language
from submissions.models import Submission
from submissions.notices import PURPOSES
from submissions.services.facts import SOURCES, heads_today

CONTACT = ("contact_name", "contact_role", "contact_email", "contact_phone")
IN_WORDS = {kind.value: words for kind, words in PURPOSES.items()}
ABOUT = ("received_at", "confirmed_at", "closed_at", "notice_version", "legal_basis")


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

    @property
    def is_empty(self) -> bool:
        """Whether neither side says anything."""
        return not (self.sent or self.register)


def facts_of(row: Any, authority: Authority | None = None) -> list[Fact]:
    """Return what was sent about the authority or organisation; `row` is of its kind."""
    beside = _register_side(authority) if authority else {}
    return [
        Fact(label_of_column(row, name), _shown(row, name), beside.get(name)) for name in row.facts
    ]


def left_open(facts: Iterable[Fact]) -> str:
    """Return the names of facts of which nothing is known."""
    return ", ".join(fact.label for fact in facts if fact.is_empty)


def contact_of(row: Any, authority: Authority | None = None) -> list[Fact]:
    """Return who sent it, beside the registered contact."""
    return [
        Fact(
            label_of_column(row, name),
            _shown(row, name),
            _shown(authority, name) if authority else None,
        )
        for name in CONTACT
    ]


def about(row: Submission) -> list[Fact]:
    """Return when it came, and what its data may be used for."""
    in_words = {
        "language": language(row),
        "purpose": str(IN_WORDS.get(row.purpose, row.purpose)),
        "consents_to_publication": _("Yes") if row.consents_to_publication else _("No"),
    }
    return [
        *(Fact(label_of_column(row, name), _shown(row, name)) for name in ABOUT),
        *(Fact(label_of_column(row, name), words) for name, words in in_words.items()),
    ]


def _register_side(authority: Authority) -> dict[str, str]:
    side = {source: _shown(authority, column) for column, source in SOURCES.items()}
    english = authority.names.filter(language="en").values_list("name", flat=True)
    side["english_name"] = "; ".join(english)
    if head := heads_today(authority).first():
        side |= {"head_name": head.name, "head_office": head.get_office_display()}
    return side


def _shown(row: Any, name: str) -> str:
    """Return a value as the admin's forms show it."""
    value = getattr(row, name)
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if hasattr(value, "isoformat"):
        return date_format(value, "j F Y")
    if isinstance(value, int):
        return number_format(value, force_grouping=False, use_l10n=False)
    field = row._meta.get_field(name)
    return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)


def joined_reasons(reasons: Iterable[Any]) -> str:
    """Return why two things may be the same."""
    return ", ".join(str(reason.label) for reason in reasons)
