"""What the public may read. Written once; every path that hands out content goes through here.

Public is: live, not expired, not under something private or unpublished, not embargoed, and no
mere alias of another language's page; for files: in a collection that is public with all above it.
Each function narrows a queryset in the same SQL statement, so a filter can't be forgotten later.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.apps import apps
from django.db import connection, models
from django.db.models import CharField, Exists, F, OuterRef, Q, Value
from django.db.models.functions import Cast, Length, Substr
from django.utils import timezone
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    DraftStateMixin,
    Page,
    PageViewRestriction,
)

Q_ = TypeVar("Q_", bound="models.QuerySet[Any]")
T = TypeVar("T")
STEP: int = Page.steplen


MAX_FACTS = 100
"""How many values of a kind are written into statements; more are looked up by the database."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden at a time: read once, it makes the statements of many requests short.

    Each kind is None when there is too much of it: then statements look for it by themselves.
    """

    closed: tuple[str, ...] | None
    """Paths of pages with something below that are not to be read, or not by all."""
    embargoed: tuple[UUID, ...] | None
    """Translation keys of embargoed content."""
    mirrors: tuple[int, ...] | None
    """Keys of the aliases that stand in their own language."""
    private: tuple[int, ...] | None
    """Keys of the collections that are not public."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, and what is hidden then."""

    now: datetime
    hidden: Hidden


When = datetime | Moment | None
"""The time at which something is read; none is now."""


