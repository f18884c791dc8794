"""Where a second reader's model says what waits for it."""

from collections.abc import Callable, Iterable
from uuid import UUID

from core.registry import ExtensionPoint

CellKey = tuple[UUID, int]
"""Translation key and locale's key."""

cells_to_revise: ExtensionPoint[Callable[[], Iterable[CellKey]]] = ExtensionPoint("cells_to_revise")
"""Called once for each board, in one statement; yields what is to be revised."""
