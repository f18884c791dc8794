"""What search engines read: maps of the site, and what they may look at."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from core.open_data import open_data
from website import sitemaps
from website.languages import asked_for, begins_with_language
from website.views.files import NOT_FOUND, UNAVAILABLE, refused

XML = "application/xml; charset=utf-8"
CLOSED = ("/admin/", "/login/", "/preview/")
"""Areas that are nobody's but staff's."""


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Answer with the list of all maps."""
    return _answer(request, "sitemap", sitemaps.index)


@require_safe
def sitemap(request: HttpRequest, code: str, part: str = "1") -> HttpResponse:
    """Answer with a map of a language."""
    if not begins_with_language(code):
        return refused(NOT_FOUND)
    code, number = asked_for(code), int(part)
    try:
        if not sitemaps.has_part(code, number):
            return refused(NOT_FOUND)
    except sitemaps.NotAnswered:
        return refused(UNAVAILABLE)
    return _answer(request, f"sitemap-{code}-{number}", partial(sitemaps.part_of, code, number))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with what search engines may look at."""
    if not settings.SEARCH_ENGINES_WELCOME:
        return HttpResponse("User-agent: *\nDisallow: /\n", "text/plain; charset=utf-8")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED)]
    try:
        address = sitemaps.address()
    except sitemaps.NotAnswered:
        return refused(UNAVAILABLE)
    if address:
        lines += ["", f"Sitemap: {address}"]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; charset=utf-8")


def _answer(request: HttpRequest, name: str, make: Callable[[], bytes]) -> HttpResponse:
    """Answer with a file that is made once for each content version."""
    try:
        return open_data(name, XML, make)(request)
    except sitemaps.NotAnswered:
        return refused(UNAVAILABLE)
