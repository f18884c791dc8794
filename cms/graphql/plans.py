"""What is known of a query before it is executed."""

from dataclasses import dataclass
from typing import Any

from graphql import DocumentNode

from cms.graphql.pricing import Price, value_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A query that can be executed: parsed, validated and priced once for each text."""

    text: str
    document: DocumentNode
    prices: dict[str | None, Price]
    """By the operation's name."""
    may_open_drafts: bool
    """Whether a field of it takes a token, be it good or not: nobody may keep its answer."""

    def cost(self, operation_name: str | None, variables: dict[str, Any]) -> int:
        """Return how many objects the answer could hold; 0 for an operation that isn't there."""
        if operation_name is None and len(self.prices) == 1:
            [price] = self.prices.values()
        else:
            price = self.prices.get(operation_name, 0)
        return value_of(price, variables)


@dataclass(frozen=True, slots=True)
class Invalid:
    """A query that can't be executed, and what its client is told."""

    errors: list[dict[str, Any]]
