"""Checks of corrections: of whom they are, and what they propose."""

from typing import Any

from django.utils.translation import gettext as _

from core.texts import is_storable
from participants.models import Authority, AuthorityHead
from submissions.fields import Correctable
from submissions.models import ProposedChange, State
from submissions.services.cleaning import Cleaner, Values
from submissions.services.facts import heads_today
from submissions.services.faults import FaultCode, Path
from submissions.services.memberships import check_codes, check_place, check_population

NEEDED = frozenset({Correctable.ENDONYM})
"""What can't be emptied."""
IN_CAPITALS = frozenset({Correctable.SUBDIVISION_CODE, Correctable.NUTS_CODE})
BESIDE = ("latitude", "longitude", "population", "population_year", "population_source")
"""What makes sense together: what isn't corrected of it stays as the register has it."""

Found = tuple[Authority, list[ProposedChange]]


def clean_correction(cleaner: Cleaner, values: Values) -> Found:
    """Return the authority and what is to be changed; of no use once anything is noted.

    Only authorities that readers know of are found: of others nobody outside knows. Nothing that
    is checked depends on the authority's contact, which readers don't know.
    """
    key = values.get("authority") or ""
    authority = Authority.objects.public().filter(key=key).first() if is_storable(key) else None
    if authority is None:
        message = _("No authority of the network has this key.")
        cleaner.note(("authority",), FaultCode.UNKNOWN, message)
    proposed = _clean_changes(cleaner, list(values.get("changes") or []))
    if authority is None:
        return Authority(), []
    _check_together(cleaner, authority, proposed)
    head = _head_of(authority)
    return authority, [
        ProposedChange(
            field=field,
            old_value=_text(head if field == Correctable.HEAD_NAME else getattr(authority, field)),
            new_value=_text(value),
        )
        for field, (value, _path) in proposed.items()
    ]


def state_at_first(authority: Authority) -> State:
    """Return in which state a correction begins.

    Where there is nobody to ask, staff find out themselves whether the authority agrees.
    """
    return State.UNCONFIRMED if authority.contact_email else State.RECEIVED


def _clean_changes(cleaner: Cleaner, changes: list[Values]) -> dict[str, tuple[Any, Path]]:
    """Return values with their places, by the names of fields."""
    if not changes:
        message = _("Say what is to be corrected.")
        cleaner.note(("changes",), FaultCode.REQUIRED, message)
    found: dict[str, tuple[Any, Path]] = {}
    # More than there are fields can only be repetitions: the first of them is told.
    for at, change in enumerate(changes[: len(Correctable) + 1]):
        field = Correctable(change["field"])
        path = ("changes", str(at), "value")
        if field.value in found:
            message = _("This field stands here twice.")
            cleaner.note(("changes", str(at), "field"), FaultCode.REPEATED, message)
            continue
        text = change["value"].upper() if field in IN_CAPITALS else change["value"]
        value = cleaner.column(_column(field), text, path, required=field in NEEDED)
        found[field.value] = (value, path)
    return found


def _column(field: Correctable) -> Any:
    if field is Correctable.HEAD_NAME:
        return AuthorityHead._meta.get_field("name")
    return Authority._meta.get_field(field.value)


def _check_together(
    cleaner: Cleaner, authority: Authority, proposed: dict[str, tuple[Any, Path]]
) -> None:
    """Check what belongs together as it would stand in the register afterwards."""
    values = {field: value for field, (value, _path) in proposed.items()}

    def path_to(name: str) -> Path:
        return proposed[name][1] if name in proposed else ("changes",)

    if proposed.keys() & set(BESIDE):
        after = {name: getattr(authority, name) for name in BESIDE} | values
        check_place(cleaner, after, path_to)
        check_population(cleaner, after, path_to)
    check_codes(cleaner, values, authority.country, path_to)


def _head_of(authority: Authority) -> str:
    """Return who leads an authority today, after the register; empty where it doesn't know."""
    head = heads_today(authority).first()
    return head.name if head else ""


def _text(value: Any) -> str:
    return "" if value is None else str(value)
