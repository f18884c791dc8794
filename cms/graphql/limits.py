"""Limits of a query's shape, measured before it is validated: each looks at a bounded part.

What is counted and why: docs/reference/limits.md.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Token,
    TokenKind,
)

from core.errors import ErrorCode, LimitExceeded

INTROSPECTION = frozenset({"__schema", "__type"})
INTROSPECTION_DEPTH = 16
"""Levels below `__schema` and `__type` that don't count: tools' standard query has 15."""

UNMEASURED_DEPTH = 1_000
"""Of what nests too deeply to be measured."""

OPENING = frozenset({TokenKind.PAREN_L, TokenKind.BRACKET_L, TokenKind.BRACE_L})
CLOSING = frozenset({TokenKind.PAREN_R, TokenKind.BRACKET_R, TokenKind.BRACE_R})


def check_shape(document: DocumentNode) -> None:
    """Raise LimitExceeded for the first limit that a parsed document does not keep."""
    counts = _counts(document)
    for limit, number in counts.items():
        check(limit, number)
    fragments = {
        definition.name.value: definition
        for definition in document.definitions
        if isinstance(definition, FragmentDefinitionNode)
    }
    expansion = _Expansion(fragments)
    for operation in _operations(document):
        expansion.check(operation)


def check(limit: str, number: int) -> None:
    """Raise LimitExceeded when a number is above `GRAPHQL_MAX_…`, named by its words."""
    allowed: int = getattr(settings, f"GRAPHQL_MAX_{limit.upper().replace(' ', '_')}")
    if number > allowed:
        code = ErrorCode.TOO_DEEP if limit.endswith("depth") else ErrorCode.TOO_LARGE
        message = f"The query has {number} {limit}; {allowed} are allowed."
        if code is ErrorCode.TOO_DEEP:
            message = f"The {limit} is {number} levels or more; {allowed} are allowed."
        raise LimitExceeded(limit, allowed, message, code=code)


def check_cost(cost: int) -> None:
    """Raise LimitExceeded when an answer could hold more objects than are allowed."""
    allowed = settings.GRAPHQL_MAX_COST
    if cost > allowed:
        message = f"The answer could hold {cost} objects; {allowed} are allowed. Ask for less."
        raise LimitExceeded("cost", allowed, message)


def _operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]


def _counts(document: DocumentNode) -> dict[str, int]:
    """Return how often things stand in the text, by the limit's name."""
    operations = _operations(document)
    aliases, directives, depth = _counts_of_tokens(document)
    return {
        "operations": len(operations),
        "fragments": sum(isinstance(node, FragmentDefinitionNode) for node in document.definitions),
        "variables": sum(len(node.variable_definitions) for node in operations),
        "directives": directives,
        "aliases": aliases,
        "value depth": depth,
    }


def _counts_of_tokens(document: DocumentNode) -> tuple[int, int, int]:
    """Return the numbers of aliases and directives, and how deep values nest in arguments.

    A colon outside of parentheses follows an alias; an `@` begins a directive.
    """
    aliases = directives = deepest = inside = 0
    for token in _tokens(document):
        if token.kind is TokenKind.AT:
            directives += 1
        elif token.kind is TokenKind.COLON:
            aliases += not inside
        elif token.kind in OPENING and (inside or token.kind is TokenKind.PAREN_L):
            inside += 1
            deepest = max(deepest, inside)
        elif token.kind in CLOSING and inside:
            inside -= 1
    return aliases, directives, max(0, deepest - 1)


def _tokens(document: DocumentNode) -> Iterator[Token]:
    token = document.loc.start_token if document.loc else None
    while token is not None:
        yield token
        token = token.next


class _Size(NamedTuple):
    """What a selection set asks for, its fragments put in."""

    selections: int = 0
    depth: int = 0
    fields: int = 0
    """Right in it, not below."""

    def beside(self, other: "_Size") -> "_Size":
        """Return the size of a set with the other's selections besides its own."""
        return _Size(
            self.selections + other.selections,
            max(self.depth, other.depth),
            self.fields + other.fields,
        )


class _Expansion:
    """Sizes of selections as execution sees them, each fragment measured once."""

    def __init__(self, fragments: dict[str, FragmentDefinitionNode]) -> None:
        self._fragments = fragments
        self._known: dict[str, _Size] = {}

    def check(self, operation: OperationDefinitionNode) -> None:
        """Raise LimitExceeded when an operation is too large or too deep."""
        try:
            size = self._size(operation.selection_set)
        except RecursionError:
            size = _Size(depth=UNMEASURED_DEPTH)
        check("depth", size.depth)
        is_mutation = operation.operation is OperationType.MUTATION
        check("mutation fields" if is_mutation else "root fields", size.fields)
        check("selections", size.selections)

    def _size(self, selections: SelectionSetNode) -> _Size:
        total = _Size()
        for node in selections.selections:
            total = total.beside(self._size_of(node))
        return total

    def _size_of(self, node: Any) -> _Size:
        if isinstance(node, FragmentSpreadNode):
            return self._size_of_fragment(node.name.value)
        if isinstance(node, FieldNode):
            below = self._size(node.selection_set) if node.selection_set else _Size()
            free = INTROSPECTION_DEPTH if node.name.value in INTROSPECTION else 0
            return _Size(below.selections + 1, max(0, below.depth - free) + 1, 1)
        return self._size(node.selection_set)

    def _size_of_fragment(self, name: str) -> _Size:
        """Return the size of a fragment; circles and missing ones are errors of the validation."""
        if name not in self._known:
            self._known[name] = _Size()  # While it is being measured: it may lead to itself.
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._known[name] = self._size(fragment.selection_set)
        return self._known[name]
