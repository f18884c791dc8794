"""The workplace of translators."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """What translators work with, around wagtail-localize's editor."""

    name = "translations"
    verbose_name = _("Translations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what must hold of the models; listen to what is published; offer PO files."""
        from translations import checks, signals  # noqa: F401, PLC0415 - models are ready only here
        from translations.minor import hooks as minor_hooks  # noqa: F401, PLC0415 - as above
        from translations.po import hooks  # noqa: F401, PLC0415 - models are ready only here
        from translations.proposals import hooks as proposals_hooks  # noqa: F401, PLC0415 - models are ready only here
