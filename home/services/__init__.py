"""Writes of home that take several steps."""

from home.services.roles import ensure_roles
from home.services.site import ensure_site, follow_base_url

__all__ = ["ensure_roles", "ensure_site", "follow_base_url"]
