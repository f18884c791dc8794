"""The words of the index on PostgreSQL: a `tsvector` with weights, found by GIN.

Vectors and questions are written by us in PostgreSQL's own notation, so that its parsers and
dictionaries have no say in what a word is (search/analysis.py).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL

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

LISTED_WORDS = (
    "SELECT (value->>0)::int AS locale_id, value->>1 AS folded, value->>2 AS written, "
    "value->>3 AS shelf, (value->>4)::int AS titles, (value->>5)::int AS pages "
    "FROM jsonb_array_elements(%s::jsonb)"
)
"""SQL for rows of the vocabulary in a list of lists as JSON."""

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


def columns() -> dict[str, Any]:
    """Return the columns of words that are read beside those that Django knows."""
    return {
        "vector": RawSQL("search_searchentry.vector", ()),
        "head": RawSQL("search_searchentry.head", ()),
    }


def having(entries: Sql, wanted: Wanted) -> Sql:
    """Return SQL for the entries with the words (`page_id`, `kind`), in no order."""
    sql, params = entries
    found = f"SELECT e.page_id, e.kind FROM ({sql}) e WHERE e.vector @@ %s::tsquery"  # noqa: S608 - our own words and Django's
    return found, [*params, _query(wanted)]


def matching(entries: Sql, wanted: Wanted) -> Sql:
    """Return SQL for the entries with the words (`page_id`, `locale_id`, `kind`, `day`, `rank`).

    Their `rank` up to 1 is that of names, title and summary alone.
    """
    sql, params = entries
    query = _query(wanted)
    found = (
        "SELECT e.page_id, e.locale_id, e.kind, e.day, CASE WHEN e.head @@ %s::tsquery "  # noqa: S608 - our own words and Django's
        "THEN ts_rank(%s::float4[], e.head, %s::tsquery) ELSE 0 END AS rank "
        f"FROM ({sql}) e WHERE e.vector @@ %s::tsquery"
    )
    return found, [query, WEIGHTS, query, *params, query]


def ranked(
    ordered: Sql, wanted: Wanted, public: Sql, start: int, stop: int
) -> list[tuple[Any, ...]]:
    """Return the rows of what is ordered by its `score`: of public pages at these places.

    The first ones are ranked anew by all their words.
    """
    sql, params = ordered
    rows: list[tuple[Any, ...]] = []
    if start < REFINED:
        anew = (
            f"WITH r AS ({sql} LIMIT %s) SELECT r.page_id, r.locale_id, "  # noqa: S608 - as above
            "r.score - r.rank + ts_rank(%s::float4[], e.vector, %s::tsquery) AS best, r.total "
            "FROM r JOIN search_searchentry e ON e.page_id = r.page_id "
            f"JOIN ({public[0]}) p ON p.id = r.page_id "
            "ORDER BY best DESC, r.page_id LIMIT %s OFFSET %s"
        )
        until = min(stop, REFINED)
        parameters = [*params, REFINED, WEIGHTS, _query(wanted), *public[1], until - start, start]
        rows += rows_of(anew, parameters)
        start = REFINED
    if start < stop and (not rows or rows[0][3] > REFINED):
        rest = (
            f"WITH r AS ({sql} LIMIT %s OFFSET %s) SELECT r.page_id, r.locale_id, r.score, r.total "  # noqa: S608 - as above
            f"FROM r JOIN ({public[0]}) p ON p.id = r.page_id ORDER BY r.score DESC, r.page_id"
        )
        rows += rows_of(rest, [*params, stop - start, start, *public[1]])
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
