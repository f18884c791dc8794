"""What a value costs that is made anew for each field that asks for it.

Most values stand in a column: beside the objects that hold them they cost nothing. A weight says
as how many objects one counts that is built (a mutation: much more), and
`cms/graphql/pricing.py` reads it of the schema.
All weights, and how they were found, stand in docs/reference/limits.md.
"""

from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R", bound=Callable[..., Any])

_NAME = "_weight_in_objects"


def weighs(objects: int) -> Callable[[R], R]:
    """Declare of a field's resolver as how many objects its value counts."""

    def declare(resolver: R) -> R:
        vars(resolver)[_NAME] = objects
        return resolver

    return declare


def weight_of(resolver: Callable[..., Any] | None) -> int:
    """Return as how many objects the value of a field counts, given its resolver."""
    return int(getattr(resolver, _NAME, 0))
