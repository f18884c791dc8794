"""Writing what the memory is searched by."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from wagtail_localize.models import String

from translations.memory.index import entries_of
from translations.models import MemoryEntry

BATCH = 500
"""Texts in one transaction: a rebuilding keeps nobody waiting."""


def remember(strings: Iterable[Any], entries: Any = MemoryEntry) -> None:
    """Write the entries of source texts that have none yet.

    `entries` is the model of the entries: a migration has its own.
    """
    rows = [
        entries(string_id=string.pk, token=token, words=words)
        for string in strings
        for token, words in entries_of(string.locale_id, string.data)
    ]
    entries.objects.bulk_create(rows, batch_size=5_000)


def build_anew() -> int:
    """Write the entries of all source texts anew; return how many texts these are.

    Each is found all the time; what comes in meanwhile is kept.
    """
    count = 0
    for batch in batches(String):
        with transaction.atomic():
            MemoryEntry.objects.filter(string__in=batch).delete()
            remember(batch)
        count += len(batch)
    return count


def batches(strings: Any) -> Iterator[list[Any]]:
    """Yield all source texts in the order in which they came in; takes their model."""
    last = 0
    while batch := list(strings.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk
