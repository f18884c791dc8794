"""Start of the participants application."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Register what participants adds to core."""

    name = "participants"
    verbose_name = "Participants"

    def ready(self) -> None:
        """Import what registers itself."""
        from participants import due, searching, seo, signals, types  # noqa: F401, PLC0415 - models are ready only here
