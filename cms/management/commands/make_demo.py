"""`manage.py make_demo`: the demonstration's content, in an empty database."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from cms.demo import accounts, building, reader
from cms.demo.library import Library
from cms.demo.motifs import motifs
from cms.demo.progress import Progress
from home.services import follow_base_url


class Command(BaseCommand):
    """Make the content once; run again, it changes nothing that somebody may have edited."""

    help = "Make the demonstration's content; with --accounts print who can log in."
    # `make lint` runs the checks; here they would cost a second of each start.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accounts", action="store_true", help="Print the demonstration's accounts."
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["accounts"]:
            self.stdout.write(accounts.table())
        elif building.is_made():
            follow_base_url()
        elif building.has_content():
            self.stdout.write("The database holds content of its own: no demonstration is made.")
        else:
            self.make()

    def make(self) -> None:
        """Make everything, with the time that it took."""
        started = time.monotonic()
        self.stdout.write("Making the demonstration’s content …")
        demo = reader.load()
        with Library() as library:
            library.draw_ahead(motifs(demo))
            building.build(demo, library, Progress(self.stdout))
        count_rows()
        self.stdout.write(f"  done in {time.monotonic() - started:.0f} s")


def count_rows() -> None:
    """Tell PostgreSQL's planner what was written; by itself it counts a minute or more later.

    With the figures of empty tables it joins so that a list of concepts takes a minute.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
