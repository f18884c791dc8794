"""One read of the content version for all requests that wait for one.

A request may be answered by a read that began after it came, and by no earlier one: so the first
to come leads, those who come before its read begins follow, and whoever comes later waits for the
next read. The more requests there are, the less of a read each of them costs.
"""

import time
from collections import OrderedDict
from threading import Lock

from cms.graphql.versions import LONGEST_READ_SECONDS, DatabaseAway, Version, VersionSource

RETRY_SECONDS = 1.0
"""While the database is away, one request a second tries again; the others don't wait for it."""
REMEMBERED_VERSIONS = 100


class Batch:
    """Requests that share a read.

    They go on one after the other: threads that woke all at once would only wait again, for each
    other. So each one opens the gate for the next when its own work is nearly done.
    """

    __slots__ = ("done", "error", "gate", "members", "retries", "version")

    def __init__(self, *, retries: bool) -> None:
        self.retries = retries
        self.members = 0
        self.version: Version | None = None
        self.error: DatabaseAway | None = None
        self.done = False
        self.gate = Lock()
        self.gate.acquire()

    def read(self) -> Version | None:
        """Return the version, None before the first publication; raise DatabaseAway."""
        if not self.done:
            raise DatabaseAway from self.error
        return self.version

    def pass_on(self) -> None:
        """Let the next one go on; everyone calls this, once."""
        self.gate.release()


class VersionReads:
    """Reads the version for the threads of one process, and knows when it was last so."""

    def __init__(self, source: VersionSource) -> None:
        self._source = source
        self._guard = Lock()
        self._reading = Lock()
        self._joining: Batch | None = None
        self._retry_at = 0.0
        self._seen: OrderedDict[Version | None, float] = OrderedDict()
        self._latest: Version | None = None
        self._noted_at = 0.0

    def current(self) -> Version | None:
        """Return the version, read after this call began; raise DatabaseAway."""
        batch = self.join()
        batch.pass_on()
        return batch.read()

    def join(self) -> Batch:
        """Wait for a read that begins after this call; the caller then has to `pass_on`.

        While it is not time yet to try again, there is nothing to wait for and nothing read.
        """
        with self._guard:
            batch = self._joining
            leads = batch is None
            if batch is None:
                if not self._may_read():
                    return Batch(retries=False)
                batch = self._joining = Batch(retries=bool(self._retry_at))
            batch.members += 1
        if leads:
            self._lead(batch)
        else:
            batch.gate.acquire()
        return batch

    @property
    def waiting(self) -> int:
        """How many wait for the read that has not begun."""
        batch = self._joining
        return 0 if batch is None else batch.members

    def seen_at(self, version: Version) -> float | None:
        """Return when a read last said that this is the version (Unix time, one second exact)."""
        return self._seen.get(version)

    def _may_read(self) -> bool:
        """Tell whether to read now; after a failed read, take the turn to try again."""
        if not self._retry_at:
            return True
        now = time.monotonic()
        if now < self._retry_at:
            return False
        self._retry_at = now + LONGEST_READ_SECONDS + RETRY_SECONDS
        return True

    def _lead(self, batch: Batch) -> None:
        try:
            with self._reading:
                with self._guard:
                    self._joining = None  # Who comes from here on waits for the next read.
                if self._retry_at and not batch.retries:
                    raise DatabaseAway  # The read before failed: no need to wait as long again.
                batch.version = self._source.read()
                batch.done = True
                self._retry_at = 0.0
                self.note(batch.version)
        except DatabaseAway as error:
            batch.error = error
            if batch.retries or not self._retry_at:
                self._retry_at = time.monotonic() + RETRY_SECONDS
        except BaseException:
            batch.pass_on()
            raise

    def note(self, version: Version | None) -> None:
        """Remember when a version was seen; one that stays is noted once a second."""
        now = time.time()
        if version is self._latest and now - self._noted_at < 1:
            return
        self._latest, self._noted_at = version, now
        self._seen[version] = now
        self._seen.move_to_end(version)
        if len(self._seen) > REMEMBERED_VERSIONS:
            self._seen.popitem(last=False)
