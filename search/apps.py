"""Start of the search application."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PARTS = ("checks", "counting", "signals")
"""Modules that register themselves or listen."""


class SearchConfig(AppConfig):
    """One search over everything that is published, in each language."""

    name = "search"
    verbose_name = _("Search")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import what registers itself or listens: the models are ready only here."""
        for part in PARTS:
            import_module(f"search.{part}")
