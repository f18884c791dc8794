"""The API asked in process: for apps that stand below the one that serves it.

What is asked goes the way of any client's question, except that no budget is charged. The app that
serves the API registers how (`registry.askers`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from core import registry


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `data` as over HTTP, of the content version `version`; both None on failure.

    `errors` are those of GraphQL; `status` is what HTTP would say.
    """

    data: dict[str, Any] | None
    errors: list[dict[str, Any]]
    status: int
    version: Any = None

    @property
    def changed_at(self) -> datetime | None:
        """When anything that readers can see was last changed; None for a failure."""
        if self.version is None:
            return None
        return datetime.fromtimestamp(self.version.raised_at / 1_000_000, UTC)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the errors."""
        return frozenset(error["extensions"]["code"] for error in self.errors)


def ask(document: str, variables: Mapping[str, Any]) -> Reply:
    """Return the API's answer to a document, read in a snapshot of its own.

    Raises ImproperlyConfigured where nobody serves the API.
    """
    for asker in registry.askers:
        reply: Reply = asker(document, variables)
        return reply
    message = "No app answers GraphQL documents in process."
    raise ImproperlyConfigured(message)
