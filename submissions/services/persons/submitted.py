"""What people have sent in."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from submissions.models import (
    MembershipApplication,
    ProposedChange,
    Submission,
    SubmissionNote,
    Upload,
)
from submissions.services.erasing import erase_submissions
from submissions.services.files import delete_uploads
from submissions.services.persons.facts import Group, Kept, facts_of, group_of
from submissions.services.persons.sources import Found
from submissions.services.persons.wanted import Wanted

KINDS = ("membershipapplication", "cooperationproposal", "profilecorrection")
NOT_TOLD = frozenset(
    {
        "id",
        "idempotency_key",
        "content_digest",
        "text_digest",
        "contact_digest",
        "assigned_to",
        "erased_at",
    }
)
"""Columns that only the program reads, and which member of the staff is in charge."""

OWN = (
    "contact_name",
    "contact_email",
    "contact_phone",
    "membershipapplication__head_name",
    "cooperationproposal__organisation_name",
)
FREE = (
    "contact_role",
    "message",
    "membershipapplication__authority_name",
    "membershipapplication__english_name",
    "membershipapplication__website",
    "membershipapplication__population_source",
    "cooperationproposal__website",
    "cooperationproposal__places",
)
"""With the ones above, all texts that erasing empties."""
FILE_FACTS = ("file_name", "size_bytes", "sha256", "created_at", "received_at", "released_at")


class SubmissionSource:
    """Submissions that are not erased yet, of all kinds."""

    name = "submission"
    heading = _("Submissions")

    def find(self, wanted: Wanted) -> Found:
        found: Found = dict.fromkeys(self._mentioning(wanted), False)
        rows = Submission.objects.filter(erased_at=None).order_by()
        for key, *values in rows.values_list("pk", *OWN, *FREE).iterator():
            if wanted.names(*values[: len(OWN)]):
                found[key] = True
            elif wanted.mentioned_in(*values[len(OWN) :]):
                found.setdefault(key, False)
        return found

    def _mentioning(self, wanted: Wanted) -> Iterator[int]:
        notes = SubmissionNote.objects.order_by().values_list("submission_id", "text")
        values = ("correction_id", "old_value", "new_value")
        changes = ProposedChange.objects.order_by().values_list(*values)
        for rows in (notes, changes):
            for key, *texts in rows.iterator():
                if wanted.mentioned_in(*texts):
                    yield key

    def read(self, keys: Iterable[int]) -> list[Kept]:
        rows = Submission.objects.filter(pk__in=list(keys), erased_at=None)
        related = rows.select_related(*KINDS, "membershipapplication__resolution")
        return [
            Kept(
                source=self.name,
                pk=row.pk,
                label=_name(row),
                facts=_facts(row),
                groups=tuple(filter(lambda group: group.entries, _groups(row))),
                is_open=row.is_open,
            )
            for row in related.prefetch_related("notes", "events", "profilecorrection__changes")
        ]

    def erase(self, keys: Iterable[int], user: Any = None) -> None:
        erase_submissions(keys, user)


class UploadSource:
    """Files that came without a form, or whose name says whose they are."""

    name = "file"
    heading = _("Received files")

    def find(self, wanted: Wanted) -> Found:
        rows = Upload.objects.order_by().values_list("pk", "file_name", "document__title")
        return {key: False for key, *names in rows.iterator() if wanted.mentioned_in(*names)}

    def read(self, keys: Iterable[int]) -> list[Kept]:
        rows = Upload.objects.filter(pk__in=list(keys)).select_related("application")
        return [
            Kept(self.name, row.pk, str(row), facts_of(row, FILE_FACTS), is_open=_is_needed(row))
            for row in rows
        ]

    def erase(self, keys: Iterable[int]) -> None:
        delete_uploads(keys)


def _name(row: Submission) -> str:
    return f"{row.reference}: {row.get_kind_display()}"


def _is_needed(upload: Upload) -> bool:
    application = getattr(upload, "application", None)
    return application is not None and application.is_open


def _kind_of(row: Submission) -> Any:
    return next((getattr(row, name) for name in KINDS if hasattr(row, name)), None)


def _own_columns(model: type[models.Model]) -> list[str]:
    """Return the columns of a table by itself that hold values."""
    fields = model._meta.local_concrete_fields
    return [f.name for f in fields if not f.is_relation and f.name not in NOT_TOLD]


def _facts(row: Submission) -> tuple[Any, ...]:
    kind = _kind_of(row)
    own = facts_of(kind, _own_columns(type(kind))) if kind is not None else ()
    return (*facts_of(row, _own_columns(Submission)), *own)


def _groups(row: Submission) -> Iterator[Group]:
    kind = _kind_of(row)
    if isinstance(kind, MembershipApplication) and kind.resolution is not None:
        yield group_of("files", _("Received files"), [kind.resolution], FILE_FACTS)
    if hasattr(kind, "changes"):
        columns = ("field", "old_value", "new_value", "decision", "decided_at")
        yield group_of("changes", _("Proposed changes"), kind.changes.all(), columns)
    yield group_of("notes", _("Notes of the staff"), row.notes.all(), ("at", "text"))
    yield group_of("events", _("What happened"), row.events.all(), ("at", "what"))
