"""Keeping the index: what is public stands in it, and nothing else."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from core.visibility import public_pages
from search.backends import backend
from search.models import SearchEntry, SearchName
from search.services.building import build, content_types
from search.services.vocabulary import Tally

BATCH = 100
"""Pages that are read and written at once."""
COLUMNS = (
    "locale_id",
    "translation_key",
    "kind",
    "day",
    "title",
    "called",
    "summary",
    "body",
)


@transaction.atomic
def reconcile(scope: Any, rewritten: Collection[int] = ()) -> None:
    """Bring the entries of some pages (a queryset of `Page`) in step with what is public now.

    What is missing is written, what isn't public is removed; `rewritten` are keys of pages whose
    texts have changed.
    """
    public = set(public_keys(scope))
    indexed = set(indexed_keys(scope))
    remove(indexed - public)
    write((public - indexed) | (public & set(rewritten)))


def public_keys(scope: Any) -> Any:
    """Return the keys of the pages of a scope that are to be found."""
    pages = public_pages(scope.filter(content_type__in=content_types()), timezone.now())
    return pages.order_by().values_list("pk", flat=True)


def indexed_keys(scope: Any) -> Any:
    """Return the keys of the pages of a scope that are found."""
    return scope.filter(search_entry__isnull=False).order_by().values_list("pk", flat=True)


def remove(page_ids: Collection[int]) -> None:
    """Remove entries; their names and words go with them."""
    for some in _batches(sorted(page_ids)):
        if entries := list(SearchEntry.objects.filter(pk__in=some)):
            Tally().take_off(entries).write()
            SearchEntry.objects.filter(pk__in=some).delete()


def write(page_ids: Collection[int]) -> None:
    """Write the entries of public pages."""
    for some in _batches(sorted(page_ids)):
        _write_batch(some)


def _write_batch(page_ids: Sequence[int]) -> None:
    built = list(build(page_ids))
    before = SearchEntry.objects.filter(pk__in=page_ids)
    Tally().add(each.entry for each in built).take_off(before).write()
    SearchEntry.objects.bulk_create(
        [each.entry for each in built],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[name.removesuffix("_id") for name in COLUMNS],
    )
    SearchName.objects.filter(entry__in=page_ids).delete()
    SearchName.objects.bulk_create([name for each in built for name in each.names])
    backend().write(each.document for each in built)


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def everything() -> Any:
    """Return all pages, as a scope."""
    return Page.objects.all()
