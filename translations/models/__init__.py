"""What translators' work leaves in the database."""

from translations.models.po_uploads import POUpload
from translations.models.proposals import Proposal

__all__ = ["POUpload", "Proposal"]
