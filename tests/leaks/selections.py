"""Selections of every field of a type, some levels deep, as fragments that share their parts."""

from typing import Any

from graphql import (
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_input_type,
    is_leaf_type,
    is_object_type,
)

from cms.graphql.schema import schema

SCHEMA: Any = schema.graphql_schema


class Selections:
    """Fragments of one document, and the variables that its nested arguments take.

    A variable is named by argument and type, so that all arguments of a kind get the same value.
    With `parts` > 1 only each n-th field of the top that leads on is followed, from `part` on.
    """

    def __init__(self, levels: int, part: int = 0, parts: int = 1) -> None:
        self.top, self.part, self.parts = levels, part, parts
        self.fragments: dict[str, str] = {}
        self.variables: dict[str, Any] = {}

    def of(self, kind: Any, levels: int | None = None) -> str:
        """Return the selection of all fields of a type; of the last level the leaves only."""
        levels = self.top if levels is None else levels
        return "" if is_leaf_type(kind) else f"{{ ...{self._fragment(kind, levels)} }}"

    def _fragment(self, kind: Any, levels: int, without: frozenset[str] = frozenset()) -> str:
        name = "_".join([kind.name, str(levels), *(["rest"] if without else [])])
        if name not in self.fragments:
            self.fragments[name] = ""
            parts = self._members(kind, levels) if is_abstract_type(kind) else []
            if hasattr(kind, "fields"):
                parts += self._fields(kind, levels, without)
            body = " ".join(["__typename", *parts])
            self.fragments[name] = f"fragment {name} on {kind.name} {{ {body} }}"
        return name

    def _members(self, kind: Any, levels: int) -> list[str]:
        """Return spreads of the types that an abstract one stands for, the abstract ones first."""
        waiting = {member.name: member for member in SCHEMA.get_possible_types(kind)}
        spreads = []
        for other in _abstract_types():
            members = {member.name for member in SCHEMA.get_possible_types(other)}
            if other is not kind and members < waiting.keys():
                spreads.append(self._fragment(other, levels))
                waiting = {name: each for name, each in waiting.items() if name not in members}
        shared = frozenset(getattr(kind, "fields", {}))
        return [
            f"...{name}"
            for name in [*spreads, *(self._rest(each, levels, shared) for each in waiting.values())]
        ]

    def _rest(self, kind: Any, levels: int, shared: frozenset[str]) -> str:
        """Spread what a type has besides the fields of the interface that leads to it."""
        same = {name for name in shared if self._is_same(kind, name)}
        return self._fragment(kind, levels, frozenset(same))

    @staticmethod
    def _is_same(kind: Any, name: str) -> bool:
        interfaces = [each for each in kind.interfaces if name in each.fields]
        return any(
            str(each.fields[name].type) == str(kind.fields[name].type)
            and each.fields[name].args.keys() == kind.fields[name].args.keys()
            for each in interfaces
        )

    def _fields(self, kind: Any, levels: int, without: frozenset[str]) -> list[str]:
        fields = [(name, field) for name, field in kind.fields.items() if name not in without]
        leaves = [each for each in fields if is_leaf_type(get_named_type(each[1].type))]
        leading = [each for each in fields if each not in leaves]
        if levels <= 1:
            leading = []
        elif levels == self.top:
            leading = leading[self.part :: self.parts]
        return [self._field(name, field, levels - 1) for name, field in leaves + leading]

    def _field(self, name: str, field: Any, levels: int) -> str:
        arguments = ", ".join(
            f"{argument}: ${self._variable(argument, spec)}"
            for argument, spec in field.args.items()
        )
        call = f"{name}({arguments})" if arguments else name
        if name in AMBIGUOUS:
            call = f"{name}_{shape(field.type)}: {call}"
        return f"{call} {self.of(get_named_type(field.type), levels)}"

    def _variable(self, argument: str, spec: Any) -> str:
        name = variable_of(argument, spec)
        self.variables[name] = spec.type
        return name


def shape(kind: Any) -> str:
    """Return what fields of one name must have in common: nullability, lists, type of leaves."""
    named = get_named_type(kind)
    text = str(kind) if is_leaf_type(named) else str(kind).replace(named.name, "object")
    return text.replace("[", "listOf").replace("]", "").replace("!", "Some")


def _ambiguous() -> frozenset[str]:
    """Return the names of fields that have not the same shape everywhere."""
    shapes: dict[str, set[str]] = {}
    for kind in SCHEMA.type_map.values():
        for name, field in getattr(kind, "fields", {}).items():
            if not is_input_type(kind):
                shapes.setdefault(name, set()).add(shape(field.type))
    return frozenset(name for name, found in shapes.items() if len(found) > 1)


AMBIGUOUS = _ambiguous()
"""They get an alias with their shape, so that one query can ask for all of them."""


def variable_of(argument: str, spec: Any) -> str:
    """Return the name of the variable that all arguments of a name and type share."""
    kind = str(spec.type)
    marks = {"[": "list", "]": "", "!": "", " ": ""}
    return f"{argument}_{''.join(marks.get(char, char) for char in kind)}"


def _abstract_types() -> list[Any]:
    """Return interfaces and unions of several types, the widest first."""
    kinds = [
        kind
        for kind in SCHEMA.type_map.values()
        if is_abstract_type(kind) and len(SCHEMA.get_possible_types(kind)) > 1
    ]
    return sorted(kinds, key=lambda kind: (-len(SCHEMA.get_possible_types(kind)), kind.name))


def object_fields() -> set[tuple[str, str]]:
    """Return all fields of all object types that queries answer, introspection's left out."""
    of_mutations = GraphQLSchema(mutation=SCHEMA.mutation_type).type_map
    return {
        (kind.name, name)
        for kind in SCHEMA.type_map.values()
        if is_object_type(kind) and kind.name not in of_mutations
        if not kind.name.startswith("__")
        for name in kind.fields
    }
