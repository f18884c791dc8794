"""`manage.py po_export`: translations into one language as a PO file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from wagtail_localize.models import Translation

from translations.po.writing import MixedLanguages, TooMuch, file_of


class Command(BaseCommand):
    """Write the texts of a language's translations, with what is translated, to a PO file."""

    help = "Write translations into one language, all or those with these numbers, as a PO file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("language", help="code of the language translated into, such as fr")
        parser.add_argument("translation", nargs="*", type=int, help="numbers of translations")
        parser.add_argument("--output", type=Path, help="file to write; else standard output")

    def handle(self, *args: Any, **options: Any) -> None:
        translations = _translations(options["language"], options["translation"])
        try:
            text = str(file_of(translations))
        except (MixedLanguages, TooMuch) as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["output"] is None:
            self.stdout.write(text)
            return
        Path(options["output"]).write_text(text, encoding="utf-8", newline="\n")
        self.stderr.write(f"{len(translations)} translations: {options['output']}")


def _translations(language: str, keys: list[int]) -> list[Translation]:
    """Return translations in the order given, else all of a language. Raises CommandError."""
    rows = Translation.objects.filter(target_locale__language_code=language, enabled=True)
    if keys:
        rows = rows.filter(pk__in=keys)
    found = {
        row.pk: row
        for row in rows.select_related(
            "source__locale", "source__specific_content_type", "target_locale"
        ).order_by("pk")
    }
    if missing := [str(key) for key in keys if key not in found]:
        raise CommandError(f"There is no translation into {language} of number {missing[0]}.")
    if not found:
        raise CommandError(f"Nothing is translated into {language}.")
    return [found[key] for key in keys] if keys else list(found.values())
