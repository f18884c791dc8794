"""Finding what a text said before the source was changed, among what was translated there."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

from wagtail_localize.models import StringTranslation

ALIKE_FROM = 0.5
"""Share of common words from which one of several texts is taken for an earlier wording."""
RARE_UP_TO = 50
"""Texts in which a word may stand and still tell them apart."""
MOST_COMPARED = 8
WORD = re.compile(r"\w+")


class EarlierWordings:
    """Translations of texts that stood in one place and stand there no more, latest first."""

    def __init__(self, rows: Sequence[StringTranslation]) -> None:
        self.rows = rows
        self.words = [_words(row.translation_of.data) for row in rows]
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self.words):
            for word in set(words):
                self.by_word[word].append(at)

    def latest(self) -> StringTranslation | None:
        """Return the latest translation."""
        return self.rows[0] if self.rows else None

    def likely(self, text: str) -> StringTranslation | None:
        """Return the translation of the text that is most alike; None when none is."""
        words = _words(text)
        # Only the few that share most words are compared closely: pages may have thousands.
        matcher = SequenceMatcher(autojunk=False, b=words)
        best, best_ratio = None, ALIKE_FROM
        for at in self._candidates(words):
            matcher.set_seq1(self.words[at])
            if (ratio := matcher.ratio()) >= best_ratio and (best is None or ratio > best_ratio):
                best, best_ratio = self.rows[at], ratio
        return best

    def _candidates(self, words: list[str]) -> list[int]:
        shared = Counter[int]()
        for word in set(words):
            at = self.by_word.get(word, [])
            if len(at) <= RARE_UP_TO:
                shared.update(at)
        # Of those that share as many the latest, so that the same texts always give the same.
        return sorted(shared, key=lambda at: (-shared[at], at))[:MOST_COMPARED]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
