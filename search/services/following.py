"""What has to be looked at in the index when something has changed."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.models import BasePage
from search.services.building import searchable_models
from search.services.indexing import everything, reconcile

DECIDE_FOR_ALL = (Locale, Site)
"""Models of which a row decides what is public in many places; they seldom change."""


def follow(cause: Any) -> None:
    """Bring the index in step with a change that was just written (`registry.changes`).

    Plain pages are followed by their own signals (search/signals.py): their version is raised
    before they are written.
    """
    model: type[Any] | None = cause if cause is None or isinstance(cause, type) else type(cause)
    row = None if cause is model else cause
    if model is None or issubclass(model, DECIDE_FOR_ALL):
        reconcile(everything())
    elif model is Page:
        return
    elif issubclass(model, BasePage):
        follow_page(row) if row is not None else reconcile(everything())
    elif issubclass(model, PageViewRestriction):
        _follow_restriction(row)
    else:
        _follow_facts(model, row)


def follow_page(page: Page) -> None:
    """Look at a page that was written, at what is below it, and at what stands or falls with it.

    An embargo holds for all languages of a content, and for what mirrors it.
    """
    family = set(_keys(Q(translation_key=page.translation_key)) | {page.pk})
    mirrors = _keys(Q(alias_of__in=family))
    mirrors |= _keys(Q(alias_of__in=mirrors))
    reconcile(Page.objects.filter(pk__in=family | mirrors), {page.pk})
    if page.numchild:
        follow_below(page.path)


def follow_below(path: str) -> None:
    """Look at the pages at and below a place in the tree."""
    reconcile(Page.objects.filter(path__startswith=path))


def _keys(condition: Q) -> set[int]:
    return set(Page.objects.filter(condition).order_by().values_list("pk", flat=True))


def _follow_restriction(restriction: PageViewRestriction | None) -> None:
    path = None
    if restriction is not None:
        rows = Page.objects.filter(pk=restriction.page_id)
        path = rows.values_list("path", flat=True).first()
    if path is None:
        reconcile(everything())
    else:
        follow_below(path)


def _follow_facts(model: type[Any], row: Any) -> None:
    """Write anew the pages that tell of a fact."""
    for how in searchable_models().values():
        for label, pages_of in how.facts.items():
            if issubclass(model, apps.get_model(label)):
                keys = set(pages_of(row).values_list("pk", flat=True))
                reconcile(Page.objects.filter(pk__in=keys), keys)
