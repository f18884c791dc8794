"""All addresses of the admin, taken from its own table of patterns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.roles.arguments import Arguments

ROOT = "admin/"
LEFT_OUT = {
    "admin/failwhale/": "raises on purpose",
    "admin/test404/": "says that there is nothing",
    "admin/^.*/$": "says that there is nothing",
    "admin/sprite/": "the icons, for everybody",
    "admin/jsi18n/": "translations for scripts, for everybody",
    "admin/localize/jsi18n/": "translations for scripts",
}
"""Addresses at which no right is asked for, and why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of addresses, with the name by which programs call it."""

    route: str
    name: str
    gaps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Address:
    """An address with values in its gaps; `key` is its place in the matrix."""

    route: str
    subject: str
    url: str

    @property
    def key(self) -> tuple[str, str]:
        return self.route, self.subject


def patterns() -> Iterator[Pattern]:
    """Yield the patterns of the admin; of two with one route the first is served."""
    seen: set[str] = set()
    for pattern in _walk(get_resolver(), "", ""):
        if pattern.route.startswith(ROOT) and pattern.route not in {*LEFT_OUT, *seen}:
            seen.add(pattern.route)
            yield pattern


def addresses(arguments: Arguments) -> list[Address]:
    """Return the addresses of all patterns, in the order in which they are looked up."""
    found = []
    for pattern in patterns():
        try:
            rows = list(arguments.rows(pattern.name, pattern.gaps))
        except KeyError as gap:
            raise LookupError(
                f"{pattern.route} is new: say in tests/roles/arguments.py what stands for {gap}."
            ) from gap
        for subject, values, query in rows:
            url = reverse(pattern.name, kwargs=values) + query
            found.append(Address(pattern.route.removeprefix(ROOT), subject, url))
    return found


def _walk(resolver: Any, before: str, namespaces: str) -> Iterator[Pattern]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespaces}{entry.namespace}:" if entry.namespace else namespaces
            yield from _walk(entry, route, inner)
        elif isinstance(entry, URLPattern):
            matched = entry.pattern.regex.groupindex
            yield Pattern(route, namespaces + (entry.name or ""), frozenset(matched))
