"""Conditions of `core/visibility.py` in SQL: what keeps a page or a file from readers."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)


def private_collections() -> "models.QuerySet[Any]":
    """Return the keys of the collections that are private, or below one that is."""
    restricted = (
        CollectionViewRestriction.objects.annotate(_length=Length("collection__path"))
        .filter(collection__path=_beginning_of_path())
        .order_by()
    )
    return Collection.objects.filter(Exists(restricted)).order_by().values("pk")


def embargo_models() -> list[type[models.Model]]:
    """Return the page types that can be embargoed."""
    from core.models.embargo import EmbargoMixin  # noqa: PLC0415 - pages need the version's models

    return [model for model in apps.get_models() if issubclass(model, EmbargoMixin)]


def not_expired(now: datetime, prefix: str = "") -> Q:
    """Tell what has no end, or one that is still to come; `prefix` leads to it from elsewhere."""
    never: Any = Q((f"{prefix}expire_at__isnull", True))
    later: Any = Q((f"{prefix}expire_at__gt", now))
    return Q(never | later)


def is_in_its_own_language() -> Q:
    """Tell a page, or an alias within a language, from another language's page under this one.

    An alias may have an alias for a source; longer chains are kept from readers.
    """
    same, chain = Q(alias_of__locale_id=F("locale_id")), "alias_of__alias_of"
    ends: Any = Q((f"{chain}__isnull", True))
    same_again = Q((f"{chain}__locale_id", F("locale_id")), (f"{chain}__alias_of__isnull", True))
    return Q(alias_of__isnull=True) | (same & (ends | same_again))


def mirrors_any(embargo: "models.QuerySet[Any]") -> Q:
    """Tell a page that mirrors embargoed content: it has a translation key of its own."""
    chain: Any = Q(("alias_of__alias_of__translation_key__in", embargo))
    return Q(alias_of__translation_key__in=embargo) | chain


def embargoed_content(now: datetime) -> list["models.QuerySet[Any]"]:
    """Return translation keys: what is embargoed in one published language is so in all."""
    return [
        model._default_manager.filter(embargo_until__gt=now, live=True)
        .order_by()
        .values("translation_key")
        for model in embargo_models()
    ]


def is_closed(now: datetime) -> Q:
    """Tell a page that is not live, or has expired."""
    return Q(live=False) | Q(expire_at__lte=now)


def closed_above(now: datetime, within: str) -> "models.QuerySet[Any]":
    """Return the pages at or above the outer one that are not to be read, and so nothing below.

    There are few; comparing each page with each would take seconds for some thousand pages.
    SQLite keeps their keys when they stand in a subquery of their own. PostgreSQL keeps the rows
    by itself, and would read that subquery again for each pair while it has no statistics.
    """
    above = Page.objects.filter(is_closed(now), numchild__gt=0, depth__gt=1).order_by()
    if within:
        above = above.filter(path__startswith=within)
    if connection.vendor == "sqlite":
        above = Page.objects.filter(pk__in=above.values("pk")).order_by()
    return above.annotate(_length=Length("path")).filter(path=_beginning_of_path())


def restricted_above(within: str) -> "models.QuerySet[Any]":
    """Return the restrictions of the pages at or above the outer one."""
    restrictions = PageViewRestriction.objects.annotate(_length=Length("page__path")).order_by()
    if within:
        restrictions = restrictions.filter(page__path__startswith=within)
    return restrictions.filter(page__path=_beginning_of_path())


def _beginning_of_path() -> Substr:
    """Return the outer row's path cut to the inner's length: equal when that stands above."""
    length: Any = F("_length")
    return Substr(OuterRef("path"), 1, length)
