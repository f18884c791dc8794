"""Limits of a query's shape, measured before it is validated: each looks at a bounded part.

What is counted and why: docs/reference/limits.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Token,
    TokenKind,
)

from core.errors import ErrorCode, LimitExceeded

INTROSPECTION = frozenset({"__schema", "__type"})
INTROSPECTION_DEPTH = 16
"""Levels below `__schema` and `__type` that don't count: tools' standard query has 15."""

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
    for operation in _operations(document):
        _Expansion(fragments).measure(operation)


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


@dataclass(slots=True)
class _Place:
    """A selection set on the way through an operation, its fragments put in."""

    selections: SelectionSetNode
    depth: int
    """Of the fields in it."""
    free: int = 0
    """Levels that still don't count, of introspection."""
    spreads: tuple[str, ...] = ()
    is_root: bool = False

    def below(self, node: FieldNode, selections: SelectionSetNode) -> "_Place":
        """Return the place of a field's own selections."""
        if self.is_root and node.name.value in INTROSPECTION:
            return _Place(selections, self.depth, INTROSPECTION_DEPTH, self.spreads)
        if self.free:
            return _Place(selections, self.depth, self.free - 1, self.spreads)
        return _Place(selections, self.depth + 1, 0, self.spreads)

    def beside(self, selections: SelectionSetNode, *spread: str) -> "_Place":
        """Return the place of a fragment's selections: they stand where it is spread."""
        spreads = (*self.spreads, *spread)
        return _Place(selections, self.depth, self.free, spreads, self.is_root)


@dataclass(slots=True)
class _Expansion:
    """The fields of an operation as execution sees them; it ends at the first limit."""

    fragments: dict[str, FragmentDefinitionNode]
    selections: int = 0
    roots: int = 0
    waiting: list[_Place] = field(default_factory=list)

    def measure(self, operation: OperationDefinitionNode) -> None:
        """Raise LimitExceeded as soon as the operation is too large or too deep."""
        self.waiting.append(_Place(operation.selection_set, 1, is_root=True))
        while self.waiting:
            place = self.waiting.pop()
            check("depth", place.depth)
            self.selections += len(place.selections.selections)
            check("selections", self.selections)
            for node in place.selections.selections:
                self._visit(node, place)
            check("root fields", self.roots)

    def _visit(self, node: Any, place: _Place) -> None:
        if isinstance(node, FieldNode):
            self.roots += place.is_root
            if node.selection_set is not None:
                self.waiting.append(place.below(node, node.selection_set))
        elif isinstance(node, FragmentSpreadNode):
            name = node.name.value
            # Fragments that are missing, and circles of them, are errors of the validation.
            if name in self.fragments and name not in place.spreads:
                self.waiting.append(place.beside(self.fragments[name].selection_set, name))
        else:
            self.waiting.append(place.beside(node.selection_set))
