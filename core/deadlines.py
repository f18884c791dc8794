"""How long one request may read."""

import time


class DeadlineExceeded(BaseException):
    """A request has taken longer than it may.

    Not an Exception: graphql-core catches those field by field, and would go on with the next.
    """


class Deadline:
    """The moment until which a request may go on."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._ends

    def check(self) -> None:
        """Raise DeadlineExceeded when the time is up."""
        if self.is_over:
            raise DeadlineExceeded
