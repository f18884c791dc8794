"""What is kept about the work of translators, beside what wagtail-localize keeps."""

from translations.models.assignments import Assignment
from translations.models.former_wordings import FormerWording
from translations.models.memory import MemoryEntry
from translations.models.minor_changes import MinorChange
from translations.models.page_texts import TextOrigins, UnplacedText
from translations.models.po_uploads import POUpload
from translations.models.proposals import Proposal
from translations.models.revision_requests import RevisionRequest
from translations.models.source_changes import SourceChange

__all__ = [
    "Assignment",
    "FormerWording",
    "MemoryEntry",
    "MinorChange",
    "POUpload",
    "Proposal",
    "RevisionRequest",
    "SourceChange",
    "TextOrigins",
    "UnplacedText",
]
