"""`manage.py prepare_demo`: all that has to be true before the demonstration's server starts.

One process does it, because each start of Django costs seconds; a second run does next to nothing.
"""

import hashlib
import io
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, OutputWrapper
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

MIGRATIONS_PER_LINE = 50


class MigrationCounter(io.TextIOBase):
    """A stream for `migrate` that turns its line per migration into one per fifty."""

    def __init__(self, total: int, target: OutputWrapper) -> None:
        super().__init__()
        self.total = total
        self.applied = 0
        self.target = target

    def write(self, text: str) -> int:
        if text.lstrip().startswith("Applying"):
            self.applied += 1
            if self.applied % MIGRATIONS_PER_LINE == 0 or self.applied == self.total:
                self.target.write(f"  {self.applied}/{self.total}")
                self.target.flush()
        return len(text)


class Command(BaseCommand):
    """Migrate, collect static files, make the content and print the accounts."""

    help = "Bring the demonstration's database, files and content up to date."
    # `make lint` runs the checks; here they would cost a second of each start.
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
            Path(folder).mkdir(parents=True, exist_ok=True)
        self.migrate()
        self.collect_static()
        call_command("make_demo")
        call_command("make_demo", accounts=True)

    def migrate(self) -> None:
        """Apply what is missing; `migrate` itself takes seconds even when nothing is."""
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write(f"Preparing the database: {len(plan)} migrations …")
            self.stdout.flush()
            call_command(
                "migrate", interactive=False, stdout=MigrationCounter(len(plan), self.stdout)
            )

    def collect_static(self) -> None:
        """Collect the static files if one of them has changed since the last time."""
        stamp = Path(settings.STATIC_ROOT).parent / "static.sha256"
        current = static_fingerprint()
        if stamp.exists() and stamp.read_text("ascii") == current:
            return
        self.stdout.write("Collecting the static files …")
        self.stdout.flush()
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(current, "ascii")


def static_fingerprint() -> str:
    """Return a hash over path, size and time of every file that `collectstatic` would take."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            status = Path(storage.path(path)).stat()
            digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
