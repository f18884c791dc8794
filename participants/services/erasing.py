"""Erase what the register knows of people: the records of old values, too."""

from collections.abc import Iterable

from django.db import transaction

from participants.models import Authority, AuthorityHead, RegisterChange
from participants.models.auditing import ERASED
from participants.models.authorities import CONTACT_FIELDS

WHO = frozenset({"contact_name", "contact_email", "contact_phone"})
"""Columns by which one person is told from another: many have the same role."""

ABOUT_NOBODY = frozenset({"contact_legal_basis", "contact_is_public"})
"""What stays in records: whether and why a contact was kept, not whose it was."""

NO_CONTACT = {
    **dict.fromkeys(CONTACT_FIELDS, ""),
    "contact_legal_basis": "",
    "contact_is_public": False,
}


@transaction.atomic
def erase_contacts(authorities: Iterable[int]) -> None:
    """Empty the contacts of authorities, by key, and all records that tell of the same person.

    That it was done is on record, as every change; what was there is not.
    """
    for authority in Authority.objects.filter(pk__in=list(authorities)):
        gone = {getattr(authority, name) for name in WHO} - {""}
        Authority.objects.filter(pk=authority.pk).update(**NO_CONTACT)
        records = RegisterChange.objects.filter(
            model=Authority._meta.label, object_key=str(authority.pk), is_personal=True
        )
        _erase(record for record in records if _tells_of(record, gone))


@transaction.atomic
def erase_heads(heads: Iterable[int]) -> None:
    """Take people out of the list of those who led an authority, by key; their records, too."""
    for head in AuthorityHead.objects.filter(pk__in=list(heads)).select_related("authority"):
        key = str(head.pk)
        head.delete()
        _erase(RegisterChange.objects.filter(model=AuthorityHead._meta.label, object_key=key))


@transaction.atomic
def erase_records(records: Iterable[int]) -> None:
    """Erase what records of changes, by key, tell of people; who changed what, and when, stays."""
    _erase(RegisterChange.objects.filter(pk__in=list(records)))


def _tells_of(record: RegisterChange, values: set[str]) -> bool:
    told = (record.changes.get(name, ()) for name in WHO)
    return any(not values.isdisjoint(pair) for pair in told)


def _erase(records: Iterable[RegisterChange]) -> None:
    rows = list(records)
    for row in rows:
        for column in row.personal_columns - ABOUT_NOBODY:
            row.changes[column] = [
                None if value is None else ERASED for value in row.changes[column]
            ]
        if row.is_named_after_a_person:
            row.object_label = ERASED
    RegisterChange.objects.bulk_update(rows, ["changes", "object_label"])
