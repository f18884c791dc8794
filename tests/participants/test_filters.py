"""The list of participants over HTTP: who belongs, of what kind, where, by which words."""

from datetime import date

import pytest
from django.test import Client

from core.collation import folded
from core.types.ids import global_id, global_id_of
from tests.factories import (
    ProgrammeFactory,
    adhesion,
    home_page,
    name,
    participation,
    translate,
)
from tests.graphql import data
from tests.participants.towns import keys, town

pytestmark = pytest.mark.django_db


def test_participants_are_those_of_an_instrument_on_a_day(client: Client) -> None:
    town("Always", adhesions=[adhesion(1, None)])
    town(
        "Back",
        adhesions=[
            adhesion(2, date(2014, 1, 1), date(2015, 12, 31)),
            adhesion(9, date(2020, 1, 1)),
        ],
    )
    town("Left", adhesions=[adhesion(3, date(2014, 1, 1), date(2019, 12, 31))])
    town("Signed", adhesions=[adhesion(1, date(2016, 1, 1), instrument="declaration")])
    town("None", adhesions=[])
    assert keys(client) == ["always", "back"]
    assert keys(client, 'asOf: "2015-12-31"') == ["always", "back", "left"]
    assert keys(client, 'asOf: "2016-01-01"') == ["always", "left"]
    assert keys(client, 'asOf: "2019-12-31"') == ["always", "left"]
    assert keys(client, 'asOf: "2020-01-01"') == ["always", "back"]
    assert keys(client, 'asOf: "2013-03-01"') == ["always"]
    assert keys(client, 'asOf: "2013-02-28"') == keys(client, 'asOf: "0001-01-01"') == []
    assert keys(client, "instrument: DECLARATION") == ["signed"]
    assert keys(client, 'instrument: DECLARATION, asOf: "2015-12-31"') == []
    assert keys(client, "instrument: null") == ["always", "back", "left", "none", "signed"]


def test_participants_are_filtered(client: Client) -> None:
    romact, romed = ProgrammeFactory.create(name="ROMACT"), ProgrammeFactory.create(name="ROMED")
    town("Aland", kind="region", country="FI", programmes=[participation(romact)])
    town(
        "Bar",
        programmes=[participation(romed, until=date(2017, 5, 1)), participation(romact, "I")],
    )
    town("Cork", kind="association", country="IE", programmes=[])
    assert keys(client, "kinds: [REGION, ASSOCIATION]") == ["aland", "cork"]
    assert keys(client, "kinds: []") == keys(client, "countries: []") == []
    assert keys(client, 'countries: ["ME"]') == ["bar"]
    assert keys(client, 'countries: ["FI", "IE", "FR"]') == ["aland", "cork"]
    assert keys(client, 'programmes: ["romact"]') == ["aland", "bar"]
    assert keys(client, 'programmes: ["romed"]') == []
    assert keys(client, 'programmes: ["romed"], asOf: "2017-05-01"') == ["bar"]
    assert keys(client, 'programmes: ["romed", "romact"], kinds: REGION') == ["aland"]
    assert keys(client, 'programmes: ["nothing", "%", "ROMACT"]') == []
    nulls = "kinds: null, countries: null, programmes: null, asOf: null, text: null, near: null"
    assert keys(client, f"{nulls}, within: null, locale: null") == ["aland", "bar", "cork"]


def test_participants_of_another_language_are_absent(client: Client) -> None:
    malaga = town("Málaga")
    translate(malaga, "fr", title="Malaga")
    translate(town("Bar"), "fr", title="xylograph", publish_it=False)
    assert keys(client) == ["bar", "malaga"]
    assert keys(client, 'locale: "FR"') == ["malaga"]
    assert keys(client, 'locale: "de"') == []


def test_text_is_looked_for_in_all_names(client: Client) -> None:
    town("Brașov", country="RO", names=[name("hu", "Brassó"), name("de", "Kronstadt")])
    malaga = town("Málaga", country="ES", names=[name("en", "Malaga 100%")])
    malaga.title, malaga.introduction = "The port_town", "A harbour in Andalucía."
    malaga.save_revision().publish()
    for text, expected in (
        ("brasov", ["brasov"]),
        ("BRAŞOV", ["brasov"]),  # With the cedilla of Turkish keyboards.
        ("brasso kron", ["brasov"]),
        ("kron malaga", []),
        ("MÁLAGA", ["malaga"]),
        ("andalucia", ["malaga"]),
        ("  port_TOWN  ", ["malaga"]),
        ("100%", ["malaga"]),
        ("%", ["malaga"]),
        ("_", ["malaga"]),
        ("port%town", []),
        ("portatown", []),
        ("\\", []),
        ("", ["brasov", "malaga"]),
        (" ", ["brasov", "malaga"]),
        ("x" * 200, []),
    ):
        query = "query($t: String) { participants(text: $t) { totalCount nodes { authority "
        found = data(client, query + "{ key } } } }", t=text)["participants"]
        assert [node["authority"]["key"] for node in found["nodes"]] == expected, text
        assert found["totalCount"] == len(expected)


