"""Publishes one news item after another until it is stopped; prints a line for each."""

import sys
import time

import django

PAUSE_SECONDS = 0.5


def main() -> int:
    """Go on until the process is ended."""
    django.setup()
    from news.models import NewsPage  # noqa: PLC0415 - Django is set up first

    keys = list(NewsPage.objects.order_by("pk").values_list("pk", flat=True)[:50])
    number = 0
    while True:
        page = NewsPage.objects.get(pk=keys[number % len(keys)])
        number += 1
        page.standfirst = f"As it was told for the {number}th time."
        page.save_revision().publish()
        print(number, flush=True)
        time.sleep(PAUSE_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
