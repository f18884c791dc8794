"""Requests that want to hurt, and what refusing each of them costs: `python -m tools.attacks`.

The table shows the code of the refusal, the limit that was met, CPU time and peak memory.
"""

import json
import os
import sys
import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import django

MOST_MILLISECONDS = 50
MOST_BYTES = 32_000_000
HOST = {"host": "localhost"}


@dataclass(frozen=True, slots=True)
class Attack:
    """A body that is sent by POST, and the limit (or code) that stops it."""

    name: str
    body: bytes
    stopped_by: str


def _query(text: str, **variables: Any) -> bytes:
    return json.dumps({"query": text, "variables": variables}).encode()


def _doubling(steps: int) -> str:
    """Return fragments of which each spreads the next one twice."""
    chain = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(steps))
    return f"{{ ...F0 }} {chain} fragment F{steps} on Query {{ __typename }}"


def _circle(size: int) -> str:
    chain = " ".join(f"fragment F{n} on Query {{ ...F{(n + 1) % size} }}" for n in range(size))
    return f"{{ ...F0 }} {chain}"


def _overlapping(fragments: int, fields: int) -> str:
    """Return fragments that all ask for one field again and again, spread side by side."""
    spreads = " ".join(f"...F{n}" for n in range(fragments))
    same = "defaultLocale{code} " * fields
    parts = " ".join(f"fragment F{n} on Site {{ {same}}}" for n in range(fragments))
    return f"{{ site {{ {spreads} }} }} {parts}"


