"""Spreadsheets of news and events: what they hold, and that nothing in them runs."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from core.models import User
from news.models import NewsKind, NewsPage
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ProgrammeFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

NEWS, EVENTS = "/admin/news/", "/admin/events/"


@pytest.fixture
def client(moderator: User) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


def csv_rows(response: Any) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text)))


def xlsx_rows(response: Any) -> list[list[Any]]:
    sheet = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


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
        authorities=[AuthorityFactory.create(endonym="Tivat")],
        programmes=[ProgrammeFactory.create(name="ROMACT")],
        owner=moderator,
        published_at=first,
    )
    NewsPageFactory.create(title="Another one")

    response = client.get(NEWS, {"export": "csv", "kind": "call"})
    rows = csv_rows(response)

    assert response["Content-Disposition"] == 'attachment; filename="news.csv"'
    assert rows == [
        [
            *("Title", "Language", "Kind", "Date", "Place", "Topics", "Authorities", "Programmes"),
            *(
                "Standfirst",
                "Status",
                "First published",
                "Last published",
                "Last changed",
                "Owner",
                "Address in the admin",
            ),
        ],
        [
            *("Call for projects", "en", "Call", "2026-01-15", "Strasbourg", "Housing, Schools"),
            *("Tivat (ME)", "ROMACT", "Send yours.", "live", *[str(first)] * 3, "Ana Moderator"),
            f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/",
        ],
    ]
    xlsx = xlsx_rows(client.get(NEWS, {"export": "xlsx", "kind": "call"}))
    assert xlsx[0] == rows[0]
    assert xlsx[1][3] == date(2026, 1, 15)
    assert xlsx[1][10] == first.replace(tzinfo=None)
    assert len(xlsx) == 2


def test_export_of_events(client: Client) -> None:
    EventPageFactory.create(title="Forum", venue="Palais de l'Europe")

    rows = csv_rows(client.get(EVENTS, {"export": "csv"}))

    assert rows[0][:6] == ["Title", "Language", "Start", "End", "Time zone", "Venue"]
    assert rows[1][:6] == [
        *("Forum", "en", "2026-05-12 12:00:00+00:00", "2026-05-12 15:00:00+00:00"),
        *("Europe/Paris", "Palais de l'Europe"),
    ]
