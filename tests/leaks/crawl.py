"""The crawl: every root field with every call, every field of what comes back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.conf import settings
from django.test import Client
from graphql import Lexer, Source, TokenKind, get_named_type

from tests.graphql import post
from tests.leaks.arguments import Arguments
from tests.leaks.calls import Call, calls_in_languages, gives_many, other_calls
from tests.leaks.selections import SCHEMA, Selections, object_fields
from tests.leaks.words import Words

LEVELS = 3
"""Below a root field: with it, fields nest four deep."""
OF_LISTS = 2
"""Below a list that an argument has narrowed."""
DEEPER = 4
"""For look-ups of pages and the site: some fields stand five deep and nowhere above."""
TURNS = 8
"""How often the site is asked, so that its numbers are asked for on each day."""
AT_ONCE = 25
"""Look-ups in one request; thirty root fields are allowed."""
NARROW = frozenset({"text", "parent", "query"})
"""Arguments that leave nothing of a list for nearly all values."""
EXPECTED_CODES = frozenset({"BAD_ARGUMENT", "BAD_CURSOR", "UNKNOWN_LOCALE"})
QUERY: Any = SCHEMA.query_type
NEEDED = {"search": 'query: "open"'}
"""What lists can't do without."""


@dataclass
class Findings:
    """What a crawl has seen: words that should not come back, errors, fields that were reached."""

    leaks: dict[str, str] = field(default_factory=dict)
    """By place, the request that brought its word."""
    codes: dict[str, str] = field(default_factory=dict)
    """By code of an error that no argument explains, a request that was answered so."""
    reached: set[tuple[str, str]] = field(default_factory=set)
    requests: int = 0


class Crawl:
    """Asks the API all it can, as anybody could."""

    def __init__(self, client: Client, words: Words, arguments: Arguments) -> None:
        self.client, self.words, self.arguments = client, words, arguments
        self.findings = Findings()
        self._turns = count()

    def everything(self) -> Findings:
        """Crawl all root fields."""
        for name in QUERY.fields:
            self.root(name)
        self._rest()
        return self.findings

    def _rest(self) -> None:
        """Go deeper from page to page, while there are fields that nothing has led to yet."""
        for _ in range(TURNS):
            self.deeper("site", {})
            self.deeper("image", {"id": self.arguments.known.public_picture})
        self.deeper("search", {"query": "open"})
        for page in self.arguments.known.public_ids:
            if object_fields() <= self.findings.reached:
                return
            self.deeper("page", {"id": page})

    def list_of(self, name: str) -> None:
        """Ask for a list as a whole, once."""
        spec = QUERY.fields[name]
        for selections, body in _bodies(get_named_type(spec.type), LEVELS):
            first = calls_in_languages(spec, self.arguments)[:1]
            self._ask(name, selections, body, first, self._nested(selections))

    def deeper(self, name: str, call: Call) -> None:
        """Make one call, with more levels below."""
        for selections, body in _bodies(get_named_type(QUERY.fields[name].type), DEEPER):
            self._ask(name, selections, body, [call], self._nested(selections))

    def root(self, name: str) -> None:
        """Ask a root field with all its calls, and each nested argument for all its values.

        What other arguments leave of a list is asked for its own fields alone: the list as a
        whole has been looked into by then.
        """
        spec = QUERY.fields[name]
        plain, *in_languages = calls_in_languages(spec, self.arguments)
        for selections, body in _bodies(get_named_type(spec.type), LEVELS):
            rounds = [self._nested(selections) for _ in range(self._rounds(selections))]
            for nested in rounds:
                self._ask(name, selections, body, [plain], nested)
            self._ask_all(name, selections, body, in_languages)
        levels = OF_LISTS if gives_many(spec) else LEVELS
        for selections, body in _bodies(get_named_type(spec.type), levels):
            self._ask_all(name, selections, body, other_calls(spec, self.arguments))

    def _ask_all(self, name: str, selections: Selections, body: str, calls: list[Call]) -> None:
        for batch in _batches(calls, gives_many(QUERY.fields[name])):
            self._ask(name, selections, body, batch, self._nested(selections))

    def _values(self, variable: str, kind: Any) -> list[Any]:
        return self.arguments.values(variable.partition("_")[0], kind)

    def _rounds(self, selections: Selections) -> int:
        kinds = selections.variables.items()
        return max((len(self._values(name, kind)) for name, kind in kinds), default=1)

    def _nested(self, selections: Selections) -> dict[str, Any]:
        """Return the next value for each nested argument."""
        turn = next(self._turns)
        values = {name: self._values(name, kind) for name, kind in selections.variables.items()}
        return {name: each[turn % len(each)] for name, each in values.items()}

    def _ask(
        self, name: str, selections: Selections, body: str, batch: list[Call], nested: Any
    ) -> None:
        query, variables = _document(name, selections, body, batch)
        self.ask(query, {**nested, **variables}, {f"c{at}": name for at in range(len(batch))})

    def ask(self, query: str, variables: dict[str, Any], roots: dict[str, str]) -> Any:
        """Send a query and look at all that comes back; `roots` are root fields by alias."""
        response = post(self.client, {"query": query, "variables": variables})
        self.findings.requests += 1
        text = f"{response.headers} {response.content.decode()}"
        for place in self.words.found_in(text):
            self.findings.leaks.setdefault(place, f"{query[:200]}… {variables}")
        answer = json.loads(response.content)
        for error in answer.get("errors", []):
            if (code := error["extensions"]["code"]) not in EXPECTED_CODES:
                said = f"{error['message']} at {error.get('path')}: {query[:300]}… {variables}"
                self.findings.codes.setdefault(code, said)
        for alias, value in (answer.get("data") or {}).items():
            self.findings.reached.add(("Query", roots[alias]))
            self.findings.reached.update(_fields_in(value))
        return answer


