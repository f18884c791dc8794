"""Batched reads without promises: what is announced early is loaded together, once it is needed.

graphql-core resolves depth first, so the resolver of one row can't wait for its cousins. Instead
every loaded object is *announced* under a kind; the first resolver that needs something of one
object makes its loader read it for all objects announced so far. Each field so costs one read a
level, whatever the number of rows, and an announced object that nobody asks about costs none.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, ClassVar, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

BATCH_SIZE = 500
"""The most keys of one read; well under SQLite's limit of variables in a statement."""


class Batches:
    """What one request has announced."""

    def __init__(self) -> None:
        self._announced: dict[str, dict[Any, Any]] = {}

    def announce(self, kind: str, objects: Mapping[Any, Any]) -> None:
        """Tell that these objects (by key) may be asked about."""
        self._announced.setdefault(kind, {}).update(objects)

    def announce_keys(self, kind: str, keys: Iterable[Any]) -> None:
        """Tell that what has these keys may be asked for; the objects are not loaded yet."""
        announced = self._announced.setdefault(kind, {})
        for key in keys:
            announced.setdefault(key, None)

    def announced(self, kind: str) -> dict[Any, Any]:
        """Return what was announced under a kind, by key."""
        return self._announced.setdefault(kind, {})


class Loader(Generic[K, V]):
    """Reads values for many keys at once; one for each request and each set of arguments.

    A subclass names the `kind` of object that its keys are announced under and writes `load`.
    """

    kind: ClassVar[str]

    def __init__(self, context: Any) -> None:
        self.context = context
        self._loaded: dict[K, V | None] = {}

    def load(self, keys: list[K]) -> Mapping[K, V]:
        """Read the values of up to BATCH_SIZE keys; missing keys may be absent."""
        raise NotImplementedError

    def concerns(self, key: K) -> bool:
        """Tell whether an announced key is worth reading with others; all are unless told.

        A loader that only has values for some kinds of page leaves the others out.
        """
        return True

    def get(self, key: K) -> V | None:
        """Return the value of a key, reading all that was announced when it isn't there yet."""
        if key not in self._loaded:
            waiting = [
                other
                for other in self.context.batches.announced(self.kind)
                if other not in self._loaded and other != key and self.concerns(other)
            ]
            for start in range(0, len(waiting) + 1, BATCH_SIZE):
                keys = [*([key] if start == 0 else []), *waiting[start : start + BATCH_SIZE]]
                found = self.load(keys) if keys else {}
                self._loaded.update({each: found.get(each) for each in keys})
        return self._loaded[key]

    def has(self, key: K) -> bool:
        """Tell whether the value of a key was read."""
        return key in self._loaded

    def know(self, values: Mapping[K, V]) -> None:
        """Take over values that were read with something else."""
        self._loaded.update(values)

    def object(self, key: K) -> Any:
        """Return the announced object of a key."""
        return self.context.batches.announced(self.kind).get(key)
