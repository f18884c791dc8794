"""Start of the core application."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Bind the localisation library's one writing method and the content version's receivers."""

    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        """Install what must hold from the first request on."""
        from core import checks, consequences, publish_checks, signals  # noqa: F401, PLC0415 - models are ready only here
        from core.services import localisation  # noqa: PLC0415 - models are ready only here

        localisation.install()
