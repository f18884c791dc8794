"""Responses of the site: the same for everybody, checked with the API's content version."""

import hashlib
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import override

from website.languages import Language
from website.maps import tiles

FRAMED_BY_NONE = "frame-ancestors 'none'"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        FRAMED_BY_NONE,
        "img-src 'self' data:{media}{tiles}",
        "manifest-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    )
)


FORMATS = {"en": "en-gb"}
"""English is the Council of Europe's: 4 May 2026, not May 4."""


def speaking(interface: Language) -> AbstractContextManager[None]:
    """Let words, days and numbers be those of a language."""
    return override(FORMATS.get(interface.code, interface.code))


def rendered(
    template: str, context: Mapping[str, Any], interface: Language, status: int = 200
) -> HttpResponse:
    """Return a page; no cookie is read or set, so one answer serves all."""
    with speaking(interface):
        text = render_to_string(template, {**context, "interface": interface})
    response = HttpResponse(text, status=status)
    response["Content-Security-Policy"] = _policy()
    response["Cache-Control"] = "no-cache"
    response["Content-Language"] = interface.code
    return response


def leading(address: str, status: int) -> HttpResponse:
    """Lead to another address; a browser asks again each time.

    Without a word on it, browsers keep what has moved for good, and editors change their minds.
    """
    response = HttpResponseRedirect(address, status=status)
    response["Cache-Control"] = "no-cache"
    return response


def framed_by_own_pages(response: HttpResponse) -> HttpResponse:
    """Let pages of this host show an answer in a frame."""
    policy = response["Content-Security-Policy"]
    response["Content-Security-Policy"] = policy.replace(FRAMED_BY_NONE, "frame-ancestors 'self'")
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response


def conditional(
    request: HttpRequest, response: HttpResponse, changed_at: datetime | None = None
) -> HttpResponse:
    """Return 304 to who has the same page already; `changed_at` is when the content last changed.

    It is told only when its second is over: what changes twice in one second has one date.
    """
    digest = hashlib.blake2b(response.content, digest_size=16).hexdigest()
    response["ETag"] = f'"{digest}"'
    seconds = None if changed_at is None else int(changed_at.timestamp())
    if seconds is not None and seconds < int(time.time()):
        response["Last-Modified"] = http_date(seconds)
    else:
        seconds = None
    found = get_conditional_response(
        request, etag=response["ETag"], last_modified=seconds, response=response
    )
    return response if found is None else found


def _policy() -> str:
    background = tiles()
    of_tiles = f" {background.origin}" if background and background.origin else ""
    return POLICY.format(media=_media_origin(), tiles=of_tiles)


def _media_origin() -> str:
    address: str = settings.MEDIA_URL
    scheme, found, rest = address.partition("://")
    return f" {scheme}://{rest.split('/', 1)[0]}" if found else ""
