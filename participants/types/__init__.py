"""The register and its pages in the API; importing it registers what it adds to page types."""

from participants.types import practices, profiles

__all__ = ["practices", "profiles"]
