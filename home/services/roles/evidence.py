"""The closed collection of what proves adhesions: resolutions and forms that people signed."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

EVIDENCE = "Evidence of adhesions"


def evidence_collection() -> Collection:
    """Return the collection; made when it is missing, under the root of all."""
    return Collection.objects.filter(name=EVIDENCE).first() or (
        Collection.get_first_root_node().add_child(name=EVIDENCE)
    )


def close_evidence(names: Iterable[str]) -> None:
    """Let only these groups open its files; a restriction that stands already stays."""
    collection = evidence_collection()
    if collection.view_restrictions.exists():
        return
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name__in=list(names)))
