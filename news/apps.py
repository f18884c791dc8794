"""Start of the news application."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    """Register the fields and due dates that news adds to what core serves."""

    name = "news"
    verbose_name = "News"

    def ready(self) -> None:
        """Import what registers itself."""
        from news import due, types  # noqa: F401, PLC0415 - models are ready only here
