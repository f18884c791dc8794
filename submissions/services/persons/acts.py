"""What can be done with a person's data: search, tell, export, erase; each leaves an event."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from submissions.models import SubmissionEvent, What
from submissions.services.erasing import erase_submissions
from submissions.services.looking import PERSON, note_looks
from submissions.services.persons.facts import Kept
from submissions.services.persons.mails import MailSource
from submissions.services.persons.registered import ContactSource, HeadSource, RecordSource
from submissions.services.persons.sources import Source
from submissions.services.persons.submitted import SubmissionSource, UploadSource
from submissions.services.persons.wanted import Wanted

SUBMISSIONS = SubmissionSource()
OTHERS: tuple[Source, ...] = (
    UploadSource(),
    ContactSource(),
    HeadSource(),
    RecordSource(),
    MailSource(),
)
SOURCES: tuple[Source, ...] = (SUBMISSIONS, *OTHERS)

KEY = re.compile("[0-9]{1,18}")

MOST_ROWS = 500
"""Nobody looks through more of them on one page."""


class TooMany(Exception):
    """So many rows are about more than one person."""


class StillOpen(Exception):
    """So many of the rows are needed for a decision that has still to be made."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@dataclass(frozen=True, slots=True)
class Section:
    """What is kept of a person in one place; `own` are keys of rows that do more than mention."""

    heading: str
    rows: list[Kept]
    own: frozenset[str]


def search(text: str, user: Any) -> list[Section]:
    """Return what is kept of a person, by e-mail address or name; places without are left out.

    Who searched, and which submissions they saw, is written down; what they typed is not.
    Raises TooMany, with nothing shown.
    """
    wanted = Wanted.of(text)
    found = {source.name: source.find(wanted) for source in SOURCES}
    if sum(map(len, found.values())) > MOST_ROWS:
        raise TooMany
    sections = [
        Section(
            heading=str(source.heading),
            rows=source.read(found[source.name]),
            own=frozenset(
                f"{source.name}-{pk}" for pk, is_own in found[source.name].items() if is_own
            ),
        )
        for source in SOURCES
    ]
    note_looks(found[SUBMISSIONS.name], user, PERSON)
    return [section for section in sections if section.rows]


def read(keys: Iterable[str]) -> list[Section]:
    """Return the rows with these keys, by place; what is gone, or never was, is absent."""
    chosen = _by_source(keys)
    sections = [
        Section(str(source.heading), source.read(chosen[source.name]), frozenset())
        for source in SOURCES
    ]
    return [section for section in sections if section.rows]


def export(keys: Iterable[str], user: Any) -> list[Section]:
    """Return rows to be handed to the person, and write down that they were."""
    sections = read(keys)
    _note([row for section in sections for row in section.rows], user, What.EXPORTED)
    return sections


@transaction.atomic
def erase(keys: Iterable[str], user: Any, *, including_open: bool) -> int:
    """Erase rows for good, all or none; return how many.

    Raises StillOpen, with nothing erased, when one is needed for a decision and that was not
    said to be known.
    """
    rows = [row for section in read(keys) for row in section.rows]
    number = sum(row.is_open for row in rows)
    if number and not including_open:
        raise StillOpen(number)
    chosen = _by_source(row.key for row in rows)
    erase_submissions(chosen[SUBMISSIONS.name], user)
    for source in OTHERS:
        source.erase(chosen[source.name])
    _note([row for row in rows if row.source != SUBMISSIONS.name], user, What.ERASED)
    return len(rows)


def _note(rows: Iterable[Kept], user: Any, what: What) -> None:
    """Write down what was done with each row; the detail names it without telling anything."""
    SubmissionEvent.objects.bulk_create(_event(row, user, what) for row in rows)


def _event(row: Kept, user: Any, what: What) -> SubmissionEvent:
    if row.source != SUBMISSIONS.name:
        return SubmissionEvent(user=user, what=what, detail=row.key)
    reference = next(fact.value for fact in row.facts if fact.name == "reference")
    return SubmissionEvent(submission_id=row.pk, reference=reference, user=user, what=what)


def _by_source(keys: Iterable[str]) -> dict[str, list[int]]:
    chosen: dict[str, list[int]] = {source.name: [] for source in SOURCES}
    for key in keys:
        name, _hyphen, number = key.partition("-")
        if name in chosen and KEY.fullmatch(number):
            chosen[name].append(int(number))
    return chosen
