"""Forget what was kept long enough, now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from submissions.services.purging import due_counts, purge_all


class Command(BaseCommand):
    """`purge_submissions` does at once what workers do in portions; `--dry-run` only counts."""

    help = "Forget submissions, attempts and events that were kept long enough."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whether to count only."""
        parser.add_argument("--dry-run", action="store_true", help="Count, and change nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each rule."""
        counts = due_counts() if options["dry_run"] else purge_all()
        done = "due" if options["dry_run"] else "forgotten"
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count} {done}")
