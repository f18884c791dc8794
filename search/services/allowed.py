"""Which entries may be found: those in the languages asked for, with what else is asked.

The index holds what is public and nothing else, so entries are counted by it alone; each page that
is handed out is asked for once more by the rules of visibility.
"""

from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

from core.hidden import Hidden, Moment, When
from core.statements import Given, then
from core.visibility import public_pages
from search.backends import backend
from search.backends.words import Sql
from search.models import SearchEntry
from search.services.asking import Filters, Question
from search.services.building import searchable_models

KEPT_STATEMENTS = 200
"""Each takes some kilobytes; making one takes Django as long as many a database needs to read."""

Chain = tuple[Locale, ...]


def entries(chain: Chain, when: When, filters: Filters) -> Sql | None:
    """Return SQL for the entries, with all columns that are needed; None when there can be none."""
    return _at(when, _kept_entries, _entries, chain, filters)


def allowed(question: Question, filters: Filters) -> Sql | None:
    """Return SQL for key, locale, kind and day of public pages, whatever words they have."""
    own, public = entries(question.chain, question.when, filters), public_keys(question.when)
    if own is None or public is None:
        return None
    sql = (
        f"SELECT e.page_id, e.locale_id, e.kind, e.day FROM ({own[0]}) e "  # noqa: S608 - Django's words
        f"JOIN ({public[0]}) p ON p.id = e.page_id"
    )
    return sql, [*own[1], *public[1]]


def public_keys(when: When) -> Sql | None:
    """Return SQL for the keys of all public pages (`id`)."""
    return _at(when, _kept_public, _public)


def countries_of_pages(when: When) -> Sql | None:
    """Return SQL for keys of pages with a country of each."""
    return _at(when, _kept_countries, _countries)


def in_languages(chain: Chain) -> Q:
    """Return the condition for entries in the first language of a chain that has the content."""
    wanted: Any = Q(locale=chain[0])
    for place, locale in enumerate(chain[1:], start=1):
        before = SearchEntry.objects.filter(
            translation_key=OuterRef("translation_key"), locale__in=chain[:place]
        )
        wanted |= Q(locale=locale) & ~Exists(before)
    return Q(wanted)


def _at(when: When, kept: Any, build: Any, *shape: Any) -> Sql | None:
    """Return the SQL of what is built for a time, kept where it is known what is hidden then."""
    if not isinstance(when, Moment):
        return _sql_of(build(when, *shape))
    made: Sql | None = kept(when.hidden, *shape)
    if made is None:
        return None
    values = {"now": when.now}
    return made[0], [
        param.value(values, connection) if isinstance(param, Given) else param for param in made[1]
    ]


def _entries(when: When, chain: Chain, filters: Filters) -> Any:
    found = SearchEntry.objects.order_by().filter(in_languages(chain), _condition(filters, when))
    return found.annotate(**backend().columns()).values(
        "page_id", "locale_id", "kind", "day", *backend().columns()
    )


def _public(when: When) -> Any:
    return public_pages(Page.objects.order_by(), when).values("id")


def _countries(when: When) -> Any:
    first, *others = (
        how.countries(when).values("page_id", "country")
        for how in searchable_models().values()
        if how.countries is not None
    )
    return first.union(*others, all=True)


@lru_cache(maxsize=KEPT_STATEMENTS)
def _kept_entries(hidden: Hidden, chain: Chain, filters: Filters) -> Sql | None:
    return _sql_of(_entries(then(hidden), chain, filters))


@lru_cache(maxsize=KEPT_STATEMENTS)
def _kept_public(hidden: Hidden) -> Sql | None:
    return _sql_of(_public(then(hidden)))


@lru_cache(maxsize=KEPT_STATEMENTS)
def _kept_countries(hidden: Hidden) -> Sql | None:
    return _sql_of(_countries(then(hidden)))


def _condition(filters: Filters, when: When) -> Q:
    condition = Q()
    if filters.kinds is not None:
        condition &= Q(kind__in=filters.kinds)
    if filters.only is not None:
        condition &= Q(pk__in=filters.only)
    if filters.without:
        condition &= ~Q(pk__in=filters.without)
    if filters.since is not None:
        condition &= Q(day__gte=filters.since)
    if filters.until is not None:
        condition &= Q(day__lte=filters.until)
    if filters.countries is not None:
        condition &= _any(
            how.countries(when).filter(country__in=filters.countries).values("page_id")
            for how in searchable_models().values()
            if how.countries is not None
        )
    if filters.topics is not None:
        condition &= _any(
            how.about(list(filters.topics), when)
            for how in searchable_models().values()
            if how.about is not None
        )
    return condition


def _any(keys: Any) -> Q:
    found = Q(pk__in=[])
    for each in keys:
        found |= Q(pk__in=each)
    return found


def _sql_of(queryset: Any) -> Sql | None:
    """Return the SQL of a queryset; None where nothing can fit."""
    try:
        sql, params = queryset.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, list(params)
