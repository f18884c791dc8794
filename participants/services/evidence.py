"""The closed collection of what proves adhesions: resolutions and forms that people signed."""

from wagtail.models import Collection

EVIDENCE = "Evidence of adhesions"


class EvidenceOpen(RuntimeError):
    """The collection is open to readers: nothing may be put into it until somebody closes it."""


def evidence_collection() -> Collection:
    """Return the collection; made when it is missing, under the root of all."""
    return Collection.objects.filter(name=EVIDENCE).first() or (
        Collection.get_first_root_node().add_child(name=EVIDENCE)
    )


def closed_evidence() -> Collection:
    """Return the collection where it is closed to readers. Raises EvidenceOpen."""
    collection = evidence_collection()
    if not collection.get_view_restrictions().exists():
        raise EvidenceOpen
    return collection
