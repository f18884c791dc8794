"""Limits of a query's shape."""

from typing import Any

from django.conf import settings
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
)

from core.errors import CodedError, ErrorCode


class RootFieldLimit(ValidationRule):
    """Refuse queries with more than `GRAPHQL_MAX_ROOT_FIELDS` fields at the top.

    Each is work of its own, and under aliases the same list can be asked for hundreds of times.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._counts: dict[str, int] = {}

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """Count each operation's top, with what its fragments spread there."""
        count = self._count(node.selection_set, ())
        if count > settings.GRAPHQL_MAX_ROOT_FIELDS:
            self.report_error(
                CodedError(
                    ErrorCode.TOO_LARGE,
                    f"The query has {count} fields at the top; "
                    f"{settings.GRAPHQL_MAX_ROOT_FIELDS} are allowed.",
                    nodes=node,
                )
            )

    def _count(self, selections: SelectionSetNode, spreads: tuple[str, ...]) -> int:
        return sum(self._count_of(node, spreads) for node in selections.selections)

    def _count_of(self, node: Any, spreads: tuple[str, ...]) -> int:
        if isinstance(node, FieldNode):
            return 1
        if isinstance(node, FragmentSpreadNode):
            name = node.name.value
            fragment = self.context.get_fragment(name)
            if fragment is None or name in spreads:
                return 0  # Unknown fragments and cycles are other rules' errors.
            if name not in self._counts:  # Counted once: fragments may double at each step.
                self._counts[name] = self._count(fragment.selection_set, (*spreads, name))
            return self._counts[name]
        return self._count(node.selection_set, spreads)


class DepthLimit(ValidationRule):
    """Refuse queries that nest deeper than `GRAPHQL_MAX_DEPTH` fields.

    The part below `__schema` and `__type` counts for itself, up to `INTROSPECTION_DEPTH`: the
    standard introspection query of tools is 15 levels deep.
    """

    INTROSPECTION_DEPTH = 16

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._depths: dict[str, int] = {}

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """Measure each operation once."""
        depth = self._depth(node.selection_set, ())
        if depth > settings.GRAPHQL_MAX_DEPTH:
            self.report_error(
                CodedError(
                    ErrorCode.TOO_DEEP,
                    f"The query nests {depth} levels; {settings.GRAPHQL_MAX_DEPTH} are allowed.",
                    nodes=node,
                )
            )

    def _depth(self, selections: SelectionSetNode | None, spreads: tuple[str, ...]) -> int:
        if selections is None:
            return 0
        return max((self._depth_of(node, spreads) for node in selections.selections), default=0)

    def _depth_of(self, node: Any, spreads: tuple[str, ...]) -> int:
        if isinstance(node, FieldNode):
            below = self._depth(node.selection_set, spreads)
            if node.name.value in {"__schema", "__type"}:
                return max(0, below - self.INTROSPECTION_DEPTH)
            return 1 + below
        if isinstance(node, FragmentSpreadNode):
            return self._depth_of_fragment(node.name.value, spreads)
        return self._depth(node.selection_set, spreads)

    def _depth_of_fragment(self, name: str, spreads: tuple[str, ...]) -> int:
        fragment: FragmentDefinitionNode | None = self.context.get_fragment(name)
        if fragment is None or name in spreads:
            return 0  # Unknown fragments and cycles are other rules' errors.
        if name not in self._depths:
            self._depths[name] = self._depth(fragment.selection_set, (*spreads, name))
        return self._depths[name]
