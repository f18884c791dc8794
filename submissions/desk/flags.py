"""What to look out for in a listed submission."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from submissions.desk.wording import own_row
from submissions.models import Kind, State, Submission
from submissions.models.submissions import OPEN
from submissions.services.duplicates import OpenOnes, Register

WARNING, NEUTRAL = "w-status--primary desk-warning", "w-status--label"


@dataclass(frozen=True, slots=True)
class Flag:
    """A word beside a submission, and how it looks."""

    label: str
    classname: str = NEUTRAL


def flag(submissions: Iterable[Submission]) -> list[Any]:
    """Return submissions with their `flags`; the register is read once for all of them."""
    rows: list[Any] = list(submissions)
    compared = [row for row in rows if row.state in {*OPEN, State.UNCONFIRMED}]
    register = Register.read() if any(_is_application(row) for row in compared) else None
    others = OpenOnes.read() if compared else OpenOnes()
    for row in rows:
        own = own_row(row)
        is_double = row in compared and (
            bool(others.like(own))
            or (register is not None and _is_application(row) and bool(register.like(own)))
        )
        row.flags = list(_flags(row, own, is_double=is_double))
    return rows


def _is_application(row: Submission) -> bool:
    return row.kind == Kind.MEMBERSHIP


def _flags(row: Submission, own: Any, *, is_double: bool) -> Iterable[Flag]:
    if row.is_erased:
        yield Flag(_("Erased"))
    if row.is_suspect:
        yield Flag(_("Suspect"), WARNING)
    if is_double:
        yield Flag(_("Possible duplicate"), WARNING)
    if getattr(own, "resolution_id", None):
        yield Flag(_("File"))
    if row.consents_to_publication:
        yield Flag(_("Consent"))
