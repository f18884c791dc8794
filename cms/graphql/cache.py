"""Where answers are kept: in the memory of a process, and beside it in Redis for all of them."""

import json
from collections import OrderedDict
from threading import Lock
from typing import Any

from cms.graphql.answers import KeptAnswer
from cms.graphql.shared import Shared
from cms.graphql.versions import Version

LARGEST_ANSWER_BYTES = 2_000_000
SHARED_SECONDS = 24 * 60 * 60


class MemoryAnswers:
    """Answers by what was asked, one for each; the least lately given are forgotten first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._answers: OrderedDict[bytes, KeptAnswer] = OrderedDict()
        self._guard = Lock()
        self.bytes = 0

    def get(self, key: bytes) -> KeptAnswer | None:
        """Return the answer that was kept last, whatever its version."""
        answer = self._answers.get(key)
        if answer is not None:
            try:
                self._answers.move_to_end(key)
            except KeyError:  # Another thread has made room meanwhile.
                return answer
        return answer

    def put(self, key: bytes, answer: KeptAnswer) -> None:
        """Keep an answer in place of an older one, and make room for it."""
        with self._guard:
            before = self._answers.pop(key, None)
            if before is not None:
                self.bytes -= before.size
            self._answers[key] = answer
            self.bytes += answer.size
            while self.bytes > self._most_bytes:
                _, forgotten = self._answers.popitem(last=False)
                self.bytes -= forgotten.size


class SharedAnswers:
    """The same in Redis: a new process, or another host, begins with what others have made."""

    def __init__(self, store: Shared, generation: str) -> None:
        self._store = store
        self._prefix = f"graphql:{generation}:".encode()

    def get(self, key: bytes) -> KeptAnswer | None:
        """Return the answer that was kept last by any process, or None."""
        stored: Any = self._store.ask(lambda redis: redis.get(self._prefix + key))
        return None if stored is None else _unpacked(stored)

    def put(self, key: bytes, answer: KeptAnswer) -> None:
        """Keep an answer for a day; without Redis nothing happens."""
        name = self._prefix + key
        self._store.ask(lambda redis: redis.set(name, _packed(answer), ex=SHARED_SECONDS))


class Answers:
    """Both places as one."""

    def __init__(self, memory: MemoryAnswers, shared: SharedAnswers | None) -> None:
        self._memory = memory
        self._shared = shared

    def near(self, key: bytes, version: Version | None) -> KeptAnswer | None:
        """Return the answer of a version from this process, at the price of a look-up."""
        answer = self._memory.get(key)
        if answer is None or (answer.version is not version and answer.version != version):
            return None
        return answer

    def far(self, key: bytes, version: Version) -> KeptAnswer | None:
        """Return the answer of a version that another process has shared."""
        answer = None if self._shared is None else self._shared.get(key)
        if answer is None or answer.version != version:
            return None
        self._memory.put(key, answer)
        return answer

    def last(self, key: bytes) -> KeptAnswer | None:
        """Return the last answer of whatever version, for when there is no telling."""
        answer = self._memory.get(key)
        return self._shared.get(key) if answer is None and self._shared is not None else answer

    def keep(self, key: bytes, answer: KeptAnswer) -> None:
        """Keep an answer in both places, unless it is too large."""
        if len(answer.body) > LARGEST_ANSWER_BYTES:
            return
        self._memory.put(key, answer)
        if self._shared is not None:
            self._shared.put(key, answer)

    def keep_compressed(self, key: bytes, answer: KeptAnswer) -> None:
        """Keep the compressed bytes that were made of an answer, in this process."""
        self._memory.put(key, answer)


def _packed(answer: KeptAnswer) -> bytes:
    """Return an answer as one line of JSON and its body."""
    version = answer.version
    head = {
        "version": [version.number, version.raised_at, version.next_due_at],
        "made_at": answer.made_at,
        "headers": answer.headers,
        "notes": answer.notes,
    }
    return json.dumps(head).encode() + b"\n" + answer.body


def _unpacked(stored: bytes) -> KeptAnswer | None:
    """Return the answer in bytes from Redis; None when they are not what we write."""
    line, _, body = stored.partition(b"\n")
    try:
        head = json.loads(line)
        headers = [(str(name), str(value)) for name, value in head["headers"]]
        notes = tuple(tuple(map(str, note)) for note in head["notes"])
        version = Version(*head["version"])
        return KeptAnswer.of(version, float(head["made_at"]), headers, body, notes)
    except (ValueError, KeyError, TypeError):
        return None
