"""Which pages may be found: public ones in the languages asked for, and what else is asked."""

from functools import lru_cache
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from wagtail.models import Locale, Page

from core.fallback import first_available
from core.hidden import Hidden, Moment, When
from core.statements import Given, then
from core.visibility import public_pages
from search.backends.words import Sql
from search.services.asking import Filters, Question
from search.services.building import searchable_models

COLUMNS = ("pk", "locale_id", "search_entry__kind", "search_entry__day")


KEPT_STATEMENTS = 200
"""Each takes some kilobytes; making one takes Django as long as many a database needs to read."""


def allowed(question: Question, filters: Filters) -> Sql | None:
    """Return SQL for key, locale, kind and day of the pages; None when there can be none."""
    return _at(question.when, _kept_pages, _pages, question.chain, filters)


def countries_of_pages(when: When) -> Sql | None:
    """Return SQL for keys of pages with a country of each."""
    return _at(when, _kept_countries, _countries)


def _at(when: When, kept: Any, build: Any, *shape: Any) -> Sql | None:
    """Return the SQL of what is built for a time, kept where it is known what is hidden then."""
    if not isinstance(when, Moment):
        return sql_of(build(when, *shape))
    made: Sql | None = kept(when.hidden, *shape)
    if made is None:
        return None
    values = {"now": when.now}
    return made[0], [
        param.value(values, connection) if isinstance(param, Given) else param for param in made[1]
    ]


def _pages(when: When, chain: tuple[Locale, ...], filters: Filters) -> Any:
    pages = public_pages(Page.objects.order_by(), when)
    pages = first_available(pages, chain, when)
    pages = pages.filter(_condition(filters, when), search_entry__isnull=False)
    return pages.values_list(*COLUMNS)


@lru_cache(maxsize=KEPT_STATEMENTS)
def _kept_pages(hidden: Hidden, chain: tuple[Locale, ...], filters: Filters) -> Sql | None:
    return sql_of(_pages(then(hidden), chain, filters))


@lru_cache(maxsize=KEPT_STATEMENTS)
def _kept_countries(hidden: Hidden) -> Sql | None:
    return sql_of(_countries(then(hidden)))


def _condition(filters: Filters, when: Any) -> Q:
    condition = Q()
    if filters.kinds is not None:
        condition &= Q(search_entry__kind__in=filters.kinds)
    if filters.only is not None:
        condition &= Q(pk__in=filters.only)
    if filters.without:
        condition &= ~Q(pk__in=filters.without)
    if filters.since is not None:
        condition &= Q(search_entry__day__gte=filters.since)
    if filters.until is not None:
        condition &= Q(search_entry__day__lte=filters.until)
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


def _countries(when: When) -> Any:
    first, *others = (
        how.countries(when).values_list("page_id", "country")
        for how in searchable_models().values()
        if how.countries is not None
    )
    return first.union(*others, all=True)


def sql_of(queryset: Any) -> Sql | None:
    """Return the SQL of a queryset; None where nothing can fit."""
    try:
        sql, params = queryset.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, list(params)
