"""Start of the search application."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

PARTS = ("checks", "counting", "signals")
"""Modules that register themselves or listen."""
TABLES = "0004_vocabulary"
"""The migration after which the index can be written."""


class SearchConfig(AppConfig):
    """One search over everything that is published, in each language."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import what registers itself or listens: the models are ready only here."""
        for part in PARTS:
            import_module(f"search.{part}")
        post_migrate.connect(build_first_index, sender=self)


def build_first_index(plan: Any = (), **kwargs: Any) -> None:
    """Write the index of pages that were there before its last table, which has just been made."""
    made = {(step.app_label, step.name) for step, is_backwards in plan if not is_backwards}
    if ("search", TABLES) in made:
        rebuilding = import_module("search.services.rebuilding")
        for _ in rebuilding.rebuild():
            pass
