"""What the public may read. Written once; every path that hands out content goes through here.

Public is: live, not expired, not under something private or unpublished, not embargoed, and no
mere alias of another language's page; for files: in a collection that is public with all above it.
Each function narrows a queryset in the same SQL statement, so a filter can't be forgotten later.
"""

from datetime import datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

Q_ = TypeVar("Q_", bound="models.QuerySet[Any]")


def public_pages(queryset: Q_, now: datetime | None = None) -> Q_:
    """Keep the pages that anyone may read at a time; works for `Page` and for every page type."""
    now = now or timezone.now()
    covering = Page.objects.annotate(_length=Length("path")).filter(
        Q(numchild__gt=0, live=False) | Exists(_restrictions_of_page()),
        path=_beginning_of_path(),
        depth__gt=1,
    )
    narrowed = queryset.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=now),
        Q(alias_of__isnull=True) | Q(alias_of__locale_id=F("locale_id")),
        live=True,
        depth__gt=1,
    ).exclude(Exists(covering))
    for embargo in _embargoed_pages(now):
        narrowed = narrowed.exclude(pk__in=embargo)
    return narrowed


def public_files(queryset: Q_) -> Q_:
    """Keep images or documents whose collection is public, with every collection above it."""
    restricted = (
        CollectionViewRestriction.objects.annotate(_length=Length("collection__path"))
        .filter(collection__path=_beginning_of_path())
        .order_by()
    )
    private = Collection.objects.filter(Exists(restricted)).values("pk")
    return queryset.exclude(collection_id__in=private)


def public_snippets(queryset: Q_) -> Q_:
    """Keep the live snippets of a model with a draft state."""
    return queryset.filter(live=True)


def next_visibility_change(now: datetime) -> list[datetime | None]:
    """Return when the next embargo ends and the next live page expires (each may be None)."""
    expiry = Page.objects.filter(live=True, expire_at__gt=now).order_by("expire_at")
    moments = [expiry.values_list("expire_at", flat=True).first()]
    for model in embargo_models():
        pending = model._default_manager.filter(embargo_until__gt=now).order_by("embargo_until")
        moments.append(pending.values_list("embargo_until", flat=True).first())
    return moments


def embargo_models() -> list[type[models.Model]]:
    """Return the page types that can be embargoed."""
    from core.models.pages import EmbargoMixin  # noqa: PLC0415 - pages need the version's models

    return [model for model in apps.get_models() if issubclass(model, EmbargoMixin)]


def _embargoed_pages(now: datetime) -> list["models.QuerySet[Any]"]:
    return [
        model._default_manager.filter(embargo_until__gt=now).order_by().values("pk")
        for model in embargo_models()
    ]


def _restrictions_of_page() -> "models.QuerySet[Any]":
    return PageViewRestriction.objects.filter(page_id=OuterRef("pk"))


def _beginning_of_path() -> Substr:
    """Return the outer row's path cut to the inner's length: equal when that stands above."""
    length: Any = F("_length")
    return Substr(OuterRef("path"), 1, length)
