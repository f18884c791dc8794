"""The project as a Django application: it holds commands, templates and static files."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Register the project's own commands and templates."""

    name = "cms"
    verbose_name = "CMS"

    def ready(self) -> None:
        """Import what registers itself."""
        from cms import purging  # noqa: F401, PLC0415 - models are ready only here
