"""The listings of news and events: what staff see, find, add and take away as a spreadsheet."""

import csv
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from modelsearch import index
from openpyxl import load_workbook

from core.models import BasePage, User
from news.models import NewsKind, NewsPage
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    TopicFactory,
    UserFactory,
    event_section,
    make_site,
    news_section,
    translate,
)
from tests.factories.bulk import multiply

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "/admin/news/", "/admin/events/"
STATEMENTS = {"Editors": 25, "Moderators": 25}
STATEMENTS_OF_EXPORT = 17


@pytest.fixture
def moderator() -> User:
    make_site()
    return UserFactory.create(groups=("Moderators",), first_name="Ana", last_name="Moderator")


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


def csv_rows(response: Any) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def xlsx_rows(response: Any) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


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
    for shown in ("A new statement", "Une déclaration", "French", "Statement", "4 Mar 2026"):
        assert shown in content
    for shown in ("Strasbourg", "Housing"):
        assert shown in content


def test_listing_of_events_shows_the_clock_at_the_venue(client: Client) -> None:
    EventPageFactory.create(start=datetime(2026, 7, 1, 22, 30, tzinfo=UTC), zone="Europe/Paris")

    assert "2 Jul 2026, 00:30" in client.get(EVENTS).content.decode()


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


FORMULAS = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",  # noqa: RUF001 - the full-width sign is the point
]


@pytest.mark.parametrize("title", FORMULAS)
def test_formula_is_exported_as_text(client: Client, title: str) -> None:
    page = NewsPageFactory.create(title="Harmless", place=title[:120])
    NewsPage.objects.filter(pk=page.pk).update(draft_title=title)

    csv_row = csv_rows(client.get(NEWS, {"export": "csv"}))[1]
    xlsx_row = xlsx_rows(client.get(NEWS, {"export": "xlsx"}))[1]

    # Reading XML turns a carriage return into a line feed.
    assert csv_row[0] == csv_row[4] == f"'{title}"
    assert xlsx_row[0] == xlsx_row[4] == f"'{title}".replace("\r", "\n")


def test_harmless_text_is_exported_unchanged(client: Client) -> None:
    NewsPageFactory.create(title="Málaga – 1 + 1 = 2; “done”, @ last")

    response: Any = client.get(NEWS, {"export": "csv"})
    content = b"".join(response.streaming_content)

    assert content.startswith(b"\xef\xbb\xbf")
    assert '"Málaga – 1 + 1 = 2; “done”, @ last"'.encode() in content


def test_export_holds_the_filtered_rows_with_their_columns(client: Client, moderator: User) -> None:
    topics = [TopicFactory.create(name="Housing"), TopicFactory.create(name="Schools")]
    first = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    page = NewsPageFactory.create(
        title="Call for projects",
        kind=NewsKind.CALL,
        date=date(2026, 1, 15),
        place="Strasbourg",
        standfirst="Send yours.",
        topics=topics,
        owner=moderator,
        published_at=first,
    )
    NewsPageFactory.create(title="Another one")

    response = client.get(NEWS, {"export": "csv", "kind": "call"})
    rows = csv_rows(response)

    assert response["Content-Disposition"] == 'attachment; filename="news.csv"'
    assert rows == [
        [
            *("Title", "Language", "Kind", "Date", "Place", "Topics", "Standfirst", "Status"),
            *("First published", "Last published", "Last changed", "Owner", "Address in the admin"),
        ],
        [
            *("Call for projects", "en", "Call", "2026-01-15", "Strasbourg", "Housing, Schools"),
            *("Send yours.", "live", *[str(first)] * 3, "Ana Moderator"),
            f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/",
        ],
    ]
    xlsx = xlsx_rows(client.get(NEWS, {"export": "xlsx", "kind": "call"}))
    assert xlsx[0] == rows[0]
    assert xlsx[1][3] == date(2026, 1, 15)
    assert xlsx[1][8] == first.replace(tzinfo=None)
    assert len(xlsx) == 2


def test_export_of_events(client: Client) -> None:
    EventPageFactory.create(title="Forum", venue="Palais de l'Europe")

    rows = csv_rows(client.get(EVENTS, {"export": "csv"}))

    assert rows[0][:6] == ["Title", "Language", "Start", "End", "Time zone", "Venue"]
    assert rows[1][:6] == [
        *("Forum", "en", "2026-05-12 12:00:00+00:00", "2026-05-12 15:00:00+00:00"),
        *("Europe/Paris", "Palais de l'Europe"),
    ]


@pytest.mark.parametrize("role", ["Editors", "Moderators"])
def test_listing_takes_as_many_statements_at_20_as_at_200_rows(role: str) -> None:
    make_site()
    user = UserFactory.create(groups=(role,))
    topics = [TopicFactory.create() for _ in range(2)]
    client = Client()
    client.force_login(user)
    counts: dict[str, list[int]] = {}
    for copies in (8, 90):
        for url, factory in ((NEWS, NewsPageFactory), (EVENTS, EventPageFactory)):
            multiply(factory.create(topics=topics, owner=user), copies)
            multiply(factory.create(topics=topics, owner=user, publish=False), copies)
            waiting = factory.create(topics=topics, owner=user, publish=False)
            waiting.get_workflow().start(waiting, user)
            factory.create(embargo_until=timezone.now() + timedelta(days=1))
            for address in (url, f"{url}?export=csv", f"{url}?export=xlsx"):
                counts.setdefault(address, []).append(_statements(client, address))

    expected = [STATEMENTS[role]] * 2
    exported = [STATEMENTS_OF_EXPORT] * 2
    assert counts == {address: exported if "export" in address else expected for address in counts}


def _statements(client: Client, address: str) -> int:
    client.get(address)  # What is cached for good comes first.
    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get(address)
        if response.streaming:
            list(response.streaming_content)
    return len(queries)
