"""Drafts and the tokens that open them.

token = token_of(page)
page = opened(client, token, "title path")
"""

from typing import Any

from django.test import Client
from django.utils import timezone

from core import preview_tokens
from core.models import BasePage, PreviewSnapshot
from core.services.previews import token_of_latest_draft
from core.types.ids import global_id_of
from tests.graphql import data, everything


def token_of(page: Any) -> str:
    """Return a token for a page's latest draft."""
    stored = type(page)._default_manager.get(pk=page.pk)
    return token_of_latest_draft(stored, None).text


def redrafted(page: Any, **fields: Any) -> Any:
    """Save a draft of a page with other values; a list of rows goes into a child relation."""
    latest = page.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(latest, name, value)
    latest.save_revision()
    return page


def opened(client: Client, token: str, fields: str) -> Any:
    """Return fields of the page that a token opens; None when it opens none."""
    query = f"query ($token: String!) {{ page(previewToken: $token) {{ {fields} }} }}"
    return data(client, query, token=token)["page"]


def snapshot_token(page: BasePage) -> str:
    """Return the token of a page as it stands in a form."""
    return preview_tokens.sign(PreviewSnapshot.take(page, None).draft_key, timezone.now()).text


def draft_and_published(client: Client, page: Any) -> tuple[Any, Any]:
    """Return all that is answered of a page's latest draft, and then of the page, published.

    In frozen time the two are the same.
    """
    draft = data(client, everything(f'page(previewToken: "{token_of(page)}")'))["page"]
    type(page)._default_manager.get(pk=page.pk).get_latest_revision().publish()
    published = data(client, everything(f'page(id: "{global_id_of(page)}")'))["page"]
    return draft, published
