"""Drafts in the clothes of the site, for whoever has a token: the editor's preview."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core import preview_tokens
from core.asking import ask
from core.services.previews import stood_at
from website.answers import framed_by_own_pages
from website.documents import document
from website.languages import asked_for, of_interface
from website.views.pages import GONE, NOT_FOUND, OK, absent, shown, unavailable

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",  # The token stands in the address.
    "X-Robots-Tag": "noindex",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """What the bar above a draft says of it.

    `is_in_panel` is true beside the form that an editor fills in, where all this is known.
    """

    stood_at: datetime | None
    holds_until: datetime
    is_in_panel: bool


@require_safe
def preview(request: HttpRequest) -> HttpResponse:
    """Answer with the draft of a token, as the page that it would be."""
    response = _answer(request)
    for name, value in HEADERS.items():
        response[name] = value
    return framed_by_own_pages(response)


def _answer(request: HttpRequest) -> HttpResponse:
    asked = request.GET
    found = preview_tokens.opened(asked.get("token", ""))
    locale = asked_for(asked.get("locale", ""))
    variables = {
        "path": asked.get("path", ""),
        "locale": locale,
        "token": found[0].text if found else "",
    }
    reply = ask(document("preview"), variables)
    if reply.data is None or reply.data["route"] is None:
        return unavailable(of_interface(locale))
    if found is None or reply.data["route"]["status"] != OK:
        is_over = found is not None and found[0].expires_at < timezone.now()
        return absent(reply, locale, GONE if is_over else NOT_FOUND, "no_draft")
    token, draft_key = found
    draft = Draft(stood_at(draft_key), token.expires_at, bool(asked.get("panel")))
    request.in_preview_panel = draft.is_in_panel  # type: ignore[attr-defined]  # userbar
    path: Any = reply.data["route"]["page"]["path"]
    return shown(request, reply, locale, request=request, draft=draft, path=path)
