"""What the public may read. Written once; every path that hands out content goes through here.

Public is: live, not expired, not under something private or unpublished, not embargoed, and no
mere alias of another language's page; for files: in a collection that is public with all above it.
Each function narrows a queryset in the same SQL statement, so a filter can't be forgotten later.
"""

from datetime import datetime
from typing import Any, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, Q
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page

from core.conditions import (
    closed_above,
    embargo_models,
    embargoed_content,
    is_closed,
    is_in_its_own_language,
    mirrors_any,
    not_expired,
    private_collections,
    restricted_above,
)
from core.hidden import Moment, When, public_at_moment

Q_ = TypeVar("Q_", bound="models.QuerySet[Any]")
STEP: int = Page.steplen


def public_pages(queryset: Q_, when: When = None, *, within: str = "") -> Q_:
    """Keep the pages that anyone may read at a time; works for `Page` and for every page type.

    With `within`, a path in the tree, what stands above that is left aside.
    """
    if isinstance(when, Moment):
        return queryset.filter(public_at_moment(when))
    now = when or timezone.now()
    narrowed = queryset.filter(
        ~Exists(closed_above(now, within)),
        ~Exists(restricted_above(within)),
        not_expired(now),
        is_in_its_own_language(),
        live=True,
        depth__gt=1,
    )
    for embargo in embargoed_content(now):
        narrowed = narrowed.exclude(translation_key__in=embargo).exclude(mirrors_any(embargo))
    return narrowed


def public_at(tree_path: str, url_path: str, now: datetime) -> "models.QuerySet[Page]":
    """Return a page and what is under it as far as all may read it at a stored path of that page.

    The page may stand elsewhere in the tree by now: what is above it there says nothing.
    """
    slugs = url_path.strip("/").split("/")
    beginnings = [f"/{'/'.join(slugs[:length])}/" for length in range(1, len(slugs))]
    above = Page.objects.filter(url_path__in=beginnings, depth__gt=1)
    if above.filter(is_closed(now) | Q(view_restrictions__isnull=False)).exists():
        return Page.objects.none()
    return public_pages(Page.objects.filter(path__startswith=tree_path), now, within=tree_path)


def is_under_closed(page: Page, now: datetime) -> bool:
    """Tell whether a page that is being deleted stands under one that is not to be read.

    `public_pages` can't: its parent counts the page no more, and so is taken to be empty.
    """
    above = [page.path[:length] for length in range(2 * STEP, len(page.path), STEP)]
    return Page.objects.filter(is_closed(now), path__in=above).exists()


def public_files(queryset: Q_, when: When = None) -> Q_:
    """Keep images or documents whose collection is public, with every collection above it."""
    private: Any = private_collections()
    if isinstance(when, Moment) and when.hidden.private is not None:
        if not when.hidden.private:
            return queryset
        private = when.hidden.private
    return queryset.exclude(collection_id__in=private)


def public_images(queryset: Q_, when: When = None) -> Q_:
    """Keep public pictures of which readers can be told who made them and what they may do."""
    return public_files(queryset, when).exclude(credit="").exclude(licence="")


def public_snippets(queryset: Q_, when: When = None) -> Q_:
    """Keep the snippets of a model with a draft state that anyone may read at a time."""
    return queryset.filter(public_snippet(when))


def public_snippet(when: When = None, prefix: str = "") -> Q:
    """Return the condition for such a snippet; `prefix` leads to it from another model."""
    now = when.now if isinstance(when, Moment) else when or timezone.now()
    return not_expired(now, prefix) & Q((f"{prefix}live", True))


def next_visibility_change(now: datetime) -> list[datetime | None]:
    """Return when the next embargo ends and what is live expires next (each may be None)."""
    moments = []
    for model in expiring_models():
        live = model._default_manager.filter(live=True, expire_at__gt=now).order_by("expire_at")
        moments.append(live.values_list("expire_at", flat=True).first())
    for model in embargo_models():
        pending = model._default_manager.filter(embargo_until__gt=now).order_by("embargo_until")
        moments.append(pending.values_list("embargo_until", flat=True).first())
    return moments


def expiring_models() -> list[type[models.Model]]:
    """Return the models whose rows have an end: all pages as one, and each snippet with drafts."""
    snippets = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    return [Page, *snippets]
