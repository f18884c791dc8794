"""Which pages may be found: public ones in the languages asked for, and what else is asked."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from wagtail.models import Page

from core.fallback import first_available
from core.visibility import public_pages
from search.backends.words import Sql
from search.services.asking import Filters, Question
from search.services.building import searchable_models

COLUMNS = ("pk", "locale_id", "search_entry__kind", "search_entry__day")


def allowed(question: Question, filters: Filters) -> Sql | None:
    """Return SQL for key, locale, kind and day of the pages; None when there can be none."""
    pages = public_pages(Page.objects.order_by(), question.when)
    pages = first_available(pages, question.chain, question.when)
    pages = pages.filter(_condition(filters, question.when), search_entry__isnull=False)
    return sql_of(pages.values_list(*COLUMNS))


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


def countries_of_pages(when: Any) -> Sql | None:
    """Return SQL for keys of pages with a country of each."""
    sources = [
        how.countries(when).values_list("page_id", "country")
        for how in searchable_models().values()
        if how.countries is not None
    ]
    return sql_of(sources[0].union(*sources[1:], all=True)) if sources else None


def sql_of(queryset: Any) -> Sql | None:
    """Return the SQL of a queryset; None where nothing can fit."""
    try:
        sql, params = queryset.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    return sql, list(params)