def _batches(calls: list[Call], answers_are_lists: bool) -> Iterator[list[Call]]:
    """Yield calls in batches, those with the same arguments together; lists come one by one.

    Not those lists that are empty for nearly all values.
    """
    groups: dict[frozenset[str], list[Call]] = {}
    for call in calls:
        groups.setdefault(frozenset(call), []).append(call)
    for names, group in groups.items():
        size = 1 if answers_are_lists and names.isdisjoint(NARROW) else AT_ONCE
        yield from (group[at : at + size] for at in range(0, len(group), size))


def _bodies(kind: Any, levels: int) -> Iterator[tuple[Selections, str]]:
    """Yield selections of a type's fields, in as many parts as the limit of tokens asks for."""
    parts = 1
    while True:
        made = [Selections(levels, part, parts) for part in range(parts)]
        bodies = [(selections, selections.of(kind)) for selections in made]
        if all(_tokens(*each) < settings.GRAPHQL_MAX_TOKENS * 3 / 4 for each in bodies):
            yield from bodies
            return
        parts += 1


def _tokens(selections: Selections, body: str) -> int:
    lexer = Lexer(Source(" ".join([body, *selections.fragments.values()])))
    number = 0
    while lexer.advance().kind is not TokenKind.EOF:
        number += 1
    return number


def _document(
    name: str, selections: Selections, body: str, batch: list[Call]
) -> tuple[str, dict[str, Any]]:
    """Return a query that calls a root field under aliases, and the values of its arguments."""
    declared: dict[str, Any] = dict(selections.variables)
    variables: dict[str, Any] = {}
    fields = []
    for at, call in enumerate(batch):
        passed = []
        for argument, value in call.items():
            variable = f"c{at}_{argument}"
            declared[variable] = QUERY.fields[name].args[argument].type
            variables[variable] = value
            passed.append(f"{argument}: ${variable}")
        fields.append(_call(f"c{at}: {name}", ", ".join(passed), body))
    head = ", ".join(f"${variable}: {kind}" for variable, kind in declared.items())
    query = _call("query", head, f"{{ {' '.join(fields)} }}")
    return "\n".join([query, *selections.fragments.values()]), variables


def _call(name: str, arguments: str, body: str) -> str:
    return f"{name}({arguments}) {body}" if arguments else f"{name} {body}"


def _fields_in(value: Any) -> Iterator[tuple[str, str]]:
    """Yield type and name of each field that an answer has, whatever its value."""
    if isinstance(value, list):
        for each in value:
            yield from _fields_in(each)
    elif isinstance(value, dict) and "__typename" in value:
        for name, inner in value.items():
            if name != "__typename":
                yield value["__typename"], name.partition("_")[0]
                yield from _fields_in(inner)
