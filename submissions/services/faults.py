"""What is wrong with something that was sent, told at the fields of its form."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

Path = tuple[str, ...]
"""The way to a value, by the names that the API has: `("contact", "email")`."""


class FaultCode(Enum):
    """What is wrong with a value; the API shows these as `InputErrorCode`."""

    REQUIRED = "REQUIRED"
    TOO_LONG = "TOO_LONG"
    BAD_CHARACTERS = "BAD_CHARACTERS"
    INVALID = "INVALID"
    OUT_OF_RANGE = "OUT_OF_RANGE"
    UNKNOWN = "UNKNOWN"
    INCOMPLETE = "INCOMPLETE"
    REPEATED = "REPEATED"
    TOO_LARGE = "TOO_LARGE"
    USED = "USED"
    EXPIRED = "EXPIRED"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong; `message` is in the language of who sent it."""

    path: Path
    code: FaultCode
    message: str


class Refused(Exception):
    """What was sent can't be taken as it is; nothing of it was kept."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__(f"{len(self.faults)} faults")  # Without words that somebody sent.
