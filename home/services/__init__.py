"""Writes of home that take several steps."""

from home.services.roles import ensure_roles
from home.services.site import ensure_site

__all__ = ["ensure_roles", "ensure_site"]
