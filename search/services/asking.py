"""From what somebody typed to what is looked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wagtail.models import Locale

from core.hidden import When
from core.names import plain_form, words_of
from search.analysis import compounds_of, forms_of, is_stop_word
from search.backends.words import Wanted, Word

MOST_WORDS = 12
"""Of a question that are looked for."""
SHORTEST_BEGINNING = 2
"""Letters that a half-typed word has at least."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit has to be besides; None for anything."""

    kinds: tuple[str, ...] | None = None
    """Names of kinds, such as "NEWS"."""
    countries: tuple[str, ...] | None = None
    """Codes of ISO 3166-1."""
    topics: tuple[str, ...] | None = None
    """Keys (slugs) of topics."""
    since: date | None = None
    until: date | None = None
    only: tuple[int, ...] | None = None
    """Keys of pages."""
    without: tuple[int, ...] = ()
    """Keys of pages that are no hits, whatever they have."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, in the languages of a chain, at a time."""

    words: tuple[str, ...]
    """The words that count, as they were written."""
    chain: tuple[Locale, ...]
    when: When
    filters: Filters
    is_open: bool
    """Whether the last word may go on."""
    compounds: tuple[tuple[str, str], ...] = ()
    """Words that are parts of one with hyphens, each with that one as a single word."""

    def wanted(
        self, words: Sequence[str], *, all_of_them: bool = True, are_last: bool = True
    ) -> Wanted:
        """Return words in all forms that they have in the languages of the chain.

        `are_last` tells that the question ends with them: then the last one may be half typed.
        """
        languages = [locale.language_code for locale in self.chain]
        found = []
        for place, word in enumerate(words, start=1):
            same = [word, *(whole for part, whole in self.compounds if part == word)]
            forms = [form for each in same for code in languages for form in forms_of(each, code)]
            is_last = are_last and self.is_open and place == len(words)
            begins = [begin for each in same for begin in _beginnings(each)] if is_last else []
            found.append(Word(tuple(dict.fromkeys(forms)), tuple(begins)))
        return Wanted(tuple(found), all_of_them)


def _beginnings(word: str) -> tuple[str, ...]:
    plain = plain_form(word)
    return (plain,) if len(plain) >= SHORTEST_BEGINNING else ()


def asked(text: str, chain: Sequence[Locale], when: When, filters: Filters) -> Question:
    """Return the question in a text; words that every text has count only where all are such."""
    written = list(dict.fromkeys(word for word in words_of(text) if plain_form(word)))
    language = chain[0].language_code
    telling = [word for word in written if not is_stop_word(plain_form(word), language)]
    words = (telling or written)[:MOST_WORDS]
    is_open = bool(written) and words[-1:] == written[-1:] and not text[-1:].isspace()
    compounds = [(part, whole) for whole, parts in compounds_of(text).items() for part in parts]
    return Question(tuple(words), tuple(chain), when, filters, is_open, tuple(compounds))
