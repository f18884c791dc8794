"""Start of the public site."""

from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    """Pages, feeds and previews, made of what the API answers."""

    name = "website"
    verbose_name = "Website"

    def ready(self) -> None:
        """Register the checks."""
        from website import checks, publish_checks  # noqa: F401, PLC0415 - models are ready only here
