"""The register and the glossary as schema.org's things: places, practices, terms."""

import pytest
from django.test import Client

from participants.models import AuthorityAccount
from tests.core.structured_data import HOST, TUESDAY, graph, make_known_site
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    GoodPracticePageFactory,
    ParticipantPageFactory,
    TermPageFactory,
    name,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site() -> None:
    make_known_site()


def test_a_profile_is_the_place_that_it_is_about(client: Client) -> None:
    authority = AuthorityFactory.create(
        endonym="Tivat",
        country="ME",
        website="https://tivat.example/",
        latitude=42.43,
        longitude=18.69,
        names=[name("en", "Tivat"), name("fr", "Teodo")],
        accounts=[AuthorityAccount(network="facebook", url="https://social.example/tivat")],
        contact_name="A person",
        contact_legal_basis="consent",
    )
    page = ParticipantPageFactory.create(authority=authority, introduction="On the coast.")
    french = translate(page, "fr", title="Tivat", introduction="Au bord de la mer.")
    url = f"{HOST}/fr/{french.get_parent().slug}/tivat/"
    _, _, *things = graph(client, url.removeprefix(HOST))
    assert things == [
        {
            "@type": "City",
            "name": "Tivat",
            "alternateName": ["Teodo"],
            "description": "Au bord de la mer.",
            "url": "https://tivat.example/",
            "sameAs": ["https://social.example/tivat"],
            "mainEntityOfPage": {"@id": url},
            "geo": {"@type": "GeoCoordinates", "latitude": 42.43, "longitude": 18.69},
            "containedInPlace": {
                "@type": "Country",
                "name": "Monténégro",
                "identifier": "ME",
            },
        }
    ]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("region", "AdministrativeArea"), ("association", "GovernmentOrganization")],
)
def test_a_region_is_a_place_and_an_association_is_none(
    client: Client, kind: str, expected: str
) -> None:
    page = ParticipantPageFactory.create(authority=AuthorityFactory.create(kind=kind))
    _, _, thing = graph(client, f"/en/participants/{page.slug}/")
    assert thing["@type"] == expected
    assert ("containedInPlace" in thing) is (kind == "region")


def test_a_good_practice_is_an_article(client: Client) -> None:
    page = GoodPracticePageFactory.create(title="School bus", published_at=TUESDAY)
    _, _, thing = graph(client, f"/en/good-practices/{page.slug}/")
    assert (thing["@type"], thing["headline"], thing["datePublished"]) == (
        "Article",
        "School bus",
        "2026-03-03T08:00:00+00:00",
    )


def test_a_term_belongs_to_the_glossary(client: Client) -> None:
    concept = ConceptFactory.create(identifier="mediator")
    TermPageFactory.create(title="Mediator", definition="Who mediates.", concept=concept)
    _, _, *things = graph(client, "/en/glossary/mediator/")
    assert things == [
        {
            "@type": "DefinedTerm",
            "name": "Mediator",
            "description": "Who mediates.",
            "termCode": "mediator",
            "url": f"{HOST}/en/glossary/mediator/",
            "inLanguage": "en",
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "name": "Glossary",
                "url": f"{HOST}/en/glossary/",
            },
        }
    ]
