"""From a public path to what stands there, for any front end's one catch-all route."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.db.models import CharField, F, Q, TextField
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from core.context import ReadContext
from core.fallback import Served
from core.hidden import Hidden
from core.loaders.links import LinkLoader
from core.loaders.pages import PageLoader
from core.models import BasePage, GonePath
from core.statements import KEYS, Slot, Slots
from core.texts import is_storable

MAX_CHARACTERS = 2000
CONTROL = re.compile(r"[\0-\x1f\x7f-\x9f]")
"""What no address has, and what would end a header in which it is sent on."""
FOUND, MOVED, ELSEWHERE, NOT_FOUND, GONE = 200, 301, 302, 404, 410


@dataclass(frozen=True, slots=True)
class Route:
    """What a front end answers at a path: a status of HTTP, and a page or where to go."""

    status: int
    page: BasePage | None = None
    redirect_to: str | None = None
    served: Served | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A path that was asked for, taken apart."""

    given: str
    segments: list[str]
    query: str

    @classmethod
    def parsed(cls, text: str) -> "Address | None":
        """Take a path apart, with or without a query; None for what no page could have."""
        if len(text) > MAX_CHARACTERS or not is_storable(text) or CONTROL.search(text):
            return None
        path, _, query = text.partition("#")[0].partition("?")
        if "%2f" in path.lower():
            return None  # An encoded slash is part of a segment, and no slug has one.
        try:
            given = unquote(path, errors="strict")
        except UnicodeDecodeError:
            return None
        segments = [segment for segment in given.split("/") if segment]
        return None if CONTROL.search(given) else cls(given, segments, query)

    @property
    def path(self) -> str:
        """The path as pages have it, with one slash at its end."""
        return "/".join(["", *self.segments, ""]) if self.segments else "/"

    def leading_to(self, path: str) -> str:
        """Return a path with the query that was asked for."""
        return f"{path}?{self.query}" if self.query else path


def route(context: ReadContext, text: str, *, with_fallbacks: bool = False) -> Route:
    """Return what stands at a path: a page (200), another address (301, 302), nothing (404, 410).

    `with_fallbacks` also finds the page of a language that stands in for the path's own.
    """
    address = Address.parsed(text)
    if address is None:
        return Route(NOT_FOUND)
    if not address.segments:
        return _front_door(context, address)
    locale = _locale_of(context, address.segments[0])
    if locale is None:
        found = _redirect(context, address) or _without_language(context, address)
    else:
        found = (
            _page(context, address, locale)
            or _redirect(context, address)
            or (_stand_in(context, address, locale) if with_fallbacks else None)
        )
    return found or _nothing(address)


def route_of_draft(context: ReadContext, text: str, draft: BasePage | None) -> Route:
    """Return a draft at the path that it would have; elsewhere there is nothing."""
    address = Address.parsed(text)
    if draft is None or address is None or context.path_of(draft) != address.given:
        return Route(NOT_FOUND)
    locale = context.locales[draft.locale_id]
    return Route(FOUND, page=draft, served=Served(locale, locale))


def page_at(context: ReadContext, text: str) -> BasePage | None:
    """Return the public page whose own path this is, letter for letter; else None."""
    address = Address.parsed(text)
    locale = _locale_of(context, address.segments[0]) if address and address.segments else None
    found = _page(context, address, locale) if address and locale else None
    page = found.page if found else None
    return page if page is not None and context.path_of(page) == text else None


def _locale_of(context: ReadContext, segment: str) -> Locale | None:
    codes = {locale.language_code.lower(): locale for locale in context.site_locales}
    return codes.get(segment.lower())


def _front_door(context: ReadContext, address: Address) -> Route:
    """Lead to the home page of the source language, or of the first language that has one."""
    for locale in _source_language_first(context):
        if home := _public_page(context, [locale], []):
            path = context.path_of(home) or ""
            return Route(ELSEWHERE, redirect_to=address.leading_to(path))
    return Route(NOT_FOUND)


def _source_language_first(context: ReadContext) -> list[Locale]:
    source = settings.LANGUAGE_CODE
    return sorted(context.site_locales, key=lambda locale: locale.language_code != source)


def _page(context: ReadContext, address: Address, locale: Locale) -> Route | None:
    """Return the page that has this path, or lead to the path as it is written rightly."""
    page = _public_page(context, [locale], address.segments[1:])
    if page is None:
        return None
    path = context.path_of(page) or ""
    if path != address.given:
        return Route(MOVED, redirect_to=address.leading_to(path))
    return Route(FOUND, page=page, served=Served(locale, locale))


