"""Whether a text on a page is surely the other one, changed, or may be another's."""

from collections import defaultdict
from collections.abc import Iterable

from translations.merging.pairing import ALIKE_IN_PLACE, MOST_COMPARED, Fate, Pair, Text, likeness


class Sureness:
    """The texts of a page that were changed, added or removed by hand, by their places.

    The only one of its place that is another one is still the translation of its source, and of
    several one that is alike to its earlier self and to no other. Of the rest nobody knows which
    is which: written under a wrong source they would say something else there.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self.before: dict[str, list[Text]] = defaultdict(list)
        self.after: dict[str, list[Text]] = defaultdict(list)
        for each in pairs:
            if each.fate in {Fate.CHANGED, Fate.REMOVED} and each.before:
                self.before[each.before.path].append(each.before)
            if each.fate in {Fate.CHANGED, Fate.ADDED} and each.after:
                self.after[each.after.path].append(each.after)

    def is_sure(self, one: Text, other: Text) -> bool:
        """Tell whether a text surely became the other one."""
        places = {one.path, other.path}
        before = [text for place in places for text in self.before[place]]
        after = [text for place in places for text in self.after[place]]
        if (before, after) == ([one], [other]):
            return True
        if len(before) * len(after) > MOST_COMPARED:
            return False
        return [text for text in after if _are_alike(one, text)] == [other] and [
            text for text in before if _are_alike(text, other)
        ] == [one]


def _are_alike(one: Text, other: Text) -> bool:
    return likeness(one.data, other.data) >= ALIKE_IN_PLACE
