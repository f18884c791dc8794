"""What authorities and organisations send in, and the people who answer them."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

PARTS: tuple[str, ...] = ("due", "received_files", "uploads")
"""Modules of this app that register themselves or listen."""


class SubmissionsConfig(AppConfig):
    """Applications to join, proposals to cooperate, corrections of profiles."""

    name = "submissions"
    verbose_name = _("Submissions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import what registers itself or listens: the models are ready only here."""
        for part in PARTS:
            import_module(f"submissions.{part}")
