"""Authorities and concepts of which no page is public, full of words, with all rows below."""

from typing import Any

from participants.models import (
    Adhesion,
    Authority,
    AuthorityAccount,
    AuthorityHead,
    AuthorityName,
    CommunityFigure,
    Office,
    Programme,
    ProgrammeParticipation,
)
from terminology.models import Concept
from tests.factories import AuthorityFactory, CollectionFactory, ConceptFactory, DocumentFactory
from tests.leaks.planting import Planter

HIDDEN_COUNTRY = "IS"
"""A country in which no public authority lies."""


def hidden_authority(planter: Planter, state: str) -> Authority:
    """Make an authority; its profiles are what decides whether it is public."""
    below = rows_below(planter, state)
    values = planter.texts(Authority, state)
    return AuthorityFactory.create(
        **values,
        **below,
        country=HIDDEN_COUNTRY,
        kind="region",
        latitude=64.1,
        longitude=-21.9,
        population=100,
        population_year=2020,
        contact_legal_basis="consent",
        contact_is_public=True,
    )


def rows_below(planter: Planter, state: str) -> dict[str, list[Any]]:
    """Return the rows below an authority, which are not saved, by the factory's keywords."""

    def text(model: Any) -> dict[str, Any]:
        return planter.texts(model, state)

    programme = Programme.objects.get(key="programme")
    figure = CommunityFigure(minimum=1, maximum=9, year=2020, **text(CommunityFigure))
    return {
        "names": [AuthorityName(language="fr", **text(AuthorityName))],
        "accounts": [AuthorityAccount(network="x", **text(AuthorityAccount))],
        "heads": [AuthorityHead(office=Office.MAYOR, **text(AuthorityHead))],
        "figures": [figure],
        "programmes": [ProgrammeParticipation(programme=programme, **text(ProgrammeParticipation))],
        "adhesions": [Adhesion(instrument="alliance")],
    }


def hidden_concept(planter: Planter, state: str) -> Concept:
    """Make a concept; its term pages are what decides whether it is public."""
    return ConceptFactory.create(**planter.texts(Concept, state), group="difficulty")


def hide_contact(planter: Planter, authority: Authority, *, may_be_published: bool) -> None:
    """Write a contact to a public authority that readers may not see.

    One that may be published lacks the legal basis.
    """
    values = planter.texts(Authority, "contact that may not be published")
    for name, value in values.items():
        if name.startswith("contact_"):
            setattr(authority, name, value)
    authority.contact_is_public = may_be_published
    authority.contact_legal_basis = "" if may_be_published else "consent"
    authority.save()


def add_evidence(planter: Planter, authority: Authority) -> None:
    """Give a public authority's adhesion a document that only staff may read."""
    closed = CollectionFactory.create(private=True)
    values = planter.texts(DocumentFactory._meta.model, "evidence of an adhesion")
    adhesion: Any = authority.adhesions.first()
    adhesion.evidence = DocumentFactory.create(collection=closed, **values)
    adhesion.save()
