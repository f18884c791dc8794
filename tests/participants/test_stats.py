"""The network's figures: computed as of a day, for an instrument, over joins and withdrawals."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from participants.models import Adhesion, AuthorityHead
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    participation,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db

FIGURES = "participants countries byKind { kind count } byCountry { country { code } count }"


def stats(client: Client, arguments: str = "", fields: str = FIGURES) -> dict[str, Any]:
    field = f"stats({arguments})" if arguments else "stats"
    found: dict[str, Any] = data(client, f"{{ site {{ {field} {{ {fields} }} }} }}")["site"]
    return found["stats"]


def numbers(client: Client, arguments: str = "") -> tuple[int, int]:
    found = stats(client, arguments, "participants countries")
    return found["participants"], found["countries"]


def test_nobody_belongs_to_an_empty_register(client: Client) -> None:
    assert stats(client) == {
        "participants": 0,
        "countries": 0,
        "byKind": [
            {"kind": "MUNICIPALITY", "count": 0},
            {"kind": "REGION", "count": 0},
            {"kind": "ASSOCIATION", "count": 0},
        ],
        "byCountry": [],
    }


def test_figures_are_of_distinct_authorities(client: Client) -> None:
    both = [adhesion(1), adhesion(1, instrument="declaration")]
    ParticipantPageFactory.create(authority=AuthorityFactory.create(adhesions=both))
    AuthorityFactory.create(kind="region", country="ES", adhesions=[adhesion(129)])
    AuthorityFactory.create(country="ES", adhesions=[adhesion()])
    AuthorityFactory.create(country="AL", adhesions=[adhesion(instrument="declaration")])
    AuthorityFactory.create(country="FI", kind="association")
    assert stats(client) == {
        "participants": 3,
        "countries": 2,
        "byKind": [
            {"kind": "MUNICIPALITY", "count": 2},
            {"kind": "REGION", "count": 1},
            {"kind": "ASSOCIATION", "count": 0},
        ],
        "byCountry": [
            {"country": {"code": "ES"}, "count": 2},
            {"country": {"code": "ME"}, "count": 1},
        ],
    }
    assert stats(client, "instrument: DECLARATION")["byCountry"] == [
        {"country": {"code": "AL"}, "count": 1},
        {"country": {"code": "ME"}, "count": 1},
    ]


def test_both_end_days_belong_to_an_adhesion(client: Client) -> None:
    AuthorityFactory.create(
        country="ES",
        adhesions=[
            adhesion(1, date(2014, 1, 10), date(2015, 6, 30)),
            adhesion(2, date(2015, 7, 1), date(2016, 6, 30)),
            adhesion(3, date(2020, 2, 29)),
        ],
    )
    AuthorityFactory.create(adhesions=[adhesion(4, None, date(2014, 1, 10))])
    for day, expected in (
        ("2013-02-28", (0, 0)),
        ("2013-03-01", (1, 1)),
        ("2014-01-09", (1, 1)),
        ("2014-01-10", (2, 2)),
        ("2014-01-11", (1, 1)),
        ("2015-06-30", (1, 1)),
        ("2015-07-01", (1, 1)),
        ("2016-06-30", (1, 1)),
        ("2016-07-01", (0, 0)),
        ("2020-02-28", (0, 0)),
        ("2020-02-29", (1, 1)),
        ("9999-12-31", (1, 1)),
    ):
        assert numbers(client, f'asOf: "{day}"') == expected, day


def test_figures_are_those_of_today_unless_told(client: Client) -> None:
    AuthorityFactory.create(adhesions=[adhesion(1, date(2026, 3, 1), date(2026, 3, 1))])
    for moment, expected in (
        (datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC), (0, 0)),
        (datetime(2026, 3, 1, tzinfo=UTC), (1, 1)),
        (datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC), (1, 1)),
        (datetime(2026, 3, 2, tzinfo=UTC), (0, 0)),
    ):
        with time_machine.travel(moment, tick=False):
            assert numbers(client) == numbers(client, "asOf: null") == expected


def version(client: Client) -> int:
    response = client.get("/graphql/", {"query": "{ __typename }"})
    return int(response["Content-Version"])


@pytest.mark.parametrize("changes", ["adhesions", "heads", "programmes"])
def test_version_rises_when_a_day_turns(client: Client, changes: str) -> None:
    since, until = date(2026, 3, 10), date(2026, 3, 20)
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        rows: dict[str, Any] = {
            "adhesions": [adhesion(1, since, until)],
            "heads": [AuthorityHead(name="Ana A", office="mayor", since=since, until=until)],
            "programmes": [participation(ProgrammeFactory.create(), since=since, until=until)],
        }
        AuthorityFactory.create(**{changes: rows[changes]})
        before = version(client)
    for day, hour, expected in (
        (1, 13, 0),
        (9, 23, 0),
        (10, 0, 1),
        (10, 1, 1),
        (20, 23, 1),
        (21, 0, 2),
        (22, 0, 2),
    ):
        moment = datetime(2026, 3, day, hour, 59 if hour == 23 else 0, tzinfo=UTC)
        with time_machine.travel(moment, tick=False):
            assert version(client) == before + expected, moment


def test_end_of_time_never_comes_due(client: Client) -> None:
    AuthorityFactory.create(adhesions=[adhesion(1, date(9999, 12, 31), date(9999, 12, 31))])
    assert Adhesion.objects.count() == 1
    assert numbers(client, 'asOf: "9999-12-31"') == (1, 1)
