"""Makes the demonstration in an empty database, asks the judged queries, prints their places."""

import json
import sys
from io import StringIO
from typing import Any

import django
from django.core.management.base import OutputWrapper

from tools.bench.judged import LOOKED_AT, Judged, Ranks, judged_queries, rank_among


def ranks() -> Ranks:
    """Return the place of the expected hit of each query."""
    from core.context import ReadContext  # noqa: PLC0415 - Django is set up first

    context = ReadContext()
    return {judged: rank_among(judged, _hits(judged, context)) for judged in judged_queries()}


def _hits(judged: Judged, context: Any) -> list[tuple[str, str]]:
    """Return type and title of the first hits."""
    from wagtail.models import Page  # noqa: PLC0415 - as above

    from search.services.finding import find  # noqa: PLC0415 - as above

    hits = find(judged.query, _chain(judged, context), context.when).hits(0, LOOKED_AT)
    pages = Page.objects.select_related("content_type").in_bulk([hit.pk for hit in hits])
    found = [pages[hit.pk] for hit in hits]
    return [(page.specific_class.__name__, page.title) for page in found]


def _chain(judged: Judged, context: Any) -> list[Any]:
    asked = context.locale_named(judged.language)
    others = context.fallbacks_of(asked) if judged.fallback == "CHAIN" else []
    return [asked, *others]


def make_demonstration() -> None:
    """Make the demonstration's content with pictures of one colour, which nobody looks at."""
    from cms.demo import building, reader  # noqa: PLC0415 - as above
    from cms.demo.library import Library  # noqa: PLC0415 - as above
    from cms.demo.progress import Progress  # noqa: PLC0415 - as above
    from tests.factories import jpeg  # noqa: PLC0415 - as above

    library = Library(draw=lambda motif: jpeg((64, 40)))
    building.build(reader.load(), library, Progress(OutputWrapper(StringIO())))


def main() -> int:
    """Make the content, ask, and print the places in the order of the queries."""
    django.setup()
    make_demonstration()
    print(json.dumps(list(ranks().values())), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