def test_texts_are_folded_once_whatever_the_number_of_words(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    town("Tivat")
    town("Kotor")
    lengths = []

    def counted(text: str) -> str:
        lengths.append(len(text))
        return folded(text)

    monkeypatch.setattr("participants.querysets.pages.folded", counted)
    assert keys(client, f'text: "{"t " * 99}"') == ["kotor", "tivat"]
    assert len(lengths) == 3  # The search and two texts.


def test_nearly_nothing_beside_a_place_is_a_distance(client: Client) -> None:
    """PostgreSQL refuses the square of a number of 200 noughts behind the point."""
    town("Null Island", latitude=0.0, longitude=0.0)
    for point in ("latitude: 1e-200, longitude: 0", "latitude: 0, longitude: -4.9e-324"):
        assert keys(client, f"near: {{ {point} }}, orderBy: DISTANCE") == ["null-island"]


def test_participants_near_a_point(client: Client) -> None:
    town("Tivat", latitude=42.43, longitude=18.70)
    town("Kotor", latitude=42.42, longitude=18.77)
    town("Nowhere")
    point = "latitude: 42.43, longitude: 18.70"
    assert keys(client, f"near: {{ {point} }}, orderBy: DISTANCE") == ["tivat", "kotor"]
    # 5.8 km by the haversine formula.
    assert keys(client, f"near: {{ {point}, withinKm: 5.7 }}") == ["tivat"]
    assert keys(client, f"near: {{ {point}, withinKm: 5.9 }}") == ["kotor", "tivat"]
    assert keys(client, "near: { latitude: -90, longitude: 0, withinKm: 14720 }") == []
    assert keys(client, "near: { latitude: -90, longitude: 0, withinKm: 14730 }") == [
        "kotor",
        "tivat",
    ]


@pytest.mark.parametrize(
    ("here", "there", "km"),
    [
        ((0, 0), (0, 180), 20015),
        ((90, 0), (-90, 0), 20015),
        ((10, 20), (-10, -160), 20015),
        ((0, 179), (0, -179), 222.4),
        ((48.8566, 2.3522), (52.52, 13.405), 877.5),
        ((42, 18), (42, 18), 0),
    ],
)
def test_distance_is_that_of_the_great_circle(
    client: Client, here: tuple[float, float], there: tuple[float, float], km: float
) -> None:
    town("There", latitude=there[0], longitude=there[1])
    point = f"latitude: {here[0]}, longitude: {here[1]}"
    assert keys(client, f"near: {{ {point} }}, orderBy: DISTANCE") == ["there"]
    limit = min(km, 20_000)
    is_within = ["there"] if km < 20_000 else []
    assert keys(client, f"near: {{ {point}, withinKm: {min(limit + 1, 20_000)} }}") == is_within
    if km > 1:
        assert keys(client, f"near: {{ {point}, withinKm: {limit - 1} }}") == []


def test_participants_in_a_box(client: Client) -> None:
    town("East", latitude=-17.0, longitude=179.5)
    town("Mid", latitude=0.0, longitude=0.0)
    town("West", latitude=-17.0, longitude=-179.5)
    town("Nowhere")

    def within(west: float, south: float, east: float, north: float) -> list[str]:
        box = f"west: {west}, south: {south}, east: {east}, north: {north}"
        return keys(client, f"within: {{ {box} }}")

    assert within(-180, -90, 180, 90) == ["east", "mid", "west"]
    assert within(0, 0, 0, 0) == ["mid"]
    assert within(-10, -20, 10, 20) == ["mid"]
    assert within(179, -20, -179, 0) == ["east", "west"]
    assert within(179, -16, -179, 0) == []
    assert within(179.6, -20, -179, 0) == ["west"]
    assert within(1, -20, -1, 20) == ["east", "west"]
    box = "west: 179, south: -20, east: -179, north: 0"
    near = "near: { latitude: -17, longitude: -180, withinKm: 60 }"
    assert keys(client, f"within: {{ {box} }}, {near}") == ["east", "west"]


def test_participant_is_found_by_id_and_by_key(client: Client) -> None:
    profile = town("Tivat", adhesions=[])
    french = translate(profile, "fr", title="Tivat (fr)")
    query = "query($id: ID, $key: String, $locale: String) { participant(id: $id, key: $key, "
    query += "locale: $locale) { node { id authority { key } } } }"
    english = {"id": global_id_of(profile), "authority": {"key": "tivat"}}
    for variables, expected in (
        ({"id": english["id"]}, english),
        ({"key": "tivat"}, english),
        ({"key": "tivat", "locale": "EN"}, english),
        ({"key": "tivat", "locale": "fr"}, english | {"id": global_id_of(french)}),
        ({"id": global_id_of(french)}, english | {"id": global_id_of(french)}),
        ({"key": "tivat", "locale": "de"}, None),
        ({"key": "TIVAT"}, None),
        ({"key": ""}, None),
        ({"id": global_id_of(home_page())}, None),
        ({"id": global_id("ParticipantPage", home_page().pk)}, None),
        ({"id": global_id("Authority", "tivat")}, None),
        ({"id": "xylograph"}, None),
    ):
        found = None if expected is None else {"node": expected}
        assert data(client, query, **variables) == {"participant": found}, variables
