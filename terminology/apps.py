"""Start of the terminology application."""

from django.apps import AppConfig


class TerminologyConfig(AppConfig):
    """Register what terminology adds to core."""

    name = "terminology"
    verbose_name = "Terminology"

    def ready(self) -> None:
        """Import what registers itself."""
        from terminology import due, publish_checks, searching, seo, types  # noqa: F401, PLC0415 - models are ready only here
