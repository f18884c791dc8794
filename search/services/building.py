"""From pages to what is found of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

from core.names import name_of, words_of
from core.plain_text import texts_of
from core.registered import Searchable
from core.registry import searchable
from search.analysis import compounds_of, forms_of, in_latin, spelt
from search.backends.words import Document
from search.models import SearchEntry, SearchName
from search.models.entries import LONGEST_NAME, NameRank

LONGEST_BODY = 100_000
"""Characters of a page's text that are looked at: a book, nearly."""
SHORTEST_WORD = 4
"""Letters of a word of a name that may be misspelt: shorter ones are too like others."""


@dataclass(frozen=True, slots=True)
class Built:
    """An entry with its names and words, as they are to be stored."""

    entry: SearchEntry
    names: list[SearchName]
    document: Document


def searchable_models() -> dict[type[Any], Searchable]:
    """Return what apps registered, by model."""
    return {apps.get_model(each.model): each for each in searchable}


def content_types() -> list[int]:
    """Return the keys of the content types of pages that are found."""
    models: list[Any] = list(searchable_models())
    return sorted(each.pk for each in ContentType.objects.get_for_models(*models).values())


def build(page_ids: Iterable[int]) -> Iterator[Built]:
    """Yield what is to be stored of pages, read model by model in a few statements."""
    for model, how in searchable_models().items():
        pages = list(
            model._default_manager.filter(pk__in=page_ids)
            .order_by("pk")
            .select_related("locale", *_facts(model))
        )
        if pages:
            names = how.names_of(pages)
            for page in pages:
                yield _built(page, how, names.get(page.pk, []))


def _relations(model: Any) -> tuple[str, ...]:
    """Return the facts of which a model's pages tell."""
    return tuple(
        field.name
        for field in model._meta.local_concrete_fields
        if field.many_to_one and field.remote_field.on_delete.__name__ == "PROTECT"
    )


_facts: Callable[[Any], tuple[str, ...]] = cache(_relations)


def _built(page: Any, how: Searchable, names: list[str]) -> Built:
    language = page.locale.language_code
    body = spelt(" \n".join(filter(None, [*texts_of(page), *how.texts(page)])))[:LONGEST_BODY]
    entry = SearchEntry(
        page_id=page.pk,
        locale_id=page.locale_id,
        translation_key=page.translation_key,
        kind=how.kind,
        day=how.day(page),
        title=spelt(page.title),
        called="\n".join(spelt(name) for name in names),
        summary=spelt(how.summary(page)),
        body=body,
    )
    document = Document(
        page.pk,
        names=_forms(entry.called, language),
        title=_forms(entry.title, language),
        summary=_forms(entry.summary, language),
        body=(*_forms(body, language), *_year(entry)),
    )
    return Built(entry, list(_names(page.pk, entry.title, names)), document)


def _forms(text: str, language: str) -> tuple[tuple[str, ...], ...]:
    words = (*words_of(text), *compounds_of(text))
    return tuple(filter(None, (forms_of(word, language) for word in words)))


def _year(entry: SearchEntry) -> tuple[tuple[str, ...], ...]:
    """Return the year of a news item or event as a word: it is often typed, and seldom written."""
    return ((str(entry.day.year),),) if entry.day else ()


def _names(page_id: int, title: str, names: list[str]) -> Iterator[SearchName]:
    """Yield the title, the names in each of their letters, and the words of names."""
    ranks: dict[NameRank, set[str]] = defaultdict(set)
    ranks[NameRank.TITLE].add(name_of(title))
    for name in names:
        for spelling in (name_of(name), in_latin(name_of(name))):
            ranks[NameRank.NAME].add(spelling)
            words = (word for word in spelling.split() if len(word) >= SHORTEST_WORD)
            ranks[NameRank.WORD].update(words)
    for rank, found in ranks.items():
        for name in sorted({each[:LONGEST_NAME] for each in found} - {""}):
            yield SearchName(entry_id=page_id, folded=name, rank=rank)
