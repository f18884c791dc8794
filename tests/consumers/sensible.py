"""Arguments with which generated queries get as far as the content."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphql import (
    ArgumentNode,
    BooleanValueNode,
    EnumValueNode,
    FieldNode,
    Visitor,
    parse,
    parse_value,
    print_ast,
    visit,
)

from tests.graphql import everything

LOOK_UPS = ("id", "path", "key", "identifier")
"""Of these a field takes one."""

Choose = Callable[[Sequence[str]], str]


class _Sensible(Visitor):
    """Puts known values in place of random ones, and leaves out what would filter all away."""

    def __init__(self, values: Mapping[str, Sequence[str]], choose: Choose) -> None:
        super().__init__()
        self.values = values
        self.choose = choose

    def enter_field(self, node: FieldNode, *_: Any) -> FieldNode:
        arguments = {argument.name.value: argument for argument in node.arguments}
        doubled = [name for name in LOOK_UPS if name in arguments][1:]
        node.arguments = tuple(
            self._known(argument)
            for name, argument in arguments.items()
            if name not in doubled and self._is_kept(argument)
        )
        return node

    def _is_kept(self, argument: ArgumentNode) -> bool:
        harmless = isinstance(argument.value, BooleanValueNode | EnumValueNode)
        return harmless or argument.name.value in self.values

    def _known(self, argument: ArgumentNode) -> ArgumentNode:
        if known := self.values.get(argument.name.value):
            argument.value = parse_value(self.choose(known))
        return argument


def sensible(query: str, values: Mapping[str, Sequence[str]], choose: Choose) -> str:
    """Return the query with known values: `values` holds literals of GraphQL by argument."""
    return print_ast(visit(parse(query), _Sensible(values, choose)))


def with_all_fields(query: str) -> str:
    """Return a query with the arguments of the first root field of another, and all fields."""
    operation: Any = parse(query).definitions[0]
    field = operation.selection_set.selections[0]
    if field.selection_set is None:
        return query
    field.alias = field.selection_set = None
    field.directives = ()
    return everything(print_ast(field), levels=1)
