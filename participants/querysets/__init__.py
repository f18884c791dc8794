"""Named filters of the register and of the pages that tell of it."""

from participants.querysets.pages import (
    NamingQuerySet,
    PracticeManager,
    PracticeQuerySet,
    ProfileManager,
    ProfileQuerySet,
    keys_of,
)
from participants.querysets.places import Box, Point
from participants.querysets.register import (
    AdhesionManager,
    AdhesionQuerySet,
    AuditedManager,
    AuditedQuerySet,
    AuthorityManager,
    AuthorityQuerySet,
    in_force,
)

__all__ = [
    "AdhesionManager",
    "AdhesionQuerySet",
    "AuditedManager",
    "AuditedQuerySet",
    "AuthorityManager",
    "AuthorityQuerySet",
    "Box",
    "NamingQuerySet",
    "Point",
    "PracticeManager",
    "PracticeQuerySet",
    "ProfileManager",
    "ProfileQuerySet",
    "in_force",
    "keys_of",
]
