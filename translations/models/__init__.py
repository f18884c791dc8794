"""What is kept about the work of translators, beside what wagtail-localize keeps."""

from translations.models.assignments import Assignment
from translations.models.source_changes import SourceChange

__all__ = ["Assignment", "SourceChange"]
