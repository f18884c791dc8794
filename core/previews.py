"""Drafts in the API: what a token opens, and how the loaders of its context read from it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from core.context import ReadContext
from core.models import BasePage
from core.services.previews import draft_of


def previewed_page(context: ReadContext, token: str) -> BasePage | None:
    """Return the draft that a token stands for, and let the request's loaders read from it.

    None for any token that is no good. The context is one root field's alone, so that nothing
    else in the answer sees the draft (cms/graphql/execution.py).
    """
    draft = draft_of(token, timezone.now())  # Of this host's clock, by which it was made.
    if draft is None:
        return None
    context.previewed = draft
    context.announce_pages([draft])
    return context.count_nodes([draft])[0]


def stored_keys(context: ReadContext, keys: Iterable[int]) -> list[int]:
    """Return the keys of pages that are read from the database: all but the draft's."""
    draft = context.previewed
    return [key for key in keys if draft is None or key != draft.pk]


def rows_of_draft(context: ReadContext, keys: Iterable[int], relation: str) -> list[Any]:
    """Return the draft's children in the editor's order, if it is one of these pages."""
    draft = context.previewed
    if draft is None or draft.pk not in keys:
        return []
    rows = getattr(draft, relation).all()
    return sorted(rows, key=lambda row: (row.sort_order is None, row.sort_order or 0))
