"""Drafts in the API: what a token opens, and how the loaders of its context read from it."""

from typing import Any

from core.context import ReadContext
from core.models import BasePage
from core.services.previews import draft_of


def previewed_page(context: ReadContext, token: str) -> BasePage | None:
    """Return the draft that a token stands for, and let the request's loaders read from it.

    None for any token that is no good. The context is one root field's alone, so that nothing
    else in the answer sees the draft (cms/graphql/execution.py).
    """
    draft = draft_of(token, context.now)
    if draft is None:
        return None
    context.previewed = draft
    context.announce_pages([draft])
    return context.count_nodes([draft])[0]


def is_previewed(context: ReadContext, key: int) -> bool:
    """Tell whether a page's key is that of the draft that the context is about."""
    return context.previewed is not None and context.previewed.pk == key


def rows_of_draft(context: ReadContext, key: int, relation: str) -> list[Any] | None:
    """Return a draft's children in the editor's order; None for a page that is read as published.

    None, too, where the draft has no such children.
    """
    draft = context.previewed
    if draft is None or draft.pk != key or not hasattr(draft, relation):
        return None
    rows = getattr(draft, relation).all()
    return sorted(rows, key=lambda row: (row.sort_order is None, row.sort_order or 0))
