"""How far each language is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wagtail.models import Locale

from translations.board.rows import Cell, Row
from translations.board.states import State


@dataclass(frozen=True, slots=True)
class Total:
    """What a language has of the contents that are shown."""

    locale: Locale
    contents: int
    current: int
    words: int
    overdue: int
    states: list[tuple[State, int]]
    """Those that occur, in the order of the work."""

    @property
    def percent(self) -> int:
        """How much is current, rounded down: only what is complete has a hundred."""
        return self.current * 100 // self.contents if self.contents else 100


def totals_of(locales: Iterable[Locale], rows: list[Row], today: date) -> list[Total]:
    """Return the totals of languages."""
    by_locale: dict[int, list[Cell]] = {locale.pk: [] for locale in locales}
    for row in rows:
        for cell in row.cells:
            by_locale[cell.locale.pk].append(cell)
    return [_total(locale, by_locale[locale.pk], today) for locale in locales]


def _total(locale: Locale, cells: list[Cell], today: date) -> Total:
    counts = Counter(cell.state for cell in cells)
    return Total(
        locale=locale,
        contents=len(cells),
        current=counts[State.CURRENT],
        words=sum(cell.words or 0 for cell in cells),
        overdue=sum(cell.is_overdue(today) for cell in cells),
        states=[(state, counts[state]) for state in State if counts[state]],
    )
