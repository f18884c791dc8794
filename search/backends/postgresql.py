"""The words of the index on PostgreSQL: a `tsvector` with weights, found by GIN.

Vectors and questions are written by us in PostgreSQL's own notation, so that its parsers and
dictionaries have no say in what a word is (search/analysis.py).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from search.backends.words import Document, Sql, Wanted, Word

LAST_POSITION = 16_383
"""Of a word in a vector: PostgreSQL keeps no higher one."""
MOST_POSITIONS = 255
"""Of one form in a vector."""
WEIGHTS = "{0.1, 0.3, 0.6, 1.0}"
"""Of body, summary, title and names."""
BY_INDEX, AS_BEFORE = "SET LOCAL enable_seqscan = off", "SET LOCAL enable_seqscan = on"
SAME_BEGINNING = 1
"""Letters at the beginning that are seldom wrong."""

REFINED = 200
"""The first hits, which are ranked by all their words; reading all words of all hits would take
most of the time. The others stand in the order of their names, titles and summaries."""

_INSERT = (
    "UPDATE search_searchentry SET vector = %s::tsvector, head = %s::tsvector WHERE page_id = %s"
)


def write(documents: Iterable[Document]) -> None:
    """Store the words of entries that are there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            _INSERT,
            [(_vector(each.parts), _vector(each.parts[:3]), each.page_id) for each in documents],
        )


def _vector(parts: tuple[tuple[tuple[str, ...], ...], ...]) -> str:
    """Return parts in the notation of a `tsvector`; a form is letters and digits alone."""
    places: dict[str, list[str]] = {}
    position = 0
    for weight, part in zip("ABCD", parts, strict=False):
        for forms in part:
            position = min(position + 1, LAST_POSITION)
            for form in forms:
                at = places.setdefault(form, [])
                if len(at) < MOST_POSITIONS:
                    at.append(f"{position}{weight}")
        position += 10  # What stands in two parts is no phrase.
    return " ".join(f"'{form}':{','.join(at)}" for form, at in places.items())


def matching(wanted: Wanted) -> Sql:
    """Return SQL for the keys of entries with the words (`page_id`), and a `rank` up to 1."""
    query = _query(wanted)
    sql = (
        "SELECT page_id, ts_rank(%s::float4[], head, %s::tsquery) AS rank "
        "FROM search_searchentry WHERE vector @@ %s::tsquery"
    )
    return sql, [WEIGHTS, query, query]


def ranked(found: Sql, wanted: Wanted, start: int, stop: int) -> list[tuple[Any, ...]]:
    """Return the rows of found pages in order; they have `id`, `score` and `rank`.

    The first ones are ranked anew by all their words.
    """
    sql, params = found
    rows: list[tuple[Any, ...]] = []
    if start < REFINED:
        anew = (
            "SELECT r.id, r.locale_id, "  # noqa: S608 - our own words and Django's
            "r.score - r.rank + ts_rank(%s::float4[], e.vector, %s::tsquery) AS best, r.total "
            f"FROM ({sql} LIMIT %s) r JOIN search_searchentry e ON e.page_id = r.id "
            "ORDER BY best DESC, r.id LIMIT %s OFFSET %s"
        )
        until = min(stop, REFINED)
        query = _query(wanted)
        rows += rows_of(anew, [WEIGHTS, query, *params, REFINED, until - start, start])
        start = REFINED
    if start < stop and (not rows or rows[0][3] > REFINED):
        rest = f"SELECT id, locale_id, score, total FROM ({sql} LIMIT %s OFFSET %s) r"  # noqa: S608 - as above
        rows += rows_of(rest, [*params, stop - start, start])
    return rows


def rows_of(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    """Return what a statement reads, by the index of words.

    PostgreSQL takes looking into all vectors for cheap, though it has to fetch and unpack each:
    where it may not read tables as a whole, it goes by the index.
    """
    with connection.cursor() as cursor:
        # One round trip; Django puts the parameters in by itself.
        cursor.execute(f"{BY_INDEX}; {sql}; {AS_BEFORE}", params)
        cursor.nextset()
        return cursor.fetchall()


def _query(wanted: Wanted) -> str:
    operator = " & " if wanted.all else " | "
    return operator.join(_alternatives(word) for word in wanted.words)


def _alternatives(word: Word) -> str:
    forms = [f"'{form}'" for form in word.forms] + [f"'{form}':*" for form in word.begins]
    return f"({' | '.join(forms)})"


def has_trigrams() -> bool:
    """Tell whether the extension for misspelt names is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


def like(word: str) -> Sql | None:
    """Return SQL for the keys of names that are spelt like a word; None for: look at all.

    Swapped letters leave few trigrams in common: what begins in the same way is looked at, too.
    """
    if not has_trigrams():
        return None
    sql = "SELECT id FROM search_searchname WHERE folded %% %s OR folded LIKE %s"
    return sql, [word, f"{word[:SAME_BEGINNING]}%"]


EXTENSION = "CREATE EXTENSION IF NOT EXISTS pg_trgm"
_TRIGRAMS = (
    "CREATE INDEX search_searchname_trigrams ON search_searchname USING gin (folded gin_trgm_ops)"
)


def make_ready() -> None:
    """Make the index of trigrams, where the extension came after the table."""
    if not has_trigrams():
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_indexes WHERE indexname = 'search_searchname_trigrams'")
        if cursor.fetchone() is None:
            cursor.execute(_TRIGRAMS)
