"""Start of the terminology application."""

from django.apps import AppConfig


class TerminologyConfig(AppConfig):
    """Register what terminology adds to core."""

    name = "terminology"
    verbose_name = "Terminology"
