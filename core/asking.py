"""The API asked in process: for apps that stand below the one that serves it.

What is asked goes the way of any client's question, except that no budget is charged. The app that
serves the API registers how (`registry.askers`, `registry.senders`); who takes files registers that
(`registry.receivers`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

from core import registry


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: `data` as over HTTP, of the content version `version`; both None on failure.

    `errors` are those of GraphQL; `status` is what HTTP would say, and so is `retry_after`: in how
    many seconds to send the same again, None where there is no such word.
    """

    data: dict[str, Any] | None
    errors: list[dict[str, Any]]
    status: int
    version: Any = None
    retry_after: int | None = None

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


def send(document: str, variables: Mapping[str, Any], request: HttpRequest) -> Reply:
    """Return the API's answer to a document that may be a mutation.

    What a visitor has sent counts against the limits of the visitor who made `request`.
    """
    for sender in registry.senders:
        reply: Reply = sender(document, variables, request)
        return reply
    message = "No app takes GraphQL mutations in process."
    raise ImproperlyConfigured(message)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What became of a file: 201 when it was taken, else the status that HTTP would say.

    `message` tells a person what to do, in the active language; empty when it was taken.
    `retry_after` is in seconds, None but with 429 and 503.
    """

    status: int
    message: str = ""
    retry_after: int | None = None

    @property
    def is_taken(self) -> bool:
        """Whether the token may be named in a form now."""
        return self.status == CREATED


CREATED = 201


def hand_in(token: str, file: IO[bytes], request: HttpRequest) -> HandedIn:
    """Do with a file what the upload address of a token does (`prepareUpload`)."""
    for receiver in registry.receivers:
        handed: HandedIn = receiver(token, file, request)
        return handed
    message = "No app takes files."
    raise ImproperlyConfigured(message)
