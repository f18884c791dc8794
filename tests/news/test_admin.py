"""The listings of news and events: what staff see, find and add."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from modelsearch import index

from core.models import BasePage, User
from news.models import NewsKind
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ProgrammeFactory,
    TopicFactory,
    UserFactory,
    event_section,
    make_site,
    news_section,
    translate,
)

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "/admin/news/", "/admin/events/"


@pytest.fixture
def client(moderator: User) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def titles(client: Client, url: str, **parameters: Any) -> list[str]:
    """Return the titles that a listing shows, in order."""
    response = client.get(url, parameters)
    assert response.status_code == 200
    return [page.title for page in response.context["page_obj"]]


def test_menu_leads_to_news_and_events(client: Client) -> None:
    page = client.get("/admin/").content.decode()

    assert f'"{NEWS}"' in page
    assert f'"{EVENTS}"' in page


def test_menu_is_hidden_from_people_without_pages() -> None:
    make_site()
    client = Client()
    person = UserFactory.create()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(person)

    page = client.get("/admin/").content.decode()

    assert f'"{NEWS}"' not in page
    assert client.get(NEWS).status_code == 302


def test_listing_shows_the_columns_of_news(client: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    page = NewsPageFactory.create(
        title="A new statement",
        kind=NewsKind.STATEMENT,
        date=date(2026, 3, 4),
        place="Strasbourg",
        topics=[topic],
    )
    translate(page, "fr", title="Une déclaration")

    response = client.get(NEWS)
    labels = [str(column.label) for column in response.context["table"].columns.values()]
    content = response.content.decode()

    assert labels[1:] == ["Title", "Kind", "Date", "Place", "Topics", "Last changed", "Status"]
    for shown in ("A new statement", "Une déclaration", "French", "Statement", "4 March 2026"):
        assert shown in content
    for shown in ("Strasbourg", "Housing"):
        assert shown in content


def test_listing_of_events_shows_the_clock_at_the_venue(client: Client) -> None:
    EventPageFactory.create(start=datetime(2026, 7, 1, 22, 30, tzinfo=UTC), zone="Europe/Paris")

    assert "2 July 2026, 00:30" in client.get(EVENTS).content.decode()


def test_newest_date_comes_first_and_columns_can_be_sorted(client: Client) -> None:
    NewsPageFactory.create(title="Old", date=date(2015, 1, 1))
    NewsPageFactory.create(title="New", date=date(2025, 1, 1))
    NewsPageFactory.create(title="Between", date=date(2020, 1, 1))

    assert titles(client, NEWS) == ["New", "Between", "Old"]
    assert titles(client, NEWS, ordering="date") == ["Old", "Between", "New"]
    assert titles(client, NEWS, ordering="title") == ["Between", "New", "Old"]


def test_filters_narrow_the_news(client: Client, moderator: User) -> None:
    housing, schools = TopicFactory.create(name="Housing"), TopicFactory.create(name="Schools")
    plain = NewsPageFactory.create(title="Plain", date=date(2020, 5, 1), topics=[schools])
    NewsPageFactory.create(
        title="Call", kind=NewsKind.CALL, date=date(2024, 5, 1), topics=[housing], owner=moderator
    )
    NewsPageFactory.create(title="Draft", publish=False, date=date(2019, 5, 1))
    NewsPageFactory.create(
        title="Secret", embargo_until=timezone.now() + timedelta(days=1), date=date(2018, 5, 1)
    )
    NewsPageFactory.create(
        title="Later",
        publish=True,
        go_live_at=timezone.now() + timedelta(days=1),
        date=date(2017, 5, 1),
    )
    translate(plain, "fr", title="Simple")

    assert titles(client, NEWS, kind="call") == ["Call"]
    assert titles(client, NEWS, kind=["call", "report"]) == ["Call"]
    assert titles(client, NEWS, locale="fr") == ["Simple"]
    assert titles(client, NEWS, date_from="2020-01-01", date_to="2021-01-01", locale="en") == [
        "Plain"
    ]
    assert titles(client, NEWS, topics=housing.pk) == ["Call"]
    assert sorted(titles(client, NEWS, topics=schools.pk)) == ["Plain", "Simple"]
    assert titles(client, NEWS, owner=moderator.pk) == ["Call"]
    assert titles(client, NEWS, status="draft") == ["Draft", "Later"]
    assert titles(client, NEWS, status="embargoed") == ["Secret"]
    assert titles(client, NEWS, status="scheduled") == ["Later"]
    assert titles(client, NEWS, status="live", locale="en") == ["Call", "Plain", "Secret"]
    assert titles(client, NEWS, status="moderation") == []


def test_filter_finds_changes_expired_and_submitted(client: Client, moderator: User) -> None:
    changed = NewsPageFactory.create(title="Changed")
    changed.title = "Changed again"
    changed.save_revision()
    expired = NewsPageFactory.create(title="Expired", expired=True)
    expired.unpublish(set_expired=True)
    waiting = NewsPageFactory.create(title="Waiting", publish=False)
    waiting.get_workflow().start(waiting, moderator)

    assert titles(client, NEWS, status="changed") == ["Changed"]
    assert titles(client, NEWS, status="expired") == ["Expired"]
    assert titles(client, NEWS, status="moderation") == ["Waiting"]


def test_events_are_filtered_by_whether_they_are_over(client: Client) -> None:
    now = timezone.now()
    EventPageFactory.create(
        title="Over", start=now - timedelta(days=3), end=now - timedelta(days=2)
    )
    EventPageFactory.create(title="Running", start=now - timedelta(days=1), end=now + timedelta(1))
    EventPageFactory.create(title="To come", start=now + timedelta(days=5), end=None)

    assert titles(client, EVENTS, when="upcoming") == ["To come", "Running"]
    assert titles(client, EVENTS, when="past") == ["Over"]
    assert titles(client, EVENTS, start_from=str((now + timedelta(days=2)).date())) == ["To come"]


@pytest.mark.parametrize("url", [NEWS, EVENTS])
@pytest.mark.parametrize("ordering", ["", "title", "-date", "-start", "-live", "kind", "nonsense"])
def test_search_goes_with_every_filter_and_order(client: Client, url: str, ordering: str) -> None:
    topic = TopicFactory.create()
    page: BasePage
    if url == NEWS:
        page = NewsPageFactory.create(title="Mediators meet", topics=[topic])
    else:
        page = EventPageFactory.create(title="Mediators meet", topics=[topic])
    index.insert_or_update_object(page)
    everything = {
        "q": "mediat",
        "locale": "en",
        "status": "live",
        "topics": topic.pk,
        "date_from": "2020-01-01",
        "start_from": "2020-01-01",
        "latest_revision_created_at_from": "2020-01-01",
        "kind": "news",
    } | ({"ordering": ordering} if ordering else {})

    assert titles(client, url, **everything) == ["Mediators meet"]
    assert titles(client, url, q="nothing like it") == []


def test_search_finds_place_and_standfirst(client: Client) -> None:
    page = NewsPageFactory.create(title="Aims", place="Kragujevac", standfirst="Three bridges.")
    index.insert_or_update_object(page)

    assert titles(client, NEWS, q="kraguj") == ["Aims"]
    assert titles(client, NEWS, q="bridges") == ["Aims"]


def test_add_button_leads_to_the_form_in_the_section(client: Client) -> None:
    news, events = news_section(), event_section()
    french = translate(news, "fr", title="Actualités")

    button = client.get(NEWS).content.decode()
    assert "Add a news item" in button
    assert "/admin/news/choose_parent/" in button
    assert client.get("/admin/news/choose_parent/")["Location"] == reverse(
        "wagtailadmin_pages:add", args=["news", "newspage", news.pk]
    )
    assert client.get("/admin/events/choose_parent/")["Location"] == reverse(
        "wagtailadmin_pages:add", args=["news", "eventpage", events.pk]
    )
    assert (
        "/admin/news/choose_parent/?locale=fr" in client.get(f"{NEWS}?locale=fr").content.decode()
    )
    assert client.get("/admin/news/choose_parent/?locale=fr")["Location"] == reverse(
        "wagtailadmin_pages:add", args=["news", "newspage", french.pk]
    )


def test_add_button_without_section_says_so(client: Client) -> None:
    response = client.get("/admin/news/choose_parent/", follow=True)

    assert response.redirect_chain == [(NEWS, 302)]
    assert "There is no section yet" in response.content.decode()


@pytest.mark.parametrize(("url", "factory"), [(NEWS, NewsPageFactory), (EVENTS, EventPageFactory)])
def test_filters_by_authority_and_programme(client: Client, url: str, factory: Any) -> None:
    tivat, lviv = (AuthorityFactory.create(endonym=name) for name in ("Tivat", "Lviv"))
    romact, romed = (ProgrammeFactory.create(name=name) for name in ("ROMACT", "ROMED"))
    factory.create(title="Of both", authorities=[lviv, tivat], programmes=[romact])
    factory.create(title="Of Lviv", authorities=[lviv], programmes=[romed])
    factory.create(title="Of none")

    assert titles(client, url, authority=tivat.pk) == ["Of both"]
    assert titles(client, url, authority=lviv.pk, programme=romed.pk) == ["Of Lviv"]
    assert titles(client, url, programme=romact.pk) == ["Of both"]
    assert len(titles(client, url, authority=0)) == 3  # What can't be chosen filters nothing.
