"""What apps register at the extension points of `core/registry.py`, as plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why a page can't go live.

    `field` names the form field at which an editor mends it; `message` says what to do.
    """

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class TypeExtension:
    """GraphQL fields that an app adds to the type of a model ("app_label.Model").

    `fields` maps snake_case names to mounted graphene fields that carry their own resolvers.
    """

    model: str
    fields: dict[str, Any]


def _title(page: Any) -> str:
    return str(page.title)


def _no_things(facts: Any) -> Iterable[dict[str, Any]]:
    return ()


@dataclass(frozen=True, slots=True)
class PageDescription:
    """What an app tells search engines and social networks of the pages of a model.

    `summary` returns a page's own short text, plain; `things` takes `PageFacts` and yields what
    schema.org calls things (JSON-LD), made of public content only; `name` is what the page is
    about, and of a home page the name of the site.
    """

    model: str
    summary: Callable[[Any], str]
    open_graph_type: str = "website"
    name: Callable[[Any], str] = _title
    things: Callable[[Any], Iterable[dict[str, Any]]] = _no_things


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text that translators have of a source: wagtail-localize's string in its context.

    `data` is its HTML, `path` the place of the context.
    """

    string_id: int
    context_id: int
    path: str
    data: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A list that is also served as a feed, by the names that the API has for its parts.

    `section` is the type of the page that shows the list, `item` that of the pages in it, `field`
    the root field that answers it. The items of a calendar have a start.
    """

    section: str
    item: str
    field: str
    is_calendar: bool = False


def _no_summary(page: Any) -> str:
    return ""


def _nothing(page: Any) -> Iterable[str]:
    return ()


def _no_day(page: Any) -> date | None:
    return None


def _no_names(pages: list[Any]) -> dict[int, list[str]]:
    return {}


@dataclass(frozen=True, slots=True)
class Searchable:
    """How the pages of a model ("app_label.Model") are found.

    `kind` is the name of what readers take them for, in capitals; several models may share one.
    `summary` and `texts` return plain texts of a page, beside its title and the texts of its
    bodies and rich text fields; `day` its date. `names_of` returns what the subjects of pages are
    called, by the pages' keys, in any language and spelling.

    `facts` maps models ("app_label.Model") whose rows give names or texts to functions: these
    take a row, or None for any of them, and return a queryset of the pages concerned.

    `countries` returns for a time (`When`) the keys of pages (`page`) with a `country` of each;
    `about` the keys of pages with any of some topics. Both are asked when something is looked for.
    """

    model: str
    kind: str
    summary: Callable[[Any], str] = _no_summary
    texts: Callable[[Any], Iterable[str]] = _nothing
    day: Callable[[Any], date | None] = _no_day
    names_of: Callable[[list[Any]], dict[int, list[str]]] = _no_names
    facts: dict[str, Callable[[Any], Any]] = field(default_factory=dict, hash=False)
    countries: Callable[[Any], Any] | None = None
    about: Callable[[list[str], Any], Any] | None = None
