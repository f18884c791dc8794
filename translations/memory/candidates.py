"""Finding source texts that are like some others, or the same: a statement for many texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from wagtail_localize.models import String, StringTranslation, TranslationContext

from core.services.localisation import OPTIONAL_PATHS
from translations.memory.index import IDENTICAL, MOST_WORDS, token_of_pair, token_of_text
from translations.memory.scores import THRESHOLD, first_pairs, longest, score_of, shortest
from translations.memory.words import normal, words_of
from translations.models import MemoryEntry

MOST_OF_A_PAIR = 500
"""Texts that are looked at for having a pair, latest first; more have one that says nothing."""
MOST_COMPARED = 100
"""Texts that are compared with one, those with most pairs of it."""
MOST_TERMS = 400
"""Parts of one statement: SQLite takes 500."""

PAIRS_OF_SQLITE = """
    SELECT * FROM (
        SELECT %s AS text, string_id, ABS(words - %s) AS apart FROM {entries}
        WHERE token = %s AND words BETWEEN %s AND %s
        ORDER BY string_id DESC LIMIT %s
    ) AS one
"""
"""One for each pair that is looked for."""
PAIRS = """
    SELECT asked.text, one.string_id, one.apart
    FROM (VALUES {values}) AS asked (text, length, token, low, high, most)
    CROSS JOIN LATERAL (
        SELECT string_id, ABS(words - asked.length) AS apart FROM {entries}
        WHERE token = asked.token AND words BETWEEN asked.low AND asked.high
        ORDER BY string_id DESC LIMIT asked.most
    ) AS one
"""
"""The same in one scan: planning hundreds of parts would take a server longer than doing them."""
STATEMENT = """
    SELECT best.text, best.string_id, source.data
    FROM (
        SELECT text, string_id,
            ROW_NUMBER() OVER (
                PARTITION BY text ORDER BY shared DESC, apart, string_id DESC
            ) AS place
        FROM (
            SELECT text, string_id, COUNT(*) AS shared, MIN(apart) AS apart
            FROM ({pairs}) AS having_a_pair GROUP BY text, string_id
        ) AS found
        WHERE EXISTS (
            SELECT 1 FROM {translations} AS made
            LEFT JOIN {contexts} AS stands_in ON stands_in.id = made.context_id
            WHERE made.translation_of_id = found.string_id AND made.locale_id = %s
                AND NOT made.has_error
                AND (stands_in.path IS NULL OR stands_in.path NOT IN ({optional}))
        )
    ) AS best
    JOIN {strings} AS source ON source.id = best.string_id
    WHERE best.place <= %s
"""
TABLES = {
    "entries": MemoryEntry._meta.db_table,
    "strings": String._meta.db_table,
    "translations": StringTranslation._meta.db_table,
    "contexts": TranslationContext._meta.db_table,
    "optional": ", ".join(["%s"] * len(OPTIONAL_PATHS)),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source text like another one; 100 per cent is the same text."""

    string_id: int
    data: str
    score: int


def identical(strings: Sequence[String]) -> dict[int, list[Candidate]]:
    """Return the texts that are the same as some, themselves among them, by the primary key."""
    tokens = {string.pk: token_of_text(string.locale_id, string.data) for string in strings}
    rows = MemoryEntry.objects.filter(token__in=set(tokens.values()), words=IDENTICAL)
    found: dict[int, list[tuple[int, str]]] = {}
    for token, pk, data in rows.values_list("token", "string_id", "string__data"):
        found.setdefault(token, []).append((pk, data))
    return {
        string.pk: [
            Candidate(pk, data, 100)
            for pk, data in found.get(tokens[string.pk], [])
            if normal(data) == normal(string.data)
        ]
        for string in strings
    }


def alike(strings: Iterable[String], locale_id: int) -> dict[int, list[Candidate]]:
    """Return translated texts that are like some but not the same, the likest first.

    By the primary keys of the texts; those with none are absent.
    """
    texts = {string.pk: _Text(string) for string in strings}
    asked = [text for text in texts.values() if 0 < len(text.words) <= MOST_WORDS]
    found: dict[int, list[Candidate]] = {}
    for some in _portions(asked):
        for text, pk, data in _rows(some, locale_id):
            if candidate := texts[text].compared(pk, data):
                found.setdefault(text, []).append(candidate)
    for candidates in found.values():
        candidates.sort(key=lambda each: (-each.score, -each.string_id))
    return found


class _Text:
    """A text that is looked for."""

    def __init__(self, string: String) -> None:
        self.pk, self.normal = string.pk, normal(string.data)
        self.words = words_of(string.data)
        pairs = first_pairs(self.words) if 0 < len(self.words) <= MOST_WORDS else []
        self.tokens = {token_of_pair(string.locale_id, pair) for pair in pairs}

    def compared(self, pk: int, data: str) -> Candidate | None:
        """Return a text that was found, with its score; None when it is not alike, or the same."""
        score = score_of(self.words, words_of(data))
        if score < THRESHOLD or normal(data) == self.normal:
            return None
        return Candidate(pk, data, score)

    def parameters(self) -> Iterator[int]:
        """Yield the values for a part of the statement after the other."""
        count = len(self.words)
        for token in self.tokens:
            yield from (self.pk, count, token, shortest(count), longest(count), MOST_OF_A_PAIR)


def _portions(texts: Iterable[_Text]) -> Iterator[list[_Text]]:
    """Yield as many texts at a time as one statement takes."""
    portion: list[_Text] = []
    terms = 0
    for text in texts:
        if portion and terms + len(text.tokens) > MOST_TERMS:
            yield portion
            portion, terms = [], 0
        portion.append(text)
        terms += len(text.tokens)
    if portion:
        yield portion


def _rows(texts: list[_Text], locale_id: int) -> list[tuple[int, int, str]]:
    count = sum(len(text.tokens) for text in texts)
    if connection.vendor == "sqlite":
        pairs = " UNION ALL ".join([PAIRS_OF_SQLITE.format(**TABLES)] * count)
    else:
        pairs = PAIRS.format(values=", ".join(["(%s, %s, %s, %s, %s, %s)"] * count), **TABLES)
    statement = STATEMENT.format(pairs=pairs, **TABLES)
    values: list[Any] = [value for text in texts for value in text.parameters()]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, locale_id, *OPTIONAL_PATHS, MOST_COMPARED])
        return list(cursor.fetchall())
