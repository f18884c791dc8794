"""Publishes one news item after another until it is stopped; prints a line for each.

The line tells the number that the item shows now, and its path, once it is published.
"""

import sys
import time

import django

PAUSE_SECONDS = 0.5
NUMBERS = range(5, 10)
"""Of the items of each language that are published again, and read meanwhile."""


def main() -> int:
    """Go on until the process is ended."""
    django.setup()
    from news.models import NewsPage  # noqa: PLC0415 - Django is set up first

    slugs = [f"item-{number}" for number in NUMBERS]
    pages = NewsPage.objects.filter(slug__in=slugs).order_by("slug", "pk")
    found = list(pages.values_list("pk", "slug", "locale__language_code"))
    number = 0
    while True:
        key, slug, code = found[number % len(found)]
        page = NewsPage.objects.get(pk=key)
        number += 1
        page.standfirst = f"As it was told for the {number}th time."
        page.save_revision().publish()
        print(number, f"/{code}/news/{slug}/", flush=True)
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
