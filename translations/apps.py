"""The workplace of translators."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PARTS = (
    "checks",
    "signals",
    "editor.hooks",
    "editor.source_gone",
    "former.hooks",
    "hand.hooks",
    "memory.hooks",
    "memory.signals",
    "minor.hooks",
    "po.hooks",
    "proposals.hooks",
    "revising.gate",
    "revising.hooks",
)


class TranslationsConfig(AppConfig):
    """What translators work with, around wagtail-localize's editor."""

    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import what registers itself or listens: the models are ready only here."""
        for part in PARTS:
            import_module(f"translations.{part}")
