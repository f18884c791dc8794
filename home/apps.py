"""Start of the home application."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Register the fields that home adds to what core serves."""

    name = "home"
    verbose_name = "Home"

    def ready(self) -> None:
        """Import what registers itself."""
        from home import searching, seo, signals, types  # noqa: F401, PLC0415 - models are ready only here
        from home.services import naming  # noqa: F401, PLC0415 - as above
