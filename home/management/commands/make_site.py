"""`manage.py make_site`: an empty site, for those who start without the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from home.services import ensure_roles, ensure_site


class Command(BaseCommand):
    """Make languages, home pages, groups and workflow; run again, it adds only what is missing."""

    help = "Make languages, home pages, groups and the workflow, as far as they are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        home = ensure_site()
        ensure_roles()
        languages = home.get_translations(inclusive=True).values_list(
            "locale__language_code", flat=True
        )
        self.stdout.write(f"The site is ready, with home pages in {', '.join(sorted(languages))}.")
