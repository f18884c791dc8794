"""Start of the news application."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Register the fields, feeds, due dates and publish checks that news adds to core's."""

    name = "news"
    verbose_name = "News"

    def ready(self) -> None:
        """Import what registers itself."""
        from news import due, feeds, publish_checks, searching, seo, types  # noqa: F401, PLC0415 - models are ready only here
