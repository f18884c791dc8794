"""The calls of a root field: which values are put into its arguments, one after another."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from graphql import is_list_type, is_required_argument
from graphql.type import get_nullable_type

from tests.leaks.arguments import Arguments

LANGUAGE = ("locale", "fallback")
LARGEST = 200

Call = dict[str, Any]


def calls_in_languages(field: Any, arguments: Arguments) -> list[Call]:
    """Return the calls of a root field with as little as it needs, then in all languages."""
    base = _base(field, arguments)
    return [base, *({**base, **languages} for languages in _languages(field, arguments))]


def other_calls(field: Any, arguments: Arguments) -> list[Call]:
    """Return the calls of a root field with every other argument by itself.

    A look-up is also made along the chain of languages, unless an id says in which one it is.
    """
    base, calls = _base(field, arguments), []
    chain = {} if gives_many(field) else _chain(field)
    for name, spec in field.args.items():
        if name in LANGUAGE:
            continue
        for value in arguments.values(name, spec.type):
            call = {**base, name: value}
            if name == "last":
                call.pop("first", None)
            calls.append(call)
            if chain and name != "id":
                calls.append({**call, **chain})
    return calls


def gives_many(field: Any) -> bool:
    """Whether a root field answers with a list, and not with one thing or none."""
    kind = get_nullable_type(field.type)
    return is_list_type(kind) or "edges" in getattr(kind, "fields", {})


def _base(field: Any, arguments: Arguments) -> Call:
    """Return what every call of a field is given: its required arguments, the longest list."""
    base = {
        name: arguments.values(name, spec.type)[0]
        for name, spec in field.args.items()
        if is_required_argument(spec)
    }
    return base | ({"first": LARGEST} if "first" in field.args else {})


def _languages(field: Any, arguments: Arguments) -> Iterator[Call]:
    names = [name for name in LANGUAGE if name in field.args]
    values = [arguments.values(name, field.args[name].type) for name in names]
    yield from (dict(zip(names, each, strict=True)) for each in product(*values) if names)


def _chain(field: Any) -> Call:
    """Return the language whose answers come from others, as far as a field knows languages."""
    wanted = {"locale": "de", "fallback": "CHAIN"}
    return {name: value for name, value in wanted.items() if name in field.args}
