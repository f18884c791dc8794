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
    make_group,
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
    for role in all_roles():
        make_group(role)
    for model in section_types():
        for section in model._default_manager.all():
            grant_section(section)
    close_evidence([COORDINATORS, ADMINISTRATORS])
    ensure_workflow()
