"""Arguments that make no sense: each is a coded error, and nothing is answered."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.factories import home_page
from tests.graphql import codes, data, execute, post
from tests.participants.towns import town

pytestmark = pytest.mark.django_db

POINT = "latitude: 1, longitude: 1"
BOX = "west: 1, south: 1, east: 2, north: 2"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("orderBy: DISTANCE", "`orderBy: DISTANCE` needs `near`."),
        (f"orderBy: DISTANCE, near: null, within: {{ {BOX} }}", "needs `near`"),
        ("near: { latitude: 90.001, longitude: 0 }", "A latitude in `near` is from -90 to 90."),
        ("near: { latitude: -91, longitude: 0 }", "A latitude in `near` is from -90 to 90."),
        ("near: { latitude: 1e999, longitude: 0 }", "A latitude in `near` is from -90 to 90."),
        ("near: { latitude: 0, longitude: 181 }", "A longitude in `near` is from -180 to 180."),
        ("near: { latitude: 0, longitude: -1e999 }", "A longitude in `near`"),
        (f"near: {{ {POINT}, withinKm: 0 }}", "`withinKm` is more than 0 and at most 20000."),
        (f"near: {{ {POINT}, withinKm: -1 }}", "`withinKm` is more than 0"),
        (f"near: {{ {POINT}, withinKm: 20000.5 }}", "`withinKm` is more than 0"),
        (f"near: {{ {POINT}, withinKm: 1e999 }}", "`withinKm` is more than 0"),
        ("within: { west: 1, south: 2, east: 2, north: 1 }", "`south` is north of `north`."),
        ("within: { west: 1, south: -91, east: 2, north: 1 }", "A latitude in `within`"),
        ("within: { west: 1, south: 1, east: 181, north: 1 }", "A longitude in `within`"),
        ("within: { west: -1e999, south: 1, east: 1, north: 1 }", "A longitude in `within`"),
        ('countries: ["XX"]', "`countries` takes codes of ISO 3166-1, such as ME."),
        ('countries: ["me"]', "`countries` takes codes of ISO 3166-1"),
        ('countries: ["EL", "ME"]', "`countries` takes codes of ISO 3166-1"),
        ('countries: ["\\u0000"]', "`countries` takes codes of ISO 3166-1"),
        ('programmes: ["\\u0000"]', "`programmes` holds characters that no text has."),
        ('text: "a\\u0000"', "`text` holds characters that no text has."),
        (f'text: "{"x" * 201}"', "`text` has at most 200 characters."),
        ("first: 201", "`first` is a number from 0 to 200."),
        (f"kinds: [{'REGION ' * 51}]", "`kinds` takes at most 50 values."),
    ],
)
def test_argument_that_makes_no_sense(client: Client, arguments: str, message: str) -> None:
    town("Tivat", latitude=1.0, longitude=1.0)
    answer = execute(client, f"{{ participants({arguments}) {{ totalCount }} }}")
    assert codes(answer) == ["BAD_ARGUMENT"]
    assert message in answer["errors"][0]["message"]
    assert answer["data"] == {"participants": None}


@pytest.mark.parametrize(
    "field",
    [
        'participants(kinds: ["REGION"]) { totalCount }',
        "participants(kinds: [TOWN]) { totalCount }",
        "participants(kinds: [null]) { totalCount }",
        "participants(countries: [ME]) { totalCount }",
        "participants(countries: [null]) { totalCount }",
        "participants(instrument: NATO) { totalCount }",
        'participants(asOf: "2026-02-30") { totalCount }',
        "participants(asOf: 2026) { totalCount }",
        'participants(orderBy: "sort_key") { totalCount }',
        "participants(orderBy: AUTHORITY) { totalCount }",
        "participants(near: { latitude: 1 }) { totalCount }",
        'participants(near: { latitude: "1", longitude: 1 }) { totalCount }',
        f"participants(near: {{ {POINT}, where: 1 }}) {{ totalCount }}",
        f"participants(near: {{ {POINT}, withinKm: NaN }}) {{ totalCount }}",
        "participants(within: { west: 1 }) { totalCount }",
        "participants(authority: 1) { totalCount }",
        "countries(instrument: null) { code }",
        "site { stats(instrument: null) { countries } }",
        'site { stats(asOf: "yesterday") { countries } }',
        "goodPractices(themes: [NOTHING]) { totalCount }",
    ],
)
def test_value_of_a_wrong_type_fails_validation(client: Client, field: str) -> None:
    answer = execute(client, f"{{ {field} }}")
    assert set(codes(answer)) == {"VALIDATION_FAILED"}
    assert "data" not in answer


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
def test_what_json_has_no_word_for_is_no_request(client: Client, number: str) -> None:
    query = "query($n: Near) { participants(near: $n) { totalCount } }"
    for name in ("latitude", "longitude", "withinKm"):
        near = {"latitude": 1, "longitude": 1, name: float(number)}
        response = post(client, {"query": query, "variables": {"n": near}})
        assert (response.status_code, codes(json.loads(response.content))) == (400, ["BAD_REQUEST"])


@pytest.mark.parametrize(
    "variables", [{}, {"id": None}, {"id": "x", "key": "tivat"}, {"key": "a\0"}]
)
def test_participant_takes_one_look_up(client: Client, variables: dict[str, Any]) -> None:
    query = "query($id: ID, $key: String) { participant(id: $id, key: $key) { node { title } } }"
    answer = execute(client, query, **variables)
    assert codes(answer) == ["BAD_ARGUMENT"]
    assert answer["data"] == {"participant": None}


@pytest.mark.parametrize(
    "field", ["participants", "participants(instrument: null)", "news", "events", "goodPractices"]
)
def test_lists_of_values_are_bounded(client: Client, field: str) -> None:
    home_page()
    names = ["programmes"] if "participants" in field else ["programmes", "authorities"]
    name, _, given = field.partition("(")
    for argument in names:
        arguments = f"{argument}: $v, {given}" if given else f"{argument}: $v)"
        query = f"query($v: [String!]) {{ {name}({arguments} {{ totalCount }} }}"
        assert data(client, query, v=["x"] * 50) == {name: {"totalCount": 0}}
        assert codes(execute(client, query, v=["x"] * 51)) == ["BAD_ARGUMENT"]


@pytest.mark.parametrize("first", [-1, 201])
def test_number_of_named_pages_is_checked(client: Client, first: int) -> None:
    town("Tivat")
    for field in ("news", "events", "goodPractices"):
        query = f"{{ participants {{ nodes {{ {field}(first: {first}) {{ totalCount }} }} }} }}"
        assert codes(execute(client, query)) == ["BAD_ARGUMENT"]


def test_unknown_locale_of_a_name_is_a_coded_error(client: Client) -> None:
    town("Tivat")
    for field in (
        'participants(locale: "xx") { totalCount }',
        'participant(key: "tivat", locale: "xx") { node { title } }',
        'participants { nodes { authority { name(locale: "xx") } } }',
        'participants { nodes { authority { profile(locale: "xx") { node { title } } } } }',
        'countries(locale: "xx") { code }',
        'countries { name(locale: "xx") }',
        'goodPractices(locale: "xx") { totalCount }',
    ):
        answer = execute(client, f"{{ {field} }}")
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNKNOWN_LOCALE"]
