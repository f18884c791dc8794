"""`manage.py build_memory`: make anew what the translation memory is searched by."""

from typing import Any

from django.core.management.base import BaseCommand

from translations.memory.entries import build_anew


class Command(BaseCommand):
    """Write the entries of all source texts anew: for texts that came in past the program."""

    help = "Make anew what the translation memory is searched by; it may be used meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{build_anew()} source texts are found by the memory.")
