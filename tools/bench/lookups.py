"""Looking up texts in a large translation memory, in this process; prints JSON.

The memory has texts of 1 to 30 words, some words common and most of them rare, as in any language;
every tenth comes from a form (“Meeting of … on …”), so that many are nearly the same.
"""

import json
import os
import random
import sys
from collections.abc import Callable
from itertools import accumulate
from statistics import quantiles
from typing import Any
from uuid import uuid4

import django

from tools.bench.clocks import Clock

SEGMENTS = 100_000
LOOK_UPS = 300
PAGE = 50
"""Texts on a page of the memory's screen."""
SEED = 5
FORM = "Meeting of the council of {} with the mediators of the quarter on {} at {} o'clock"
MOST_WORDS = 30
LANGUAGES = ("en", "fr")


def texts(count: int) -> list[str]:
    """Return different texts, the same in every run."""
    chance = random.Random(SEED)  # noqa: S311 - text to measure with, no secret
    words = [
        "".join(chance.choices("aeionrstlmdu", k=chance.randint(2, 12))) for _ in range(20_000)
    ]
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    found: dict[str, None] = {}
    while len(found) < count:
        if len(found) % 10:
            length = chance.randint(1, MOST_WORDS)
            text = " ".join(chance.choices(words, cum_weights=weights, k=length))
        else:
            town, day = chance.choice(words), f"{chance.randint(1, 28)} {chance.choice(words[:12])}"
            text = FORM.format(town, day, chance.randint(8, 20))
        found[text] = None
    return list(found)


def changed(text: str) -> str:
    """Return a text with one word changed."""
    words = text.split()
    words[len(words) // 2] = "altogether"
    return " ".join(words)


def fill(count: int) -> None:
    """Put texts with a translation each into the memory."""
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415 - Django is set up first
    from django.db import connection  # noqa: PLC0415 - as above
    from wagtail.models import Locale, Page  # noqa: PLC0415 - as above
    from wagtail_localize.models import (  # noqa: PLC0415 - as above
        String,
        StringTranslation,
        TranslatableObject,
        TranslationContext,
    )

    from translations.memory.entries import build_anew  # noqa: PLC0415 - as above

    source, target = (Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES)
    kind = ContentType.objects.get_for_model(Page)
    thing = TranslatableObject.objects.create(translation_key=uuid4(), content_type=kind)
    context = TranslationContext.objects.create(object=thing, path="body")
    strings = String.objects.bulk_create(
        [
            String(locale=source, data=text, data_hash=String._get_data_hash(text))
            for text in texts(count)
        ],
        batch_size=5_000,
    )
    StringTranslation.objects.bulk_create(
        [
            StringTranslation(
                translation_of=string, locale=target, context=context, data=f"FR {string.data}"
            )
            for string in strings
        ],
        batch_size=5_000,
    )
    build_anew()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def measured() -> dict[str, Any]:
    """Return what look-ups take, of texts one by one and of whole pages."""
    from wagtail.models import Locale  # noqa: PLC0415 - Django is set up first
    from wagtail_localize.models import String  # noqa: PLC0415 - as above

    from translations.memory.matches import matches_for  # noqa: PLC0415 - as above

    source, target = (Locale.objects.get(language_code=code) for code in LANGUAGES)
    known = list(String.objects.filter(locale=source).order_by("data_hash")[:LOOK_UPS])
    alike = [String(pk=-row.pk, locale=source, data=changed(row.data)) for row in known]
    form = [
        String(pk=-at, locale=source, data=FORM.format("Mostar", "8 April", at))
        for at in range(1, LOOK_UPS)
    ]
    foreign = [
        String(pk=-at, locale=source, data=" ".join(reversed(row.data.split())))
        for at, row in enumerate(known, 1)
    ]

    def look_up(*asked: String) -> None:
        matches_for(asked, target.pk)

    kinds = {"identical": known, "one word changed": alike, "of a form": form, "like none": foreign}
    found = {name: _laps(look_up, [[row] for row in rows]) for name, rows in kinds.items()}
    pages = [alike[at : at + PAGE] for at in range(0, len(alike), PAGE)]
    return {**found, f"a page of {PAGE}": _laps(look_up, pages)}


def _laps(look_up: Callable[..., None], asked: list[list[Any]]) -> dict[str, float]:
    look_up(*asked[0])
    clock = Clock([os.getpid()], _backends())
    laps = []
    for some in asked:
        look_up(*some)
        laps.append(clock.lap(1))
    cpu, wall = (quantiles((getattr(lap, part) for lap in laps), n=20) for part in ("cpu", "wall"))
    figures = {"p50": cpu[9], "p95": cpu[18], "wall": wall[18]}
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
    """Fill the memory, then measure."""
    django.setup()
    fill(int(sys.argv[1]) if sys.argv[1:] else SEGMENTS)
    print(json.dumps(measured()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