def hidden_at(now: datetime) -> Hidden:
    """Read what is hidden at a time, in one statement."""
    closed = Page.objects.filter(_is_closed(now), numchild__gt=0, depth__gt=1)
    mirrors = Page.objects.filter(_is_in_its_own_language(), alias_of__isnull=False)
    for embargo in _embargoed_content(now):
        mirrors = mirrors.exclude(_mirrors_any(embargo))
    parts = [
        _kept_as("closed", closed, "path"),
        _kept_as("closed", PageViewRestriction.objects.all(), "page__path"),
        *(_kept_as("embargoed", rows, "translation_key") for rows in _embargoed_content(now)),
        _kept_as("mirrors", mirrors, "pk"),
        _kept_as("private", _private_collections(), "pk"),
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for kind, value in parts[0].union(*parts[1:], all=True):
        found[kind].append(value)
    return Hidden(
        closed=_uppermost(found["closed"]),
        embargoed=_at_most_all(UUID(key) for key in found["embargoed"]),
        mirrors=_at_most_all(int(key) for key in found["mirrors"]),
        private=_at_most_all(int(key) for key in found["private"]),
    )


def _kept_as(kind: str, rows: "models.QuerySet[Any]", column: str) -> "models.QuerySet[Any]":
    """Return the values of a column as texts, each with what they are."""
    text = Cast(column, output_field=CharField(max_length=255))
    return rows.order_by().values_list(Value(kind, output_field=CharField(max_length=20)), text)


def _at_most_all(values: Iterable[T]) -> tuple[T, ...] | None:
    """Return the values; None for more than are written into statements."""
    found = tuple(values)
    return found if len(found) <= MAX_FACTS else None


def _uppermost(paths: list[str]) -> tuple[str, ...] | None:
    """Return the paths without those below others of them."""
    found: list[str] = []
    for path in sorted(paths):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return _at_most_all(found)


def public_pages(queryset: Q_, when: When = None, *, within: str = "") -> Q_:
    """Keep the pages that anyone may read at a time; works for `Page` and for every page type.

    With `within`, a path in the tree, what stands above that is left aside.
    """
    if isinstance(when, Moment):
        return queryset.filter(public_at_moment(when))
    now = when or timezone.now()
    narrowed = queryset.filter(
        ~Exists(_closed_above(now, within)),
        ~Exists(_restricted_above(within)),
        _not_expired(now),
        _is_in_its_own_language(),
        live=True,
        depth__gt=1,
    )
    for embargo in _embargoed_content(now):
        narrowed = narrowed.exclude(translation_key__in=embargo).exclude(_mirrors_any(embargo))
    return narrowed


def public_at_moment(moment: Moment) -> Q:
    """Return the condition for a page that anyone may read, by what is known to be hidden."""
    now, hidden = moment.now, moment.hidden
    shown = Q(live=True, depth__gt=1) & _not_expired(now)
    return shown & _is_original(now, hidden) & _is_open(now, hidden) & _is_due(now, hidden)


def _is_original(now: datetime, hidden: Hidden) -> Q:
    original = Q(alias_of__isnull=True)
    if hidden.mirrors is not None:
        return original | Q(pk__in=hidden.mirrors) if hidden.mirrors else original
    shown = _is_in_its_own_language()
    for embargo in _embargoed_content(now):
        shown &= ~_mirrors_any(embargo)
    return shown


def _is_open(now: datetime, hidden: Hidden) -> Q:
    if hidden.closed is None:
        return ~Exists(_closed_above(now, "")) & ~Exists(_restricted_above(""))
    shown = Q()
    for path in hidden.closed:
        shown &= ~Q(path__startswith=path)
    return shown


def _is_due(now: datetime, hidden: Hidden) -> Q:
    if hidden.embargoed is not None:
        return ~Q(translation_key__in=hidden.embargoed) if hidden.embargoed else Q()
    shown = Q()
    for embargo in _embargoed_content(now):
        shown &= ~Q(translation_key__in=embargo)
    return shown


def public_at(tree_path: str, url_path: str, now: datetime) -> "models.QuerySet[Page]":
    """Return a page and what is under it as far as all may read it at a stored path of that page.

    The page may stand elsewhere in the tree by now: what is above it there says nothing.
    """
    slugs = url_path.strip("/").split("/")
    beginnings = [f"/{'/'.join(slugs[:length])}/" for length in range(1, len(slugs))]
    above = Page.objects.filter(url_path__in=beginnings, depth__gt=1)
    if above.filter(_is_closed(now) | Q(view_restrictions__isnull=False)).exists():
        return Page.objects.none()
    return public_pages(Page.objects.filter(path__startswith=tree_path), now, within=tree_path)


def is_under_closed(page: Page, now: datetime) -> bool:
    """Tell whether a page that is being deleted stands under one that is not to be read.

    `public_pages` can't: its parent counts the page no more, and so is taken to be empty.
    """
    above = [page.path[:length] for length in range(2 * STEP, len(page.path), STEP)]
    return Page.objects.filter(_is_closed(now), path__in=above).exists()


def public_files(queryset: Q_, when: When = None) -> Q_:
    """Keep images or documents whose collection is public, with every collection above it."""
    private: Any = _private_collections()
    if isinstance(when, Moment) and when.hidden.private is not None:
        if not when.hidden.private:
            return queryset
        private = when.hidden.private
    return queryset.exclude(collection_id__in=private)


def _private_collections() -> "models.QuerySet[Any]":
    """Return the keys of the collections that are private, or below one that is."""
    restricted = (
        CollectionViewRestriction.objects.annotate(_length=Length("collection__path"))
        .filter(collection__path=_beginning_of_path())
        .order_by()
    )
    return Collection.objects.filter(Exists(restricted)).order_by().values("pk")


def public_images(queryset: Q_, when: When = None) -> Q_:
    """Keep public pictures of which readers can be told who made them and what they may do."""
    return public_files(queryset, when).exclude(credit="").exclude(licence="")


def public_snippets(queryset: Q_, when: When = None) -> Q_:
    """Keep the snippets of a model with a draft state that anyone may read at a time."""
    return queryset.filter(public_snippet(when))


def public_snippet(when: When = None, prefix: str = "") -> Q:
    """Return the condition for such a snippet; `prefix` leads to it from another model."""
    now = when.now if isinstance(when, Moment) else when or timezone.now()
    return _not_expired(now, prefix) & Q((f"{prefix}live", True))


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


def embargo_models() -> list[type[models.Model]]:
    """Return the page types that can be embargoed."""
    from core.models.embargo import EmbargoMixin  # noqa: PLC0415 - pages need the version's models

    return [model for model in apps.get_models() if issubclass(model, EmbargoMixin)]


def _not_expired(now: datetime, prefix: str = "") -> Q:
    never: Any = Q((f"{prefix}expire_at__isnull", True))
    later: Any = Q((f"{prefix}expire_at__gt", now))
    return Q(never | later)


def _is_in_its_own_language() -> Q:
    """Tell a page, or an alias within a language, from another language's page under this one.

    An alias may have an alias for a source; longer chains are kept from readers.
    """
    same, chain = Q(alias_of__locale_id=F("locale_id")), "alias_of__alias_of"
    ends: Any = Q((f"{chain}__isnull", True))
    same_again = Q((f"{chain}__locale_id", F("locale_id")), (f"{chain}__alias_of__isnull", True))
    return Q(alias_of__isnull=True) | (same & (ends | same_again))


def _mirrors_any(embargo: "models.QuerySet[Any]") -> Q:
    """Tell a page that mirrors embargoed content: it has a translation key of its own."""
    chain: Any = Q(("alias_of__alias_of__translation_key__in", embargo))
    return Q(alias_of__translation_key__in=embargo) | chain


def _embargoed_content(now: datetime) -> list["models.QuerySet[Any]"]:
    """Return translation keys: what is embargoed in one published language is so in all."""
    return [
        model._default_manager.filter(embargo_until__gt=now, live=True)
        .order_by()
        .values("translation_key")
        for model in embargo_models()
    ]


def _is_closed(now: datetime) -> Q:
    return Q(live=False) | Q(expire_at__lte=now)


def _closed_above(now: datetime, within: str) -> "models.QuerySet[Any]":
    """Return the pages at or above the outer one that are not to be read, and so nothing below.

    There are few; comparing each page with each would take seconds for some thousand pages.
    SQLite keeps their keys when they stand in a subquery of their own. PostgreSQL keeps the rows
    by itself, and would read that subquery again for each pair while it has no statistics.
    """
    above = Page.objects.filter(_is_closed(now), numchild__gt=0, depth__gt=1).order_by()
    if within:
        above = above.filter(path__startswith=within)
    if connection.vendor == "sqlite":
        above = Page.objects.filter(pk__in=above.values("pk")).order_by()
    return above.annotate(_length=Length("path")).filter(path=_beginning_of_path())


def _restricted_above(within: str) -> "models.QuerySet[Any]":
    """Return the restrictions of the pages at or above the outer one."""
    restrictions = PageViewRestriction.objects.annotate(_length=Length("page__path")).order_by()
    if within:
        restrictions = restrictions.filter(page__path__startswith=within)
    return restrictions.filter(page__path=_beginning_of_path())


def _beginning_of_path() -> Substr:
    """Return the outer row's path cut to the inner's length: equal when that stands above."""
    length: Any = F("_length")
    return Substr(OuterRef("path"), 1, length)
