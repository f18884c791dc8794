"""The words of the index on SQLite: a table of FTS5, ranked by bm25."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from search.backends.words import Document, Sql, Wanted, Word

TABLE = "search_words"
WEIGHTS = "10.0, 6.0, 3.0, 1.0"
"""Of names, title, summary and body."""

LISTED_WORDS = (
    "SELECT json_extract(value, '$[0]') AS locale_id, json_extract(value, '$[1]') AS folded, "
    "json_extract(value, '$[2]') AS written, json_extract(value, '$[3]') AS shelf, "
    "json_extract(value, '$[4]') AS titles, json_extract(value, '$[5]') AS pages "
    "FROM json_each(%s)"
)
"""SQL for rows of the vocabulary in a list of lists as JSON."""


def write(documents: Iterable[Document]) -> None:
    """Store the words of entries that are there; triggers remove them with their entries."""
    rows: list[Any] = [(each.page_id, *map(_text, each.parts)) for each in documents]
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(row[0],) for row in rows])
        cursor.executemany(
            "INSERT INTO search_words (rowid, names, title, summary, body) "
            "VALUES (%s, %s, %s, %s, %s)",
            rows,
        )


def _text(part: tuple[tuple[str, ...], ...]) -> str:
    return " ".join(form for forms in part for form in forms)


def columns() -> dict[str, Any]:
    """Return nothing: words stand in a table of their own."""
    return {}


def having(entries: Sql, wanted: Wanted) -> Sql:
    """Return SQL for the entries with the words (`page_id`, `kind`), in no order."""
    sql, params = entries
    found = (
        "SELECT e.page_id, e.kind "  # noqa: S608 - our own words and Django's
        f"FROM search_words CROSS JOIN ({sql}) e ON e.page_id = search_words.rowid "
        "WHERE search_words MATCH %s"
    )
    return found, [*params, _query(wanted)]


def matching(entries: Sql, wanted: Wanted) -> Sql:
    """Return SQL for the entries with the words (`page_id`, `locale_id`, `kind`, `day`, `rank`).

    bm25 says next to nothing of a word that most pages have: only the order of its values counts,
    and the best `rank` is 1.
    """
    sql, params = entries
    found = (
        "SELECT page_id, locale_id, kind, day, found / max(found) OVER () AS rank FROM ("  # noqa: S608 - our own words and Django's
        "SELECT e.page_id, e.locale_id, e.kind, e.day, "
        f"-bm25(search_words, {WEIGHTS}) AS found "
        f"FROM search_words CROSS JOIN ({sql}) e ON e.page_id = search_words.rowid "
        "WHERE search_words MATCH %s)"
    )
    return found, [*params, _query(wanted)]


def ranked(
    ordered: Sql, wanted: Wanted, public: Sql, start: int, stop: int
) -> list[tuple[Any, ...]]:
    """Return the rows of what is ordered by its `score`: of public pages at these places."""
    sql, params = ordered
    part = (
        f"SELECT r.page_id, r.locale_id, r.score, r.total FROM ({sql} LIMIT %s OFFSET %s) r "  # noqa: S608 - as above
        f"CROSS JOIN ({public[0]}) p ON p.id = r.page_id ORDER BY r.score DESC, r.page_id"
    )
    return rows_of(part, [*params, stop - start, start, *public[1]])


def rows_of(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    """Return what a statement reads."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def _query(wanted: Wanted) -> str:
    operator = " AND " if wanted.all else " OR "
    return operator.join(_alternatives(word) for word in wanted.words)


def _alternatives(word: Word) -> str:
    forms = [f'"{form}"' for form in word.forms] + [f'"{form}"*' for form in word.begins]
    return f"({' OR '.join(forms)})"


def like(word: str) -> Sql | None:
    """Return None: all names are looked at."""
    return None


def make_ready() -> None:
    """Do nothing: all that is needed came with the tables."""
