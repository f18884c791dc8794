"""Which text of a source became which: two states of it compared, without a database.

A text is a string in a place (wagtail-localize's context path). Block ids go with their blocks, so
a block that only moved has the same paths; the paragraphs of one rich text share a path. Asked
from top to bottom:

| before and after                                                         | fate    |
|--------------------------------------------------------------------------|---------|
| the same string in the same place                                        | KEPT    |
| the same string, gone from one place and new in another                  | MOVED   |
| another string in the same place, between the same neighbours or like it | CHANGED |
| a string much like it, gone from one place and new in another            | CHANGED |
| else: only after, only before                                            | ADDED, REMOVED |
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product

ALIKE_IN_PLACE = 0.4
"""Share of common words from which two texts of one place are the same one, reworded."""
ALIKE_ELSEWHERE = 0.7
MOST_COMPARED = 10_000
"""Pairs of texts; most are told apart by a quick look at their words."""
WORD = re.compile(r"\w+")


class Fate(StrEnum):
    """What became of a text."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Text:
    """A string in a place; `data` is its HTML, which identifies it."""

    path: str
    data: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and what it became; one of the two is absent where it was added or removed."""

    fate: Fate
    before: Text | None
    after: Text | None


def pair(before: Iterable[Text], after: Iterable[Text]) -> list[Pair]:
    """Return the fate of every text; of equal ones in one place there is one.

    Both are in the order of the page. Those of `after` come first, in their order, then what was
    removed.
    """
    old, new = list(dict.fromkeys(before)), list(dict.fromkeys(after))
    found = _Pairing(old, new)
    for rule in (_kept, _moved, _changed_in_place, _changed_elsewhere):
        for one, other, fate in list(rule(found)):
            found.join(one, other, fate)
    return found.pairs()


def likeness(one: str, other: str) -> float:
    """Return the share of words, in their order, that two texts have in common: 0 to 1."""
    words, others = WORD.findall(one.casefold()), WORD.findall(other.casefold())
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


Joined = Iterator[tuple[Text, Text, Fate]]


class _Pairing:
    def __init__(self, old: list[Text], new: list[Text]) -> None:
        self.old, self.new = old, new
        self.fates: dict[Text, Pair] = {}
        """By the text afterwards."""
        self.gone = dict.fromkeys(old)
        """Texts before that were not found again yet, in order."""

    @property
    def unknown(self) -> list[Text]:
        """Texts afterwards of which nobody knows yet what they were."""
        return [text for text in self.new if text not in self.fates]

    def join(self, one: Text, other: Text, fate: Fate) -> None:
        if one in self.gone and other not in self.fates:
            del self.gone[one]
            self.fates[other] = Pair(fate, one, other)

    def pairs(self) -> list[Pair]:
        added = (self.fates.get(text) or Pair(Fate.ADDED, None, text) for text in self.new)
        return [*added, *(Pair(Fate.REMOVED, text, None) for text in self.gone)]


def _kept(found: _Pairing) -> Joined:
    for text in found.new:
        yield text, text, Fate.KEPT


def _moved(found: _Pairing) -> Joined:
    waiting: dict[str, list[Text]] = defaultdict(list)
    for text in found.gone:
        waiting[text.data].append(text)
    for text in found.unknown:
        if waiting[text.data]:
            yield waiting[text.data].pop(0), text, Fate.MOVED


def _changed_in_place(found: _Pairing) -> Joined:
    """Compare the texts of each place between those that were kept there."""
    old, new = _by_path(found.old), _by_path(found.new)
    for path in dict.fromkeys(text.path for text in found.unknown):
        known = {text for text in new[path] if text in found.fates}
        for gone, come in _gaps(old[path], new[path], known):
            left = [text for text in gone if text in found.gone]
            yield from ((one, other, Fate.CHANGED) for one, other in _aligned(left, come))
    yield from _alike(found, ALIKE_IN_PLACE, is_in_place=True)


def _changed_elsewhere(found: _Pairing) -> Joined:
    yield from _alike(found, ALIKE_ELSEWHERE, is_in_place=False)


def _by_path(texts: Iterable[Text]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        found[text.path].append(text)
    return found


def _gaps(
    old: Sequence[Text], new: Sequence[Text], known: set[Text]
) -> Iterator[tuple[list[Text], list[Text]]]:
    """Yield what stands between kept neighbours before and after.

    Of the kept ones those count that stand in the same order both times.
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            come = [text for text in new[new_start:new_end] if text not in known]
            yield list(old[start:end]), come


def _aligned(gone: list[Text], come: list[Text]) -> list[tuple[Text, Text]]:
    """Return as many for as many: between the same neighbours they are the same ones, reworded.

    Those that are alike first, so that one that was left out and one that is new shift no others.
    """
    if len(gone) != len(come):
        return []
    is_plain = len(gone) == 1 or len(gone) ** 2 > MOST_COMPARED
    found = {} if is_plain else _best(_likenesses(product(gone, come), ALIKE_IN_PLACE))
    others = [text for text in come if text not in found.values()]
    rest = zip((text for text in gone if text not in found), others, strict=True)
    return [*found.items(), *rest]


def _best(likenesses: list[tuple[float, Text, Text]]) -> dict[Text, Text]:
    """Return each text with the one that it is most like, those that are most alike first."""
    found: dict[Text, Text] = {}
    taken = set()
    for _, one, other in likenesses:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _alike(found: _Pairing, threshold: float, *, is_in_place: bool) -> Joined:
    """Yield pairs of which enough words are the same, those that are most alike first."""
    come = found.unknown
    if len(found.gone) * len(come) > MOST_COMPARED:
        return
    pairs = (
        (one, other)
        for one, other in product(found.gone, come)
        if one.path == other.path or not is_in_place
    )
    for _, one, other in _likenesses(pairs, threshold):
        yield one, other, Fate.CHANGED


def _likenesses(
    pairs: Iterable[tuple[Text, Text]], threshold: float
) -> list[tuple[float, Text, Text]]:
    """Return which pairs are alike and how much, most alike first."""
    found = (
        (likeness(one.data, other.data), one, other)
        for one, other in pairs
        if _may_be_alike(one, other, threshold)
    )
    return sorted((each for each in found if each[0] >= threshold), key=lambda each: -each[0])


def _may_be_alike(one: Text, other: Text, threshold: float) -> bool:
    """Tell quickly, by the words regardless of their order, whether a closer look is worth it."""
    words, others = (
        Counter(WORD.findall(one.data.casefold())),
        Counter(WORD.findall(other.data.casefold())),
    )
    total = words.total() + others.total()
    return bool(total) and 2 * (words & others).total() / total >= threshold
