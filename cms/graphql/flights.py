"""Many requests for the same answer at once: one makes it, the others wait for it."""

from collections.abc import Hashable
from threading import Event, Lock

from cms.graphql.answers import KeptAnswer


class Flight:
    """An answer on its way."""

    def __init__(self) -> None:
        self.answer: KeptAnswer | None = None
        """None until it is over, and when there was nothing that may be shared."""
        self._over = Event()

    def wait(self, seconds: float) -> KeptAnswer | None:
        """Return the answer; None when it can't be shared or takes too long."""
        self._over.wait(seconds)
        return self.answer

    def land(self, answer: KeptAnswer | None) -> None:
        """Hand the answer to all who wait."""
        self.answer = answer
        self._over.set()


class Flights:
    """The answers that this process is making, by what was asked under which version."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._flights: dict[Hashable, Flight] = {}

    def join(self, name: Hashable) -> tuple[Flight, bool]:
        """Return the flight of a name, and whether the caller has to make the answer."""
        with self._guard:
            flight = self._flights.get(name)
            if flight is not None:
                return flight, False
            flight = self._flights[name] = Flight()
            return flight, True

    def land(self, name: Hashable, answer: KeptAnswer | None) -> None:
        """End a flight; who asks from now on looks at what is kept first."""
        with self._guard:
            flight = self._flights.pop(name)
        flight.land(answer)
