"""What the register knows of people, now and in its records."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from participants.models import Authority, AuthorityHead, RegisterChange
from participants.models.auditing import ERASED
from participants.models.authorities import CONTACT_FIELDS
from participants.services.erasing import erase_contacts, erase_heads, erase_records
from submissions.services.persons.facts import Fact, Kept, facts_of
from submissions.services.persons.sources import Found
from submissions.services.persons.wanted import Wanted


class ContactSource:
    """Contacts of authorities."""

    name = "contact"
    heading = _("Contacts in the register")

    def find(self, wanted: Wanted) -> Found:
        columns = ("pk", "contact_name", "contact_email", "contact_phone", "contact_role")
        rows = Authority.objects.order_by().values_list(*columns)
        return {key: True for key, *values in rows.iterator() if wanted.names(*values)}

    def read(self, keys: Iterable[int]) -> list[Kept]:
        columns = (*CONTACT_FIELDS, "contact_legal_basis", "contact_is_public")
        rows = Authority.objects.filter(pk__in=list(keys))
        return [Kept(self.name, row.pk, str(row), facts_of(row, columns)) for row in rows]

    def erase(self, keys: Iterable[int]) -> None:
        erase_contacts(keys)


class HeadSource:
    """Heads of authorities."""

    name = "head"
    heading = _("Heads of authorities in the register")

    def find(self, wanted: Wanted) -> Found:
        rows = AuthorityHead.objects.order_by().values_list("pk", "name")
        return {key: True for key, name in rows.iterator() if wanted.names(name)}

    def read(self, keys: Iterable[int]) -> list[Kept]:
        columns = ("name", "office", "since", "until")
        rows = AuthorityHead.objects.filter(pk__in=list(keys)).select_related("authority")
        rows = rows.order_by("authority__sort_key", "pk")
        return [Kept(self.name, row.pk, str(row.authority), facts_of(row, columns)) for row in rows]

    def erase(self, keys: Iterable[int]) -> None:
        erase_heads(keys)


class RecordSource:
    """Records of changes of the register, with what columns held before."""

    name = "record"
    heading = _("Records of changes of the register")

    def find(self, wanted: Wanted) -> Found:
        rows = RegisterChange.objects.filter(is_personal=True).order_by()
        return {row.pk: True for row in rows.iterator() if wanted.names(*_values(row))}

    def read(self, keys: Iterable[int]) -> list[Kept]:
        rows = RegisterChange.objects.filter(pk__in=list(keys))
        return [
            Kept(
                source=self.name,
                pk=row.pk,
                label=_title(row),
                facts=tuple(_facts(row)),
            )
            for row in rows
        ]

    def erase(self, keys: Iterable[int]) -> None:
        erase_records(keys)


def _title(row: RegisterChange) -> str:
    return f"{date_format(localtime(row.at), 'j F Y, H:i')}: {row.authority_label}"


def _values(row: RegisterChange) -> list[str]:
    """Return what a record tells of people."""
    told = [value for name in row.personal_columns for value in row.changes[name] if value]
    names = [row.object_label] if row.is_named_after_a_person else []
    return [value for value in (*told, *names) if value != ERASED]


def _facts(row: RegisterChange) -> Iterable[Fact]:
    for name in sorted(row.personal_columns):
        old, new = row.changes[name]
        value = {"old": old, "new": new}
        yield Fact(name, _label(row.row_model, name), value, f"{old or '–'} → {new or '–'}")


def _label(model: Any, name: str) -> str:
    field = model._meta.get_field(name.removesuffix("_id")) if model is not None else None
    return capfirst(str(getattr(field, "verbose_name", name)))
