"""How costs grow with the rows of an answer and with the rows of the database, in this process.

Prints JSON: statements and milliseconds of CPU of each query, at each size.
"""

import gc
import json
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

from tools.bench.calls import call
from tools.bench.clocks import Clock
from tools.bench.questions import QUESTIONS, Question

ROUNDS = 9
CALLS = 5
LENGTHS = (20, 50, 100, 200)
FAR_IN = 0.6
"""The place of the far page in the list, as a part of its length."""

NEWS, ARTICLE = QUESTIONS[0], QUESTIONS[2]


def by_length() -> dict[str, Any]:
    """Return what lists of several lengths cost."""
    return {str(first): _cost(_asking(NEWS, first=first)) for first in LENGTHS}


def by_rows() -> dict[str, Any]:
    """Return what the same questions and a publication cost with the rows that there are."""
    return {
        "first page": _cost(_asking(NEWS)),
        "a page far in": _cost(_asking(NEWS, after=_cursor())),
        "an article": _cost(_asking(ARTICLE)),
        "a publication": _cost(_publication()),
    }


def _asking(question: Question, **variables: Any) -> Callable[[], object]:
    from cms.wsgi import application  # noqa: PLC0415 - Django is set up first

    asked = Question(question.name, "", question.variables | variables, 0)
    return lambda: call(application, "/graphql/", asked.body)


def _publication() -> Callable[[], object]:
    from news.models import NewsPage  # noqa: PLC0415 - Django is set up first

    page = NewsPage.objects.filter(locale__language_code="fr").latest("date", "pk")

    def publish() -> None:
        page.title = f"{page.title[:100]}."
        page.save_revision().publish()

    return publish


def _cursor() -> str:
    from core.cursors import encode_cursor  # noqa: PLC0415 - Django is set up first
    from news.models import NewsPage  # noqa: PLC0415 - Django is set up first
    from news.types import DATE_DESC  # noqa: PLC0415 - Django is set up first

    rows = NewsPage.objects.filter(locale__language_code="fr").order_by("-date", "-pk")
    return encode_cursor(DATE_DESC, rows[int(rows.count() * FAR_IN)])


def _cost(do: Callable[[], object]) -> dict[str, Any]:
    """Return statements, and the median of the rounds' CPU time of server and database."""
    from django.db import connection  # noqa: PLC0415 - Django is set up first
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - Django is set up first

    do()
    with CaptureQueriesContext(connection) as captured:
        do()
    statements = len(captured)  # Read now: later requests empty the log.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        clock = Clock([os.getpid()], [cursor.fetchone()[0]])
    gc.collect()
    laps = []
    for _ in range(ROUNDS):
        clock.lap(1)
        for _ in range(CALLS):
            do()
        laps.append(clock.lap(CALLS))
    parts = {part: statistics.median(getattr(lap, part) for lap in laps) for part in PARTS}
    return {"statements": statements, **{name: round(ms, 2) for name, ms in parts.items()}}


PARTS = ("cpu", "server", "database", "wall")


def main() -> int:
    """Measure, grow the database, measure again."""
    django.setup()
    from django.db import connection  # noqa: PLC0415 - Django is set up first

    found: dict[str, Any] = {"length": by_length(), "rows": {"1000": by_rows()}}
    if "--lengths" not in sys.argv:
        for words in (Path(__file__).parent / "grow.sql").read_text("utf-8").split(";\n"):
            if words.strip():
                with connection.cursor() as cursor:
                    cursor.execute(words)
        found["rows"]["20000"] = by_rows()
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
