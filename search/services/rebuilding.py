"""Comparing the index with what is public, and writing it anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction

from core.models import ContentVersion
from search.models import SearchEntry
from search.services.building import build
from search.services.indexing import (
    BATCH,
    COLUMNS,
    everything,
    indexed_keys,
    public_keys,
    reconcile,
)
from search.services.vocabulary import miscounted, recount


@dataclass(frozen=True, slots=True)
class Differences:
    """Keys of pages that the index should have, should not have, or has with other texts."""

    missing: list[int]
    surplus: list[int]
    stale: list[int]
    miscounted: int = 0
    """Words that the vocabulary counts wrongly."""

    def __bool__(self) -> bool:
        return bool(self.missing or self.surplus or self.stale or self.miscounted)

    def __str__(self) -> str:
        return (
            f"{len(self.missing)} missing, {len(self.surplus)} not public, "
            f"{len(self.stale)} with other texts, {self.miscounted} words counted wrongly"
        )


def differences(*, with_texts: bool = True) -> Differences:
    """Compare the index with the database; `with_texts` reads every page."""
    public, indexed = set(public_keys(everything())), set(indexed_keys(everything()))
    both = sorted(public & indexed) if with_texts else []
    stale = [key for start in range(0, len(both), BATCH) for key in _stale(both[start:][:BATCH])]
    words = miscounted() if with_texts else 0
    return Differences(sorted(public - indexed), sorted(indexed - public), stale, words)


def _stale(keys: list[int]) -> Iterator[int]:
    """Yield the pages of which something else would be stored now."""
    stored = SearchEntry.objects.prefetch_related("names").in_bulk(keys)
    for built in build(keys):
        entry = stored[built.entry.pk]
        names = {(name.rank, name.folded) for name in entry.names.all()}
        same = all(getattr(entry, name) == getattr(built.entry, name) for name in COLUMNS)
        if not same or names != {(name.rank, name.folded) for name in built.names}:
            yield entry.pk


def rebuild() -> Iterator[tuple[int, int]]:
    """Write all entries anew, some at a time; yield how many of how many are done.

    Each portion is a transaction of its own: the index serves meanwhile, and a rebuilding that was
    stopped begins again without harm. Words are counted in the end, all at once: what was counted
    by other rules, or past the program, is mended with them.
    """
    keys = sorted({*public_keys(everything()), *indexed_keys(everything())})
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        with transaction.atomic():
            # What is being changed would be written as it was before: over what the change writes.
            ContentVersion.hold()
            reconcile(everything().filter(pk__in=some), some)
        yield min(start + BATCH, len(keys)), len(keys)
    recount()