def attacks() -> Iterator[Attack]:
    """Yield the attacks, each in its largest form that gets past the limits before its own."""
    open_list = "{ news(first: 1) { nodes { id } } }"
    yield Attack("body of 101 kB", b" " * 101_000, "body bytes")
    yield Attack("JSON nested 50,000 deep", b"[" * 50_000 + b"]" * 50_000, "BAD_REQUEST")
    yield Attack(
        "variables nested 500 deep",
        b'{"query":"{a}","variables":{"a":' + b"[" * 500 + b"]" * 500 + b"}}",
        "value depth",
    )
    yield Attack("10,000 variables", _query(open_list, a=[0] * 10_000), "variable values")
    yield Attack("bad UTF-8", b'{"query":"{a}\xff"}', "BAD_REQUEST")
    yield Attack("a member twice", b'{"query":"{a}","query":"{b}"}', "BAD_REQUEST")
    yield Attack("NaN", b'{"query":"{a}","variables":{"a":NaN}}', "BAD_REQUEST")
    yield Attack(
        "number of 90,000 digits", b'{"variables":{"a":' + b"9" * 90_000 + b"}}", "BAD_REQUEST"
    )
    yield Attack("a batch", b"[" + b",".join([_query(open_list)] * 1_000) + b"]", "BAD_REQUEST")
    yield Attack("text of 11 kB", _query("{ a } #" + "x" * 11_000), "query bytes")
    yield Attack(
        "literal of 90 kB", _query(f'{{ page(path: "{"x" * 90_000}") {{ id }} }}'), "query bytes"
    )
    yield Attack("3,000 tokens", _query("{" + "a " * 3_000 + "}"), "tokens")
    yield Attack("1,150 times one field", _query("{" + "a " * 1_150 + "}"), "root fields")
    yield Attack("1,000 brackets", _query("{" + "a{" * 1_000), "TOO_DEEP")
    yield Attack("depth 60", _query("{" + "a{" * 60 + "b" + "}" * 61), "depth")
    yield Attack("value nested 150 deep", _query(f"{{a(b:{'[' * 150}{']' * 150})}}"), "value depth")
    yield Attack(
        "290 aliases", _query("{" + "".join(f"a{n}:b " for n in range(290)) + "}"), "aliases"
    )
    yield Attack("60 directives", _query("{ a " + "@skip(if: true)" * 60 + "}"), "directives")
    yield Attack(
        "60 operations", _query("".join(f"query A{n} {{ a }}" for n in range(60))), "operations"
    )
    yield Attack(
        "60 variables",
        _query("query(" + " ".join(f"$a{n}:Int" for n in range(60)) + ") { a }"),
        "variables",
    )
    yield Attack(
        "120 fragments",
        _query("{...F}" + "".join(f"fragment F{n} on Query {{a}}" for n in range(120))),
        "fragments",
    )
    yield Attack("fragments doubling 45 times", _query(_doubling(45)), "root fields")
    below = _doubling(45).replace("Query", "Site").replace("{ ...F0 }", "{ site { ...F0 } }", 1)
    yield Attack("doubling below a field", _query(below), "selections")
    yield Attack("circle of 45 fragments", _query(_circle(45)), "VALIDATION_FAILED")
    yield Attack("21 root fields", _query("{" + "locales{code} " * 21 + "}"), "root fields")
    yield Attack(
        "20 mutations under aliases",
        _query("mutation{" + "".join(f"m{n}:a " for n in range(20)) + "}"),
        "mutation fields",
    )
    inner = "nodes{" + "title " * 1_150 + "}"
    yield Attack("1,150 times one field below", _query(f"{{news{{{inner}}}}}"), "comparisons")
    yield Attack("fragments that overlap", _query(_overlapping(25, 8)), "comparisons")
    yield Attack(
        "unknown long names",
        _query("{site{" + " ".join(f"...on {'Pa' * 20}{n} {{ a }}" for n in range(20)) + "}}"),
        "VALIDATION_FAILED",
    )
    yield Attack(
        "unknown fields",
        _query("{news{" + " ".join(f"no{n}des" for n in range(900)) + "}}"),
        "VALIDATION_FAILED",
    )
    circle = "parent { children(first: 200) { nodes "
    lists = "{ news { nodes " + f"{{ {circle} " * 3 + "{ id }" + " } } }" * 3 + " } }"
    yield Attack("lists in lists", _query(lists), "cost")
    part = "query($a: Int) { news(first: $a) { nodes { children(first: $a) { nodes { id } } } } }"
    yield Attack("lists by variables", _query(part, a=200), "cost")
    made = " ".join(f"a{n}: jsonLd" for n in range(28))
    yield Attack(
        "JSON-LD 28 times", _query(f"{{news(first:200){{nodes{{seo{{{made}}}}}}}}}"), "cost"
    )
    types = "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    yield Attack("introspection in circles", _query(types), "VALIDATION_FAILED")
    wide = "{" + "".join(f"a{n}:__schema{{types{{name}}}} " for n in range(15)) + "}"
    yield Attack("introspection 15 times", _query(wide), "cost")


def measure(body: bytes) -> tuple[str, float, int]:
    """Return the limit or code of a refusal, its best milliseconds, its peak of bytes."""
    from django.test import Client  # noqa: PLC0415 - needs Django's settings

    from cms.graphql.documents import plans  # noqa: PLC0415 - needs Django's settings

    def ask() -> dict[str, Any]:
        plans.clear()
        response = Client().post("/graphql/", body, "application/json", headers=HOST)
        [error, *_] = json.loads(response.content)["errors"]
        told: dict[str, Any] = error["extensions"]
        return told

    told = ask()  # The first of a kind also loads what it needs.
    rounds = []
    for _ in range(3):
        started = time.process_time()
        told = ask()
        rounds.append((time.process_time() - started) * 1000)
    tracemalloc.start()
    ask()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return told.get("limit", told["code"]), min(rounds), peak


def main() -> int:
    """Print the table; return 1 when a refusal was too dear or came from another limit."""
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    django.setup()
    bad = 0
    print(f"{'attack':30} {'met':18} {'ms':>6} {'kB':>7}")
    for attack in attacks():
        met, milliseconds, size = measure(attack.body)
        bad += met != attack.stopped_by or milliseconds > MOST_MILLISECONDS or size > MOST_BYTES
        mark = "" if met == attack.stopped_by else f"  not {attack.stopped_by}"
        print(f"{attack.name:30} {met:18} {milliseconds:6.1f} {size / 1000:7.0f}{mark}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
