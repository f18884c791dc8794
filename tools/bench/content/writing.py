"""Writes the generated content: the same in every run, but for the ids of blocks.

What it is made by are the tests' factories, in bulk: a reader sees what editors' pages would show.
"""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection

from tests.factories import make_site
from tools.bench.content.bodies import Shelf
from tools.bench.content.pages import write_glossary, write_news, write_profiles
from tools.bench.content.pictures import make_documents, make_pictures
from tools.bench.content.register import write_register, write_topics

PICTURES = 200
DOCUMENTS = 30
AUTHORITIES = 130
CONCEPTS = 40


def write(news: int) -> None:
    """Write everything into an empty database, and say how long each part took."""
    timed("site", make_site)
    shelf = timed("pictures", lambda: Shelf(make_pictures(PICTURES), make_documents(DOCUMENTS)))
    topics = timed("topics", write_topics)
    register = timed("register", lambda: write_register(AUTHORITIES))
    timed("glossary", lambda: write_glossary(CONCEPTS))
    timed("profiles", lambda: write_profiles(register, shelf))
    timed("news", lambda: write_news(news, register, topics, shelf))
    timed("statistics", count_rows)


def timed(name: str, make: Callable[[], Any]) -> Any:
    """Make a part and say how long it took."""
    started = time.monotonic()
    made = make()
    print(f"  {name}: {time.monotonic() - started:.1f} s", flush=True)
    return made


def count_rows() -> None:
    """Tell PostgreSQL's planner what is there; with the figures of empty tables it plans badly."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
