"""The report of searches in vain: what it counts, who sees it, the way to a promoted result."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from core.days import day_of
from search.models import VainSearch
from search.services.vain import Searched, write
from tests.factories import StandardPageFactory, UserFactory, make_site, promotion

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/searched-in-vain/"
ADD = reverse("wagtailsnippets_search_promotion:add")


def searched(query: str, day: str, times: int = 1, language: str = "en") -> None:
    VainSearch.objects.create(
        query=query, language=language, day=date.fromisoformat(day), times=times
    )


@pytest.fixture
def march() -> Any:
    with time_machine.travel("2026-03-31T10:00Z", tick=False):
        searched("airport", "2026-03-30", 2)
        searched("airport", "2026-03-01", 3)
        searched("aeroport", "2026-03-20", 4, "fr")
        searched("harbour", "2026-02-02")
        yield


def rows(client: Client, **parameters: Any) -> list[tuple[str, str, int, str]]:
    response = client.get(REPORT, parameters)
    assert response.status_code == 200
    return [
        (row["query"], row["language"], row["total"], row["last"].isoformat())
        for row in response.context["table"].data
    ]


@pytest.mark.usefixtures("march")
def test_report_adds_up_the_days_most_often_first(desk: Client) -> None:
    assert rows(desk) == [
        ("airport", "en", 5, "2026-03-30"),
        ("aeroport", "fr", 4, "2026-03-20"),
        ("harbour", "en", 1, "2026-02-02"),
    ]


@pytest.mark.usefixtures("march")
def test_report_is_filtered_and_sorted(desk: Client) -> None:
    assert [query for query, *_ in rows(desk, language="fr")] == ["aeroport"]
    assert rows(desk, period="7") == [("airport", "en", 2, "2026-03-30")]
    assert [query for query, *_ in rows(desk, period="30")] == ["aeroport", "airport"]
    assert [query for query, *_ in rows(desk, ordering="query")] == [
        "aeroport",
        "airport",
        "harbour",
    ]


@pytest.mark.usefixtures("march")
def test_report_is_exported(desk: Client) -> None:
    searched("=1+1", "2026-03-01")
    response: Any = desk.get(f"{REPORT}?export=csv")
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    assert content.splitlines() == [
        '"Words","Language","Times","Last"',
        '"airport","en","5","2026-03-30"',
        '"aeroport","fr","4","2026-03-20"',
        '"\'=1+1","en","1","2026-03-01"',
        '"harbour","en","1","2026-02-02"',
    ]


@pytest.mark.usefixtures("march")
def test_row_leads_to_a_promoted_result_or_to_the_one_there_is(desk: Client) -> None:
    row = promotion("Airport", StandardPageFactory.create())
    content = desk.get(REPORT).content.decode()
    assert f'href="{ADD}?language=fr&amp;words=aeroport"' in content
    assert reverse("wagtailsnippets_search_promotion:edit", args=[row.pk]) in content
    assert "words=airport" not in content


def test_empty_report_says_so(desk: Client) -> None:
    assert "There are no searches in vain to display." in desk.get(REPORT).content.decode()


@pytest.mark.parametrize(("group", "offered"), [("Editors", 0), ("Publishers", 1)])
def test_who_may_not_promote_is_offered_no_way(group: str, offered: int) -> None:
    make_site()
    client = Client()
    client.force_login(UserFactory.create(groups=(group,)))
    write({Searched("en", "airport"): 1})
    response = client.get(REPORT)
    assert response.context["table"].data[0]["last"] == day_of(timezone.now())
    assert response.content.decode().count("words=airport") == offered


def test_menus_lead_to_it_for_those_who_may_see_it(desk: Client) -> None:
    assert desk.get("/admin/").content.decode().count(f'"{REPORT}"') == 2
    other = Client()
    other.force_login(UserFactory.create(groups=("Terminologists",)))
    assert f'"{REPORT}"' not in other.get("/admin/").content.decode()
    assert other.get(REPORT).status_code == 302


def test_report_takes_as_many_statements_for_any_number(desk: Client) -> None:
    counts = []
    for size in (3, 30):
        for number in range(size):
            words = f"words {size} {number}"
            searched(words, str(date(2026, 3, 1) + timedelta(days=number)))
            promotion(words, StandardPageFactory.create(slug=f"p-{size}-{number}"))
        desk.get(REPORT)
        with CaptureQueriesContext(connection) as queries:
            desk.get(REPORT)
        counts.append(len(queries))
    assert counts[0] == counts[1]
