"""Hold the schema to what the last release promised, or write a new release's promise."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.graphql.promise import RELEASED_PATH, compare
from cms.graphql.sdl import sdl

BROKEN = "The schema breaks what the last release promised:"
ADVICE = (
    "Bring it back as it was. What is to go is first deprecated, with a reason that names what"
    " takes its place, and goes after a release that says so: docs/reference/deprecations.md."
)


class Command(BaseCommand):
    """`graphql_promise` compares with the last release; `--release` makes today's the last one."""

    help = "Fail when the schema breaks what cms/graphql/released.graphql promises to clients."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add `--release`."""
        parser.add_argument(
            "--release",
            action="store_true",
            help="Write today's schema to released.graphql, unless it breaks the last promise.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, then write if that is asked for; before the first release all is allowed."""
        current = sdl()
        if RELEASED_PATH.exists():
            self._compare(RELEASED_PATH.read_text("utf-8"), current)
        elif not options["release"]:
            raise CommandError("cms/graphql/released.graphql is missing: restore it from git.")
        if options["release"]:
            RELEASED_PATH.write_text(current, "utf-8")
            self.stdout.write(f"Wrote {RELEASED_PATH.name}.")

    def _compare(self, released: str, current: str) -> None:
        comparison = compare(released, current)
        if comparison.broken:
            lines = "\n".join(f"  {sentence}" for sentence in comparison.broken)
            raise CommandError(f"{BROKEN}\n{lines}\n{ADVICE}")
        for sentence in comparison.grown:
            self.stdout.write(f"Since the last release: {sentence}")
        self.stdout.write("The schema keeps what the last release promised.")
