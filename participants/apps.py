"""Start of the participants application."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """Register what participants adds to core."""

    name = "participants"
    verbose_name = "Participants"
