"""Who opens the files that prove adhesions."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import CollectionViewRestriction

from participants.services.evidence import EVIDENCE, evidence_collection

__all__ = ["EVIDENCE", "close_evidence", "evidence_collection"]


def close_evidence(names: Iterable[str]) -> None:
    """Let only these groups open its files; a restriction that stands already stays."""
    collection = evidence_collection()
    if collection.view_restrictions.exists():
        return
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name__in=list(names)))
