"""Which lists are feeds, what they can be narrowed to, and where they are announced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from core import registry
from core.registered import Feed
from website.sections import BY_COUNTRY, BY_KIND, BY_TOPIC, Choice

CHOICES: Mapping[str, tuple[Choice, ...]] = {
    "news": (BY_KIND, BY_TOPIC, BY_COUNTRY),
    "events": (BY_TOPIC, BY_COUNTRY),
}
"""By the root field of the API."""

Chosen = dict[str, str]


class NoSuchList(Exception):
    """A list is asked for that can't be: nobody shall follow all when they meant a part."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A feed that a page tells of; `query` narrows it as the page is narrowed."""

    title: str
    path: str
    language: str
    query: str
    is_calendar: bool


def feed_of(section: str) -> Feed | None:
    """Return the feed that a type of page shows the list of."""
    return next((feed for feed in registry.feeds if feed.section == section), None)


def chosen_in(feed: Feed, address: QueryDict) -> Chosen:
    """Return what a feed is narrowed to, in one order; raise NoSuchList for a senseless value."""
    found = {}
    for choice in CHOICES[feed.field]:
        if given := address.get(choice.parameter):
            if not choice.accepts(given):
                raise NoSuchList(choice.parameter)
            found[choice.parameter] = given
    return found


def variables(feed: Feed, chosen: Chosen) -> dict[str, list[str]]:
    """Return the variables of a question for what a feed is narrowed to."""
    choices = {choice.parameter: choice.variable for choice in CHOICES[feed.field]}
    return {choices[name]: [value] for name, value in chosen.items()}


def query_of(chosen: Mapping[str, str]) -> str:
    """Return the end of an address: nothing, or what narrows it."""
    return f"?{urlencode(chosen)}" if chosen else ""


def announced(page: dict[str, Any], listed: Any, chosen: Chosen) -> list[Announced]:
    """Return the feeds of a section, of the section that an item is in, or of all sections."""
    return [each for feed in registry.feeds for each in _of_page(feed, page, listed, chosen)]


def _of_page(feed: Feed, page: dict[str, Any], listed: Any, chosen: Chosen) -> Iterable[Announced]:
    if page["type"] == feed.section:
        names = {choice.parameter for choice in CHOICES[feed.field]}
        kept = {name: value for name, value in chosen.items() if name in names}
        sections, query = [page], query_of(kept)
    else:
        sections, query = _sections_beside(feed, page, listed), ""
    return [
        Announced(each["title"], each["path"], _language(each, page), query, feed.is_calendar)
        for each in sections
        if each["path"]
    ]


def _language(section: dict[str, Any], page: dict[str, Any]) -> str:
    """Return the language of a section: the page's, unless it stands in from another one."""
    return str(section.get("locale", page["locale"])["code"])


def _sections_beside(feed: Feed, page: dict[str, Any], listed: Any) -> list[dict[str, Any]]:
    """Return the section above an item; on the first page all that it lists."""
    if page["type"] == feed.item:
        return page["breadcrumbs"][-2:-1]
    sections = ((listed or {}).get("sections") or {}).get("nodes", [])
    return [each for each in sections if each["type"] == feed.section]
