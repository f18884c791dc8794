"""What was searched in vain, collected in this process and written beside the requests.

A search is answered in a snapshot that writes nothing, and no reader waits for a count: what was
asked stands in memory for a minute, and a thread writes it. When the process ends before that,
some counts are lost.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable
from threading import Event, Lock, Thread

from django.conf import settings
from django.db import DatabaseError, connections

from core import registry
from search.services.vain import VAIN, Searched, write

logger = logging.getLogger(__name__)

RESTS_SECONDS = 60.0
"""So long a search waits for a longer one: until then it was the beginning of what was typed."""
MOST_WAITING = 500
MOST_TIMES = 1_000
"""As often one search is counted in the time that it waits."""

Clock = Callable[[], float]


class Collector:
    """Searches that wait to be written."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._guard = Lock()
        self._waiting: dict[Searched, list[float]] = {}
        """When each was asked; a list as long as it was asked often, the latest last."""

    def add(self, searched: Searched) -> None:
        """Count a search; the beginnings of it that were asked just before count no more."""
        now = self._clock()
        with self._guard:
            self._take_back_beginnings(searched, now)
            if searched not in self._waiting and len(self._waiting) >= MOST_WAITING:
                return
            times = self._waiting.setdefault(searched, [])
            if len(times) < MOST_TIMES:
                times.append(now)

    def _take_back_beginnings(self, searched: Searched, now: float) -> None:
        for other, times in list(self._waiting.items()):
            if _begins(other, searched) and times[-1] > now - RESTS_SECONDS:
                times.pop()
                if not times:
                    del self._waiting[other]

    def take(self) -> Counter[Searched]:
        """Return what has waited long enough, and keep it no more."""
        latest = self._clock() - RESTS_SECONDS
        taken: Counter[Searched] = Counter()
        with self._guard:
            for searched, times in list(self._waiting.items()):
                rested = [moment for moment in times if moment <= latest]
                if rested:
                    taken[searched] = len(rested)
                    del times[: len(rested)]
                if not times:
                    del self._waiting[searched]
        return taken

    def pour(self) -> None:
        """Write what has waited long enough; what the database refuses is lost."""
        if counts := self.take():
            write(counts)


def _begins(shorter: Searched, longer: Searched) -> bool:
    return (
        shorter.language == longer.language
        and shorter.query != longer.query
        and longer.query.startswith(shorter.query)
    )


class Writer(Thread):
    """Writes every so often for as long as the process lives."""

    def __init__(self, collector: Collector, seconds: float) -> None:
        super().__init__(name="searches in vain", daemon=True)
        self._collector, self._seconds = collector, seconds
        self.stopped = Event()

    def run(self) -> None:
        """Write until told to stop."""
        while not self.stopped.wait(self._seconds):
            try:
                self._collector.pour()
            except DatabaseError as error:  # Its text may quote what was searched.
                logger.warning("Searches in vain were not counted: %s", type(error).__name__)
            finally:
                connections.close_all()


class Counting:
    """The collector of this process, and its thread from the first search in vain on."""

    def __init__(self) -> None:
        self.collector = Collector()
        self._guard = Lock()
        self._writer: Writer | None = None

    def take(self, note: registry.Note) -> None:
        """Count an answer in which nothing was found."""
        if note[0] != VAIN or not settings.SEARCH_COUNTS_VAIN:
            return
        self.collector.add(Searched(*note[1:]))
        self._ensure_writer()

    def _ensure_writer(self) -> None:
        seconds = settings.SEARCH_SECONDS_BETWEEN_COUNTS
        if not seconds:
            return
        with self._guard:
            if self._writer is None or not self._writer.is_alive():  # A fork has no threads.
                self._writer = Writer(self.collector, seconds)
                self._writer.start()


counting = Counting()
registry.answers_given.register(counting.take)
