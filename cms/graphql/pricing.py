"""What a query costs: the objects that its answer could hold, told before it is executed.

Values that are made anew for each field that asks for them count as objects, too: as many as
their resolver declares (`core/weights.py`).

The price of a document is compiled once, as an expression over the variables that size its
lists. Fields of several types below an interface or union count as those of the dearest.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    Undefined,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
)
from graphql.type import get_nullable_type

from cms.graphql.sizes import ASSUMED_SIZES, INTROSPECTION_COSTS, PARTS, WITHOUT_COST
from core.pagination import DEFAULT_FIRST, MAX_FIRST
from core.weights import weight_of

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PartSize:
    """The size of a part of a list, given by variables; without values it is the default."""

    names: tuple[str, ...]
    default: int

    def of(self, variables: Variables) -> int:
        """Return the largest that the variables name; what makes no sense counts as the most."""
        given = [variables.get(name) for name in self.names]
        sizes = [_bounded(value) for value in given if value is not None]
        return max(sizes, default=self.default)


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """`size` times the sum or, of kinds of which an object has one, the largest of the parts."""

    size: "int | PartSize"
    own: int
    parts: tuple["Price", ...]
    alternatives: bool = False


Price = int | Expression


def value_of(price: Price, variables: Variables) -> int:
    """Return the number of objects for these variables; shared parts are reckoned once."""
    known: dict[int, int] = {}

    def reckon(each: Price) -> int:
        if isinstance(each, int):
            return each
        if id(each) not in known:
            values = [reckon(part) for part in each.parts]
            below = max(values, default=0) if each.alternatives else sum(values)
            size = each.size if isinstance(each.size, int) else each.size.of(variables)
            known[id(each)] = size * (each.own + below)
        return known[id(each)]

    return reckon(price)


def _expression(
    size: "int | PartSize", own: int, parts: list[Price], *, alternatives: bool = False
) -> Price:
    """Return an expression, or its value when no variable has a say in it."""
    made = Expression(size, own, tuple(parts), alternatives)
    depends = isinstance(size, PartSize) or any(isinstance(part, Expression) for part in parts)
    return made if depends else value_of(made, {})


def _bounded(value: Any) -> int:
    return value if isinstance(value, int) and 0 <= value <= MAX_FIRST else MAX_FIRST


class Pricing:
    """Compiles the prices of a validated document's operations."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode) -> None:
        self._schema: Any = schema
        self._known: dict[tuple[int, str, Any], Price] = {}
        self._conditions: dict[int, frozenset[str]] = {}
        self._defaults: dict[str, Any] = {}
        self._fragments = {
            node.name.value: node
            for node in document.definitions
            if isinstance(node, FragmentDefinitionNode)
        }

    def price(self, operation: OperationDefinitionNode) -> Price:
        """Return the price of one operation of the document."""
        root = self._schema.get_root_type(operation.operation)
        if root is None:
            return 0  # The schema has no such operations: the execution says so.
        self._known.clear()  # What fragments cost depends on the operation's variables.
        self._defaults = {
            each.variable.name.value: each.default_value for each in operation.variable_definitions
        }
        return self._selections(operation.selection_set, root, None)

    def _selections(self, node: SelectionSetNode, kind: Any, part: Any) -> Price:
        """Return the price of what is selected of one object, of the dearest type it can have."""
        key = (id(node), kind.name, part)
        if key not in self._known:
            kinds = self._representatives(node, kind)
            prices = [self._of_type(node, each, part) for each in kinds]
            self._known[key] = (
                prices[0]
                if len(prices) == 1
                else _expression(1, 0, list(dict.fromkeys(prices)), alternatives=True)
            )
        return self._known[key]

    def _of_type(self, node: SelectionSetNode, kind: Any, part: Any) -> Price:
        fields = self._fields(node, kind)
        return _expression(1, 0, [self._field(each, kind, part) for each in fields])

    def _representatives(self, node: SelectionSetNode, kind: Any) -> list[Any]:
        """Return one of the types of each group for which the same fragments hold."""
        if not is_abstract_type(kind):
            return [kind]
        conditions = self._conditions_in(node)
        groups: dict[frozenset[str], Any] = {}
        for member in self._schema.get_possible_types(kind):
            held = frozenset(each for each in conditions if self._holds(each, member))
            groups.setdefault(held, member)
        return list(groups.values())

    def _conditions_in(self, node: SelectionSetNode) -> frozenset[str]:
        """Return the names of the types that fragments of a selection ask for."""
        if id(node) not in self._conditions:
            found = frozenset[str]()
            for each in node.selections:
                fragment: Any = self._fragment(each)
                if fragment is not None:
                    condition = fragment.type_condition
                    found |= {condition.name.value} if condition else set()
                    found |= self._conditions_in(fragment.selection_set)
            self._conditions[id(node)] = found
        return self._conditions[id(node)]

    def _fragment(self, node: Any) -> Any:
        """Return the fragment that a selection puts in; None for a field."""
        if isinstance(node, FieldNode):
            return None
        return self._fragments[node.name.value] if isinstance(node, FragmentSpreadNode) else node

    def _holds(self, condition: str, kind: Any) -> bool:
        """Tell whether an object type is, or is one of, the named type."""
        named = self._schema.type_map[condition]
        return named is kind or (is_abstract_type(named) and self._schema.is_sub_type(named, kind))

    def _fields(self, node: SelectionSetNode, kind: Any) -> Iterator[FieldNode]:
        """Yield the fields that are asked of an object of a type."""
        for each in node.selections:
            fragment = self._fragment(each)
            if fragment is None:
                yield each  # type: ignore[misc]  # neither kind of fragment: a field
            elif fragment.type_condition is None or self._holds(
                fragment.type_condition.name.value, kind
            ):
                yield from self._fields(fragment.selection_set, kind)

    def _field(self, node: FieldNode, kind: Any, part: Any) -> Price:
        name = node.name.value
        if name in INTROSPECTION_COSTS:
            return INTROSPECTION_COSTS[name]
        field = kind.fields.get(name)
        if node.selection_set is None:
            return 0 if field is None else weight_of(field.resolve)  # `__typename` is no field.
        named = get_named_type(field.type)
        below = self._part(node, field)
        inner = self._selections(node.selection_set, named, below)
        is_free = name in WITHOUT_COST or below is not None or named.name.endswith("Edge")
        size = _size(name, field, part)
        own = weight_of(field.resolve) + (0 if is_free else 1)
        return _expression(size, own, [inner])

    def _part(self, node: FieldNode, field: Any) -> "int | PartSize | None":
        """Return the size of the part of a list that a field's arguments ask for."""
        if "first" not in field.args:
            return None
        default = field.args["first"].default_value
        default = DEFAULT_FIRST if default is Undefined or default is None else default
        given: list[Any] = [
            each.value for each in node.arguments if each.name.value in {"first", "last"}
        ]
        names = tuple(each.name.value for each in given if isinstance(each, VariableNode))
        literals = [*given, *(self._defaults.get(name) for name in names)]
        numbers = [_bounded(int(each.value)) for each in literals if isinstance(each, IntValueNode)]
        size = max(numbers, default=default)
        return PartSize(names, size) if names else size


def _size(name: str, field: Any, part: Any) -> "int | PartSize":
    if not is_list_type(get_nullable_type(field.type)) or is_leaf_type(get_named_type(field.type)):
        return 1
    return part if name in PARTS and part is not None else ASSUMED_SIZES[name]
