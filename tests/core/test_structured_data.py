"""A page as schema.org's things: the site, news and events, and at what cost."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.social import SocialNetwork
from home.models import SiteSettings, SocialAccount
from tests import crowds, crowds_register
from tests.core.structured_data import HOST, ORGANIZATION, TUESDAY, graph, make_known_site
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    home_page,
    publish,
)
from tests.graphql import data
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site() -> None:
    make_known_site()


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
