"""Searching among many pages, in this process; prints JSON.

Pages have texts of some hundred words, a few of them common and most of them rare, as in any
language; some are profiles of towns.
"""

import gc
import json
import os
import random
import sys
import time
from itertools import accumulate
from statistics import quantiles
from typing import Any

import django

from tools.bench.calls import call
from tools.bench.clocks import Clock

PAGES = 20_000
AT_ONCE = 500
MOST_TOWNS = 200
SEED = 7
WORDS = 20_000
BODY_WORDS = 300
QUESTIONS = 60
QUERY = """query ($query: String!) { search(query: $query, first: 20) {
  totalCount matching edges { score node { title path __typename }
  highlights { field html } } } }"""
FACETS = """query ($query: String!) { search(query: $query, first: 20) {
  totalCount matching edges { score node { title path __typename } highlights { field html } }
  facets { types { type count } countries { country { code } count } } } }"""
Figures = dict[str, dict[str, float]]


class Texts:
    """Texts by Zipf's law, the same in every run."""

    def __init__(self) -> None:
        self.chance = random.Random(SEED)  # noqa: S311 - text to measure with, no secret
        syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]
        made: dict[str, None] = {}
        while len(made) < WORDS:
            made["".join(self.chance.choices(syllables, k=self.chance.randint(2, 5)))] = None
        self.words = list(made)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def text(self, count: int) -> str:
        """Return some words, common ones more often."""
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=count))

    def town(self, number: int) -> str:
        """Return a name that no other town has."""
        return f"{self.words[number % WORDS]}{self.words[-1 - number % 97]}".capitalize()


def fill(count: int, texts: Texts) -> None:
    """Publish as many pages, and write the index."""
    from django.db import connection  # noqa: PLC0415 - Django is set up first

    from tests.factories import (  # noqa: PLC0415 - as above
        AuthorityFactory,
        NewsPageFactory,
        ParticipantPageFactory,
        blocks,
        make_site,
        multiply,
    )

    def own_words() -> dict[str, Any]:
        text = f"<p>{texts.text(BODY_WORDS)}</p>"
        return {"standfirst": texts.text(25), "body": [blocks.rich_text(text)]}

    make_site()
    towns = min(count // 10, MOST_TOWNS)
    for number in range(towns):
        authority = AuthorityFactory.create(
            endonym=texts.town(number), country=("ME", "SK", "RO")[number % 3]
        )
        introduction = texts.text(25)
        ParticipantPageFactory.create(authority=authority, introduction=introduction)
    page = NewsPageFactory.create(title=texts.text(7))
    for start in range(0, count - towns, AT_ONCE):
        multiply(page, min(AT_ONCE, count - towns - start), own_words)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def asked(texts: Texts, towns: int) -> dict[str, list[str]]:
    """Return questions of each sort."""
    chance, words = texts.chance, texts.words

    def some(low: int, high: int, count: int) -> str:
        return " ".join(words[chance.randrange(low, high)] for _ in range(count))

    names = [texts.town(chance.randrange(towns)) for _ in range(QUESTIONS)]
    return {
        "a common word": [some(0, 30, 1) for _ in range(QUESTIONS)],
        "a rare word": [some(1_000, 10_000, 1) for _ in range(QUESTIONS)],
        "two words": [some(0, 300, 2) for _ in range(QUESTIONS)],
        "three words": [some(0, 100, 3) for _ in range(QUESTIONS)],
        "the beginning of a word": [some(0, 5_000, 1)[:4] for _ in range(QUESTIONS)],
        "a name": names,
        "a misspelt name": [_misspelt(name) for name in names],
        "a misspelt word": [_misspelt(some(100, 5_000, 1)) for _ in range(QUESTIONS)],
        "two words, one misspelt": [
            f"{some(0, 100, 1)} {_misspelt(some(100, 1_000, 1))}" for _ in range(QUESTIONS)
        ],
    }


def _misspelt(word: str) -> str:
    return f"{word[:3]}{word[4:]}"


def measured(questions: dict[str, list[str]]) -> Figures:
    """Return what questions of each sort take, and all together with counts by type and country."""
    gc.collect()
    gc.freeze()
    found = {name: _laps(QUERY, some) for name, some in questions.items()}
    everything = [each for some in questions.values() for each in some]
    return {
        **found,
        "all of these": _laps(QUERY, everything),
        "all, with facets": _laps(FACETS, everything),
        "a publication": _publications(),
    }


def _laps(query: str, asked: list[str]) -> dict[str, float]:
    from cms.wsgi import application  # noqa: PLC0415 - Django is set up first

    def ask(text: str) -> None:
        body = json.dumps({"query": query, "variables": {"query": text}}).encode()
        answer = json.loads(call(application, "/graphql/", body))
        if "errors" in answer:
            raise AssertionError(answer)

    ask(asked[0])
    clock = Clock([os.getpid()], _backends())
    laps = []
    for text in asked:
        ask(text)
        laps.append(clock.lap(1))
    return _figures([lap.cpu for lap in laps], [lap.wall for lap in laps])


def _publications() -> dict[str, float]:
    """Return what the index takes of a publication."""
    from news.models import NewsPage  # noqa: PLC0415 - Django is set up first
    from search.services.following import follow  # noqa: PLC0415 - as above

    clock = Clock([os.getpid()], _backends())
    laps = []
    for page in NewsPage.objects.order_by("pk")[:QUESTIONS]:
        clock.lap(1)
        follow(page)
        laps.append(clock.lap(1))
    return _figures([lap.cpu for lap in laps], [lap.wall for lap in laps])


def _figures(cpu: list[float], wall: list[float]) -> dict[str, float]:
    parts, passed = quantiles(cpu, n=20), quantiles(wall, n=20)
    figures = {"p50": parts[9], "p95": parts[18], "wall": passed[18]}
    return {name: round(ms, 1) for name, ms in figures.items()}


def _backends() -> list[int]:
    """Return the process of the database that works for this one; SQLite works in it."""
    from django.db import connection  # noqa: PLC0415 - Django is set up first

    if connection.vendor == "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [cursor.fetchone()[0]]


def main() -> int:
    """Fill the database, then measure."""
    django.setup()
    count = int(sys.argv[1]) if sys.argv[1:] else PAGES
    texts = Texts()
    started = time.perf_counter()
    fill(count, texts)
    print(f"{count} pages in {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print(json.dumps(measured(asked(texts, min(count // 10, MOST_TOWNS)))), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
