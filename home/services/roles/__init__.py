"""Who may do what: groups, their rights, and the workflow between them."""

from django.db import transaction

from home.services.roles.definitions import (
    ADMINISTRATORS,
    CONTRIBUTORS,
    COORDINATORS,
    EDITORS,
    MODERATORS,
    PUBLISHERS,
    TERMINOLOGISTS,
    all_roles,
    translators,
)
from home.services.roles.evidence import close_evidence
from home.services.roles.granting import (
    PermissionMissing,
    grant_section,
    make_groups,
    section_types,
)
from home.services.roles.moderation import ensure_workflow

__all__ = [
    "ADMINISTRATORS",
    "CONTRIBUTORS",
    "COORDINATORS",
    "EDITORS",
    "MODERATORS",
    "PUBLISHERS",
    "TERMINOLOGISTS",
    "PermissionMissing",
    "all_roles",
    "ensure_roles",
    "grant_section",
    "section_types",
    "translators",
]


@transaction.atomic
def ensure_roles() -> None:
    """Make groups, their rights and the workflow; what was granted besides stays."""
    make_groups()
    close_evidence([COORDINATORS, ADMINISTRATORS])
    ensure_workflow()
