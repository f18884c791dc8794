"""What the crawl knows to put into arguments, by their names and types."""

import time
from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.signing import Signer
from graphql import get_named_type, is_enum_type, is_list_type
from graphql.type import get_nullable_type

from core import preview_tokens
from tests.leaks.known import Known

DAYS = ["2014-03-20", "2020-01-01", "2026-02-03", "2099-01-01"]
FAR_NORTH = {"latitude": 64.1, "longitude": -21.9}
"""Where the hidden authorities lie."""
MANY = 40
"""Values of a list argument at once; fifty are allowed."""


class UnknownArgument(AssertionError):
    """An argument for which nobody said what to put in."""


class Arguments:
    """The table of values; `cursors` are those that lists gave out."""

    def __init__(self, known: Known, cursors: list[str]) -> None:
        self.known = known
        self.cursors = cursors

    def values(self, name: str, kind: Any) -> list[Any]:
        """Return what to put into an argument, one after another."""
        named = get_named_type(kind)
        in_list = is_list_type(get_nullable_type(kind))
        if is_enum_type(named):
            return [[value] for value in named.values] if in_list else list(named.values)
        if named.name == "Boolean":
            return [True, False]
        row = f"{name}: [{named.name}]" if in_list else f"{name}: {named.name}"
        if row not in self._table:
            raise UnknownArgument(
                f"The crawl does not know what to put into `{name}: {kind}`: add a row for "
                f"“{row}” to the table in tests/leaks/arguments.py."
            )
        return self._table[row]()

    @cached_property
    def _table(self) -> dict[str, Callable[[], list[Any]]]:
        known = self.known
        return {
            "id: ID": lambda: known.ids,
            "parent: ID": lambda: known.ids_of_pages,
            "ids: [ID]": lambda: _portions(known.ids),
            "key: String": lambda: known.keys_of_authorities,
            "identifier: String": lambda: known.keys_of_concepts,
            "authorities: [String]": lambda: _portions(known.keys_of_authorities),
            "programmes: [String]": lambda: [["programme"], *_portions(known.words[:MANY])],
            "topics: [String]": lambda: [["housing"], *_portions(known.keys_of_topics)],
            "countries: [String]": lambda: [["ME"], ["IS"]],
            "path: String": lambda: known.paths,
            "previewToken: String": lambda: _forged_tokens(known.pages[:3]),
            "locale: String": lambda: ["en", "fr", "de", "ro", "rmy"],
            "query: String": lambda: ["open", *known.texts, *known.words[:: 3 * MANY]],
            "filter: SearchFilter": lambda: [
                {"countries": ["IS"]},
                {"topics": known.keys_of_topics[:MANY]},
                {"since": DAYS[0], "until": DAYS[-1]},
            ],
            "text: String": lambda: [*known.texts, "open"],
            "initial: String": lambda: ["Z", "q", "O"],
            "first: Int": lambda: [200, 2],
            "last: Int": lambda: [200, 2],
            "after: String": lambda: [*self.cursors, *known.words[:2]],
            "before: String": lambda: [*self.cursors, *known.words[:2]],
            "asOf: Date": lambda: DAYS,
            "on: Date": lambda: DAYS,
            "since: Date": lambda: DAYS,
            "until: Date": lambda: DAYS,
            "near: Near": lambda: [FAR_NORTH, {**FAR_NORTH, "withinKm": 50}],
            "within: BoundingBox": lambda: [
                {"west": -25, "east": -13, "south": 63, "north": 67},
                {"west": -180, "east": 180, "south": -90, "north": 90},
            ],
        }


def _portions(values: list[Any]) -> list[list[Any]]:
    return [values[at : at + MANY] for at in range(0, len(values), MANY)]


def _forged_tokens(pages: list[Any]) -> list[str]:
    """Return tokens that nobody gave out: of another key, of another purpose, of no form."""
    now = int(time.time())
    drafts = [["r", page.latest_revision_id, page.pk, now] for page in pages]
    forger = Signer(key="another key", salt=preview_tokens.SALT, sep=".")
    others = Signer(salt="another purpose", sep=".")
    signed = [signer.sign_object(draft) for signer in (forger, others) for draft in drafts]
    return [*signed, "", "a.b"]
