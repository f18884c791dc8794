"""Participants in every order, walked from both ends; what nobody recorded comes last."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from core.types.ids import global_id_of
from tests.factories import adhesion, translate
from tests.graphql import codes, data, execute
from tests.participants.towns import keys, town
from tests.walks import ask, walk, walk_back

pytestmark = pytest.mark.django_db

POINT = "near: { latitude: 0, longitude: 0 }"
TOWNS: list[tuple[str, date | None, int | None, int | None, float | None]] = [
    ("Éze", date(2014, 3, 20), 1, 500, 3.0),
    ("Bar", date(2015, 6, 24), 129, None, 1.0),
    ("Ähus", date(2014, 3, 20), 10, 70_000, 2.0),
    ("Zug", None, 9, 500, 2.0),
    ("Åre", date(2013, 3, 1), None, 2_147_483_647, None),
    ("Cork", date(2014, 3, 20), None, None, -1.0),
    ("bor", None, 127, 0, -2.0),
]
"""Name, first day, number, population, longitude (at the equator)."""

EXPECTED = {
    "NAME_ASC": "Ähus Åre Bar bor Cork Éze Zug",
    "NAME_DESC": "Zug Éze Cork bor Bar Åre Ähus",
    "DATE_ASC": "Åre Éze Ähus Cork Bar Zug bor",
    "DATE_DESC": "Bar Cork Ähus Éze Åre bor Zug",
    "ORDINAL_ASC": "Éze Zug Ähus bor Bar Åre Cork",
    "ORDINAL_DESC": "Bar bor Ähus Zug Éze Cork Åre",
    "POPULATION_ASC": "bor Éze Zug Ähus Åre Bar Cork",
    "POPULATION_DESC": "Åre Ähus Zug Éze bor Cork Bar",
    "DISTANCE": "Bar Cork Ähus Zug bor Éze",
}
"""Ties are broken by the page's key, in the direction of the order."""


@pytest.fixture
def ids(db: None) -> dict[str, str]:
    """Make the towns; return the ids of their profiles by name."""
    made = {}
    for title, since, ordinal, population, longitude in TOWNS:
        profile = town(
            title,
            adhesions=[adhesion(ordinal, since)],
            population=population,
            population_year=2020,
            population_source="Census",
            longitude=longitude,
            latitude=None if longitude is None else 0.0,
        )
        made[title] = global_id_of(profile)
    return made


@pytest.mark.parametrize("order", EXPECTED)
def test_participants_are_walked_in_every_order(
    client: Client, ids: dict[str, str], order: str
) -> None:
    expected = [ids[title] for title in EXPECTED[order].split()]
    arguments = f", {POINT}" if order == "DISTANCE" else ""
    assert walk(client, "participants", order, arguments) == expected
    assert walk_back(client, "participants", order, arguments) == expected


@pytest.mark.parametrize("order", EXPECTED)
def test_part_between_two_cursors(client: Client, ids: dict[str, str], order: str) -> None:
    arguments = f", {POINT}" if order == "DISTANCE" else ""
    edges = ask(client, "participants", order, arguments)["edges"]
    part = {"after": edges[1]["cursor"], "before": edges[5]["cursor"]}
    assert ask(client, "participants", order, arguments, **part)["edges"] == edges[2:5]
    last = ask(client, "participants", order, arguments, last=2, **part)
    assert last["edges"] == edges[3:5]
    assert ask(client, "participants", order, arguments, first=0)["nodes"] == []


def test_cursor_of_another_order_is_refused(client: Client, ids: dict[str, str]) -> None:
    cursors = {
        order: ask(client, "participants", order, f", {POINT}", first=1)["edges"][0]["cursor"]
        for order in EXPECTED
    }
    for order in EXPECTED:
        for other, cursor in cursors.items():
            arguments = f"{POINT}, orderBy: {order}, after: {json.dumps(cursor)}"
            answer = execute(client, f"{{ participants({arguments}) {{ nodes {{ id }} }} }}")
            assert codes(answer) == ([] if order == other else ["BAD_CURSOR"])


def order_of(client: Client, order: str, arguments: str) -> list[str]:
    return keys(client, f"orderBy: {order}, {arguments}")


def test_dates_and_numbers_are_those_of_the_adhesion_that_holds(client: Client) -> None:
    town(
        "Back",
        adhesions=[
            adhesion(1, date(2014, 1, 1), date(2015, 12, 31)),
            adhesion(90, date(2020, 1, 1)),
            adhesion(5, date(2013, 5, 5), instrument="declaration"),
        ],
    )
    town(
        "Stay",
        adhesions=[
            adhesion(50, date(2015, 1, 1)),
            adhesion(4, date(2016, 1, 1), instrument="declaration"),
        ],
    )
    now, then = 'asOf: "2026-01-01"', 'asOf: "2015-12-31"'
    for order, of_now, of_then in (
        ("DATE_ASC", ["stay", "back"], ["back", "stay"]),
        ("DATE_DESC", ["back", "stay"], ["stay", "back"]),
        ("ORDINAL_ASC", ["stay", "back"], ["back", "stay"]),
        ("ORDINAL_DESC", ["back", "stay"], ["stay", "back"]),
    ):
        assert order_of(client, order, now) == of_now
        assert order_of(client, order, then) == of_then
    assert order_of(client, "DATE_ASC", "instrument: DECLARATION") == ["back", "stay"]
    assert order_of(client, "ORDINAL_ASC", "instrument: DECLARATION") == ["stay", "back"]


def test_of_all_profiles_the_latest_adhesion_to_the_alliance_counts(client: Client) -> None:
    town("Left", adhesions=[adhesion(2, None, date(2014, 12, 31)), *left_in(2015, ordinal=70)])
    town("Here", adhesions=[adhesion(60, date(2016, 1, 1))])
    town("Will", adhesions=[adhesion(1, date(2030, 1, 1))])
    town("Signed", adhesions=[adhesion(3, date(2013, 1, 1), instrument="declaration")])
    on = 'instrument: null, asOf: "2026-01-01"'
    assert order_of(client, "DATE_ASC", on) == ["left", "here", "will", "signed"]
    assert order_of(client, "DATE_DESC", on) == ["here", "left", "signed", "will"]
    assert order_of(client, "ORDINAL_ASC", on) == ["here", "left", "will", "signed"]
    assert order_of(client, "ORDINAL_DESC", on) == ["left", "here", "signed", "will"]


def left_in(year: int, **fields: Any) -> list[Any]:
    return [adhesion(since=date(year, 1, 1), until=date(year, 12, 31), **fields)]


def test_names_are_in_the_alphabet_of_the_language(client: Client) -> None:
    for title in ("Siret", "Șimleu", "Tivat", "Székely"):
        translate(town(title), "ro", title=title)
    query = "query($l: String) { participants(locale: $l) { nodes { title } } }"

    def titles(code: str) -> list[str]:
        nodes = data(client, query, l=code)["participants"]["nodes"]
        return [node["title"] for node in nodes]

    assert titles("en") == ["Șimleu", "Siret", "Székely", "Tivat"]
    assert titles("ro") == ["Siret", "Székely", "Șimleu", "Tivat"]