def _without_language(context: ReadContext, address: Address) -> Route | None:
    """Lead from a path without the language's prefix to the first language that has it."""
    page = _public_page(context, _source_language_first(context), address.segments)
    if page is None:
        return None
    return Route(MOVED, redirect_to=address.leading_to(context.path_of(page) or ""))


def _stand_in(context: ReadContext, address: Address, locale: Locale) -> Route | None:
    """Return the page of another language of the chain at the same path below the prefix.

    Where it has a translation in the path's own language, that one's path is the right one.
    """
    page = _public_page(context, context.fallbacks_of(locale), address.segments[1:])
    if page is None:
        return None
    own = _key_of_translation(context, page, locale)
    if own is not None:
        path = context.link_paths.get(own) or ""
        return Route(MOVED, redirect_to=address.leading_to(path))
    path = "/".join(["", locale.language_code, *address.segments[1:], ""])
    if path != address.given:
        return Route(MOVED, redirect_to=address.leading_to(path))
    return Route(FOUND, page=page, served=Served(locale, context.locales[page.locale_id]))


def _key_of_translation(context: ReadContext, page: BasePage, locale: Locale) -> int | None:
    key = context.loader(LinkLoader).get((page.pk, locale.pk))
    return None if key == page.pk else key


STORED_PATHS: Any = Slots("stored_paths", TextField())
SLUG: Any = Slot("slug", CharField(max_length=255))


def _below_home(hidden: Hidden) -> Any:
    # The slug is indexed, which the stored path is not.
    return _at_stored_paths().filter(slug=SLUG)


def _home(hidden: Hidden) -> Any:
    return _at_stored_paths().filter(pk__among=KEYS)


def _at_stored_paths() -> Any:
    pages = Page.objects.filter(url_path__among=STORED_PATHS).order_by()
    return pages.values_list("url_path", "pk", "content_type_id")


def _public_page(
    context: ReadContext, locales: list[Locale], segments: list[str]
) -> BasePage | None:
    """Return the public page below the home page of the first of these languages that has it."""
    wanted: dict[str, int] = {}
    for place, locale in enumerate(locales):
        if root := context.site_roots.get(locale.pk):
            below = "".join(f"{segment}/" for segment in segments)
            wanted[f"{root.page.url_path}{below}"] = place
    stored = list(wanted)
    if segments:
        found_rows = context.rows(_below_home, stored_paths=stored, slug=segments[-1])
    else:
        homes = [root.page.pk for root in context.site_roots.values()]
        found_rows = context.rows(_home, stored_paths=stored, keys=homes)
    rows = sorted(found_rows, key=lambda row: wanted[row[0]])
    context.batches.announce("page key", {key: kind for _, key, kind in rows})
    found = (context.loader(PageLoader).get(key) for _, key, _kind in rows)
    return next((page for page in found if page is not None), None)


def _redirect(context: ReadContext, address: Address) -> Route | None:
    """Return where an editor, or a page that moved, leads from this path."""
    plain = Redirect.normalise_path(address.path)
    paths = [Redirect.normalise_path(address.leading_to(address.path)), plain]
    rows = Redirect.objects.filter(
        Q(site=context.site) | Q(site__isnull=True), old_path__in=paths
    ).order_by(F("site").asc(nulls_last=True), "pk")
    for path in dict.fromkeys(paths):
        for row in rows:
            target = _target_of(context, row) if row.old_path == path else None
            if target is None or _is_here(target, plain):
                continue
            if row.redirect_page_id is not None and path == plain:
                target = address.leading_to(target)
            return Route(MOVED if row.is_permanent else ELSEWHERE, redirect_to=target)
    return None


def _is_here(target: str, plain: str) -> bool:
    """Tell whether a redirect leads back to its own path; the same path elsewhere is another."""
    is_path = target.startswith("/") and not target.startswith("//")
    return is_path and Redirect.normalise_path(target) == plain


def _target_of(context: ReadContext, row: Redirect) -> str | None:
    """Return the address to which a redirect leads; None while its page is not public."""
    if row.redirect_page_id is None:
        return row.redirect_link or None
    page: Any = context.loader(PageLoader).get(row.redirect_page_id)
    return None if page is None else context.path_of(page)


def _nothing(address: Address) -> Route:
    """Tell a page that is gone for good from one that never was."""
    gone = GonePath.objects.filter(path=Redirect.normalise_path(address.path))
    return Route(GONE if gone.exists() else NOT_FOUND)
