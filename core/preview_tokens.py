"""Tokens that open one draft for an hour: signed, so that nobody makes one up."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from django.core.signing import BadSignature, Signer

HOLDS_FOR = timedelta(hours=1)
MAX_CHARACTERS = 200
SALT = "core.preview_tokens"


class DraftKind(Enum):
    """Where a draft is stored."""

    REVISION = "r"
    SNAPSHOT = "s"


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What a token stands for: a revision or a snapshot, and its page (None: never saved)."""

    kind: DraftKind
    key: int
    page_key: int | None

    def __str__(self) -> str:
        return f"{self.kind.value}{self.key}"


@dataclass(frozen=True, slots=True)
class PreviewToken:
    """A token, made at an instant (to the second)."""

    text: str
    made_at: datetime

    @property
    def expires_at(self) -> datetime:
        """The last instant at which it opens its draft."""
        return self.made_at + HOLDS_FOR

    def holds_at(self, now: datetime) -> bool:
        """Tell whether it opens its draft now."""
        return self.made_at <= now <= self.expires_at


def sign(draft: DraftKey, now: datetime) -> PreviewToken:
    """Return a token for a draft that opens it from now on for an hour; safe in addresses."""
    made_at = now.replace(microsecond=0)
    made = int(made_at.timestamp())
    text = _signer().sign_object([draft.kind.value, draft.key, draft.page_key, made])
    return PreviewToken(text, made_at)


def read(text: str, now: datetime) -> DraftKey | None:
    """Return what a token stands for; None for one that isn't ours, is over or yet to come."""
    found = opened(text)
    return None if found is None or not found[0].holds_at(now) else found[1]


def opened(text: str) -> tuple[PreviewToken, DraftKey] | None:
    """Return a token of ours, whatever its age, and what it stands for; None for any other."""
    if len(text) > MAX_CHARACTERS or not text.isascii():
        return None
    try:
        kind, key, page_key, made = _signer().unsign_object(text)
    except BadSignature:
        return None
    token = PreviewToken(text, datetime.fromtimestamp(made, UTC))
    return token, DraftKey(DraftKind(kind), key, page_key)


def _signer() -> Signer:
    """Return the signer with the secret key of now, and those that it replaced."""
    return Signer(salt=SALT, sep=".")
