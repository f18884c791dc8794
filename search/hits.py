"""A part of what was found, as a list of pages with what was found in each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from core.context import ReadContext
from core.fallback import Served
from core.loaders.pages import PageLoader
from core.models import BasePage
from core.ordering import Order
from core.pagination import OffsetConnection, Rows, Slice
from search.services.finding import Finding, Hit
from search.services.highlighting import Highlight, highlights_of
from search.services.vain import VAIN, Searched

ROWS = frozenset({"edges", "nodes", "pageInfo"})
RELEVANCE = Order("RELEVANCE", "score", descending=True, by_offset=True)


@dataclass(frozen=True, slots=True)
class HitEdge:
    """A page at its place among the hits."""

    node: BasePage
    cursor: str
    served: Served
    score: float
    is_promoted: bool
    _highlights: Callable[[], list[Highlight]]

    @property
    def highlights(self) -> list[Highlight]:
        """Its texts in which words of the question stand; those of all hits are read at once."""
        return self._highlights()


class HitConnection(OffsetConnection):
    """A part of the hits, the best first; cursors count hits."""

    def __init__(
        self,
        context: ReadContext,
        finding: Finding,
        part: Slice,
        served: Callable[[int], Served],
        in_vain: Searched | None = None,
    ) -> None:
        super().__init__(finding, RELEVANCE, part, Rows())  # type: ignore[arg-type]  # read by hits
        self.finding = finding
        self._context, self._served_in = context, served
        self._in_vain = in_vain  # What to remember where nothing is found.

    @property
    def total_count(self) -> int:
        """Number of all hits."""
        self._read_first()
        self._remember(self.finding.total)
        return self.finding.total

    def _read_first(self) -> None:
        """Read the hits first where they are asked for: with them comes what else is asked.

        Those from the end are read when it is known how many there are.
        """
        selected = self._context.selected
        is_first = self._part.size and not self._part.backwards
        if is_first and (selected is None or not ROWS.isdisjoint(selected)):
            _ = self._rows

    @property
    def matching(self) -> Any:
        """How the words were found."""
        self._read_first()
        return self.finding.matching

    @property
    def correction(self) -> str | None:
        """The words that were looked for in place of misspelt ones."""
        return self.finding.correction

    @cached_property
    def _rows(self) -> tuple[list[Hit], bool]:
        start, stop = self._bounds
        rows = self.finding.hits(start, stop)
        if start == 0 and stop:
            self._remember(len(rows))
        more = len(rows) > self._part.size
        return (rows[int(more) :] if self._part.backwards else rows[: self._part.size]), more

    def _remember(self, count: int) -> None:
        if not count and self._in_vain is not None:
            self._context.notes.add((VAIN, *self._in_vain))

    @cached_property
    def _pages(self) -> list[BasePage | None]:
        """The page of each hit, in order; None for one that readers are not to see."""
        context = self._context
        keys = [hit.pk for hit in self._rows[0]] if self._part.size else []
        context.batches.announce_keys("page key", keys)
        pages = [context.loader(PageLoader).get(key) for key in keys]
        context.count_nodes([page for page in pages if page is not None])
        return pages

    @cached_property
    def nodes(self) -> list[BasePage]:
        """The pages of the part."""
        return [page for page in self._pages if page is not None]

    @property
    def edges(self) -> list[HitEdge]:  # type: ignore[override]  # with what was found
        """The pages with what was found in them."""
        return [
            self._hit_edge(place, page)
            for place, page in enumerate(self._pages)
            if page is not None
        ]

    def _hit_edge(self, place: int, page: BasePage) -> HitEdge:
        hit = self._rows[0][place]
        return HitEdge(
            page,
            self._cursor(place),
            self._served_in(hit.locale_id),
            hit.score,
            hit.is_promoted,
            lambda: self._highlights.get(hit.pk, []),
        )

    @cached_property
    def _highlights(self) -> dict[int, list[Highlight]]:
        locales = self._context.locales
        languages = {hit.pk: locales[hit.locale_id].language_code for hit in self._rows[0]}
        return highlights_of(list(languages), languages, self.finding.wanted)
