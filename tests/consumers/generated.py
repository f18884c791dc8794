"""Queries that nobody would write, made from the schema by schemathesis."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes
from schemathesis.specs.graphql.schemas import GraphQLSchema

from core.errors import ErrorCode
from tests.consumers.sensible import Choose, sensible, with_all_fields

EXAMPLES = 30
TOLD = {code.value for code in ErrorCode} - {ErrorCode.INTERNAL.value}
KNOWN = """
{
  pages: news(first: 5) { nodes { id path } }
  participants(first: 3) { nodes { id authority { key } } }
  concepts(first: 3) { nodes { id identifier } }
  images(first: 3) { nodes { id } }
}
"""
"""What the site has, by whose ids and keys generated queries reach it."""

Shape = Callable[[str, Mapping[str, Sequence[str]], Choose], str]

days = st.dates().map(str) | st.sampled_from(["2020-02-30", "0000-01-01", "", "today", "99999-1-1"])


def load_schema() -> GraphQLSchema:
    """Ask the program, in this process, for its schema; dates are sometimes none."""
    schemathesis.graphql.scalar("Date", days.map(nodes.String))
    return schemathesis.graphql.from_wsgi("/graphql/", get_wsgi_application())


def known_values(found: dict[str, Any], root: str) -> dict[str, list[str]]:
    """Return values for a root field's arguments, as literals, out of the answer to KNOWN."""
    things = [found[f"{root}s"]] if f"{root}s" in found else found.values()
    texts: dict[str, set[str]] = {"id": set(), "path": set(), "key": set(), "identifier": set()}
    _collect(things, texts)
    known = {name: [json.dumps(text) for text in sorted(each)] for name, each in texts.items()}
    dates = {name: ['"2015-06-24"', '"2024-01-01"'] for name in ("since", "asOf", "on")}
    words = {"text": ['"r"'], "query": ['"roma"', '"tivat"']}
    return known | dates | words | {"locale": ['"en"', '"fr"'], "first": ["1", "3"]}


def _collect(values: Iterable[Any], texts: dict[str, set[str]]) -> None:
    for value in values:
        if isinstance(value, list):
            _collect(value, texts)
        elif isinstance(value, dict):
            for name in texts.keys() & value.keys():
                texts[name].add(value[name])
            _collect(value.values(), texts)


def as_drawn(query: str, _values: Mapping[str, Sequence[str]], _choose: Choose) -> str:
    """Return the query with its random arguments: most end in a coded error."""
    return query


def complete(query: str, values: Mapping[str, Sequence[str]], choose: Choose) -> str:
    """Return a query with known values that asks for all fields."""
    return with_all_fields(sensible(query, values, choose))


def ask_everything(schema: GraphQLSchema, root: str, values: dict[str, list[str]]) -> int:
    """Send the same queries each time for a root field; return how many got all they asked for.

    Fails at the first answer that is no answer, or whose error has no code that is documented.
    """
    successes = 0

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        case=schema["Query"][root].as_strategy(),
        shape=st.sampled_from([as_drawn, sensible, complete]),
        data=st.data(),
    )
    def ask(case: Any, shape: Shape, data: st.DataObject) -> None:
        nonlocal successes
        case.body = shape(case.body, values, lambda known: data.draw(st.sampled_from(known)))
        response = case.call()
        assert response.status_code < 500, (case.body, response.text)
        answer = json.loads(response.text)
        codes = [error["extensions"]["code"] for error in answer.get("errors", [])]
        assert [code for code in codes if code not in TOLD] == [], (case.body, answer["errors"])
        successes += not codes

    ask()
    return successes
