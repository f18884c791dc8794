"""A page as schema.org's things: what each type of page says, and at what cost."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Site

from core.social import SocialNetwork
from home.models import SiteSettings, SocialAccount
from participants.models import AuthorityAccount
from tests import crowds, crowds_register
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    home_page,
    name,
    publish,
    translate,
)
from tests.graphql import data
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db

HOST = "https://www.example.org"
TUESDAY = datetime(2026, 3, 3, 8, 0, tzinfo=UTC)
ORGANIZATION = {
    "@type": "Organization",
    "@id": f"{HOST}/#organization",
    "name": settings.WAGTAIL_SITE_NAME,
    "url": f"{HOST}/",
}


@pytest.fixture(autouse=True)
def site() -> None:
    home_page()
    Site.objects.filter(is_default_site=True).update(hostname="www.example.org", port=443)


def graph(client: Client, path: str) -> list[dict[str, Any]]:
    """Return the things of a page, and see that each begins with the page and its breadcrumbs."""
    query = "query($path: String) { page(path: $path) { seo { jsonLd } } }"
    document = data(client, query, path=path)["page"]["seo"]["jsonLd"]
    assert set(document) == {"@context", "@graph"}
    assert document["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = document["@graph"]
    assert [thing["@type"] for thing in things[:2]] == ["WebPage", "BreadcrumbList"]
    return things


def test_a_page_and_its_breadcrumbs(client: Client) -> None:
    above = StandardPageFactory.create(title="About us")
    StandardPageFactory.create(
        title="History", parent=above, introduction="Since 2013.", published_at=TUESDAY
    )
    assert graph(client, "/en/about-us/history/") == [
        {
            "@type": "WebPage",
            "@id": f"{HOST}/en/about-us/history/",
            "url": f"{HOST}/en/about-us/history/",
            "name": "History",
            "description": "Since 2013.",
            "inLanguage": "en",
            "isPartOf": {
                "@type": "WebSite",
                "name": settings.WAGTAIL_SITE_NAME,
                "url": f"{HOST}/",
            },
            "breadcrumb": {"@id": f"{HOST}/en/about-us/history/#breadcrumb"},
            "datePublished": "2026-03-03T08:00:00+00:00",
            "dateModified": "2026-03-03T08:00:00+00:00",
        },
        {
            "@type": "BreadcrumbList",
            "@id": f"{HOST}/en/about-us/history/#breadcrumb",
            "itemListElement": [
                {"@type": "ListItem", "position": 1, "name": "Home", "item": f"{HOST}/en/"},
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "About us",
                    "item": f"{HOST}/en/about-us/",
                },
                {
                    "@type": "ListItem",
                    "position": 3,
                    "name": "History",
                    "item": f"{HOST}/en/about-us/history/",
                },
            ],
        },
    ]


def test_a_home_page_is_the_site_and_who_publishes_it(client: Client) -> None:
    home = home_page()
    home.mission_statement = "<p>Cities and <b>regions</b>.</p>"
    publish(home)
    owner = SiteSettings.objects.create()
    SocialAccount.objects.create(
        settings=owner, network=SocialNetwork.FACEBOOK, url="https://social.example/a"
    )
    _, _, *things = graph(client, "/en/")
    assert things == [
        {
            "@type": "WebSite",
            "@id": f"{HOST}/en/#website",
            "name": settings.WAGTAIL_SITE_NAME,
            "description": "Cities and regions.",
            "url": f"{HOST}/en/",
            "inLanguage": "en",
            "publisher": {"@id": f"{HOST}/#organization"},
        },
        {**ORGANIZATION, "sameAs": ["https://social.example/a"]},
    ]


def test_news_is_an_article_with_its_correction(client: Client) -> None:
    page = NewsPageFactory.create(
        title="Agreement",
        standfirst="What was agreed.",
        date=date(2026, 3, 1),
        place="Strasbourg",
        correction_date=date(2026, 3, 5),
        correction_note="The year was wrong.",
        published_at=TUESDAY,
    )
    url = f"{HOST}/en/news/{page.slug}/"
    _, _, *things = graph(client, f"/en/news/{page.slug}/")
    assert things == [
        {
            "@type": "NewsArticle",
            "headline": "Agreement",
            "description": "What was agreed.",
            "inLanguage": "en",
            "url": url,
            "mainEntityOfPage": {"@id": url},
            "datePublished": "2026-03-01",
            "dateModified": "2026-03-03T08:00:00+00:00",
            "publisher": ORGANIZATION,
            "locationCreated": {"@type": "Place", "name": "Strasbourg"},
            "correction": {
                "@type": "CorrectionComment",
                "text": "The year was wrong.",
                "datePublished": "2026-03-05",
            },
        }
    ]


def test_an_event_has_its_times_in_its_own_zone(client: Client) -> None:
    EventPageFactory.create(
        title="Meeting",
        standfirst="We meet.",
        start=datetime(2026, 5, 1, 8, 0, tzinfo=UTC),
        end=None,
        zone="Europe/Bucharest",
        venue="Town hall",
        online_address="https://meet.example/1",
    )
    _, _, *things = graph(client, "/en/events/meeting/")
    assert things == [
        {
            "@type": "Event",
            "name": "Meeting",
            "description": "We meet.",
            "url": f"{HOST}/en/events/meeting/",
            "inLanguage": "en",
            "startDate": "2026-05-01T11:00:00+03:00",
            "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
            "location": [
                {"@type": "Place", "name": "Town hall"},
                {"@type": "VirtualLocation", "url": "https://meet.example/1"},
            ],
        }
    ]


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


COSTS = {"NEWS_PAGE": 9, "EVENT_PAGE": 9, "PARTICIPANT_PAGE": 12, "TERM_PAGE": 8}


@pytest.mark.parametrize("count", [3, 12])
@pytest.mark.parametrize("kind", COSTS)
def test_a_list_costs_the_same_however_long_it_is(
    client: Client, kind: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    makers: dict[str, Any] = {
        "NEWS_PAGE": crowds.news,
        "EVENT_PAGE": crowds.events,
        "PARTICIPANT_PAGE": crowds_register.register,
        "TERM_PAGE": concepts,
    }
    makers[kind](count)
    query = f"""{{ pages(types: [{kind}], first: 50) {{ nodes {{
      breadcrumbs {{ title path page {{ id }} }}
      seo {{ title description canonical path hreflang {{ url }} jsonLd
             openGraph {{ siteName image {{ url alt }} }} }}
    }} }} }}"""
    with django_assert_num_queries(COSTS[kind]):
        nodes = data(client, query)["pages"]["nodes"]
    assert len(nodes) == count
