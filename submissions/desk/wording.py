"""How the desk says who sent something, how long ago, and what to look out for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from participants.countries import FALLBACK, country_name, language_name
from submissions.fields import Correctable
from submissions.models import Kind, Submission
from submissions.suspicion import Suspicion

OWN_TABLES = {
    Kind.MEMBERSHIP: "membershipapplication",
    Kind.COOPERATION: "cooperationproposal",
    Kind.CORRECTION: "profilecorrection",
}
"""By kind the relation to the table of its own."""

TOO_SHORT = frozenset({"population_year", "population_source"})
"""Columns whose own names say little beside those of others."""


def with_own_tables(queryset: Any) -> Any:
    """Read submissions with the tables of all kinds, and with who has them."""
    return queryset.select_related(
        *OWN_TABLES.values(), "profilecorrection__authority", "assigned_to"
    )


def own_row(submission: Submission) -> Any:
    """Return a submission as a row of its kind."""
    return getattr(submission, OWN_TABLES[Kind(submission.kind)])


def who(submission: Submission) -> str:
    """Return the authority or organisation that sent it, or that it is about."""
    row = own_row(submission)
    names = {
        Kind.MEMBERSHIP: "authority_name",
        Kind.COOPERATION: "organisation_name",
        Kind.CORRECTION: "authority_label",
    }
    return getattr(row, names[Kind(submission.kind)]) or str(_("Erased"))


def label_of_column(row: Any, name: str) -> str:
    """Return what a column is called; `row` may be a model."""
    if name in TOO_SHORT:
        return capfirst(str(Correctable(name).label))
    return capfirst(str(row._meta.get_field(name).verbose_name))


def country(submission: Submission) -> str:
    """Return the country's name in the reader's language; nothing where it is not known."""
    row = own_row(submission)
    if submission.kind == Kind.CORRECTION:
        row = row.authority
    code = row.country if row else ""
    return country_name(code, get_language() or FALLBACK) if code else ""


def language(submission: Submission) -> str:
    """Return the language in which it is answered, named in the reader's."""
    return capfirst(language_name(submission.language, get_language() or FALLBACK))


def days_since(moment: datetime) -> int:
    """Return how many whole days ago it was."""
    return max((timezone.now() - moment).days, 0)


def age(submission: Submission) -> str:
    """Return how long ago it came."""
    days = days_since(submission.received_at)
    if not days:
        return _("less than a day")
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def reasons_to_suspect(codes: Iterable[str]) -> list[str]:
    """Return in words why something is suspect; a code of earlier times as it stands."""
    words = dict(Suspicion.choices)
    return [str(words.get(code, code)) for code in codes]
