"""Many requests for the same answer at once: one takes a thread, the others wait in the loop."""

import asyncio
from collections.abc import Hashable
from types import TracebackType

Turns = dict[Hashable, "asyncio.Future[None]"]
"""The answers that threads are making, by what was asked under which version."""


class Turn:
    """The making of an answer; it is entered by who makes it."""

    def __init__(self, turns: Turns, name: Hashable) -> None:
        self._turns = turns
        self._name = name

    async def is_over(self, seconds: float) -> bool:
        """Wait, a bounded time, for another one who makes the answer; False when nobody does."""
        over = self._turns.get(self._name)
        if over is None:
            return False
        await asyncio.wait([over], timeout=seconds)
        return True

    def __enter__(self) -> None:
        """Let those who come from now on wait."""
        self._turns[self._name] = asyncio.get_running_loop().create_future()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let them go on, whether there is an answer or not."""
        self._turns.pop(self._name).set_result(None)
