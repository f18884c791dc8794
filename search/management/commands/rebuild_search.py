"""`manage.py rebuild_search`: write the index of the search anew, or compare it with the pages."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.backends import backend
from search.services.rebuilding import differences, rebuild


class Command(BaseCommand):
    """Write the index anew: for pages that came in past the program, and after an update."""

    help = "Write the index of the search anew; it serves meanwhile."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Only compare the index with the pages."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._compare()
            return
        backend().make_ready()
        total = 0
        for done, total in rebuild():
            if options["verbosity"] > 1:
                self.stdout.write(f"{done} of {total}")
        self.stdout.write(f"{total} pages were looked at; the index is that of what is public.")

    def _compare(self) -> None:
        found = differences()
        if found:
            raise CommandError(f"The index is not that of what is public: {found}.")
        self.stdout.write("The index is that of what is public.")
