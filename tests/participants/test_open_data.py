"""The participants as GeoJSON and CSV: exact files, statements, headers, safe cells."""

import csv
import io
import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.types.ids import global_id
from participants import open_data
from tests import crowds_register
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    adhesion,
    home_page,
    name,
    translate,
)
from tests.participants.towns import town

pytestmark = pytest.mark.django_db

GEOJSON, CSV = "/data/participants.geojson", "/data/participants.csv"


def features(client: Client) -> list[dict[str, Any]]:
    found: dict[str, Any] = json.loads(client.get(GEOJSON).content)
    assert found["type"] == "FeatureCollection"
    return found["features"]


def rows(client: Client) -> list[dict[str, str]]:
    text = client.get(CSV).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def tivat() -> None:
    authority = AuthorityFactory.create(
        key="tivat",
        endonym="Тиват",
        endonym_language="sr",
        names=[name("fr", "Tivat"), name("fr", "Teodo"), name("sq", "Tivari")],
        subdivision_code="ME-19",
        nuts_code="ME000",
        lau_code="20",
        latitude=42.43,
        longitude=18.7,
        website="https://example.org/",
        adhesions=[
            adhesion(127, None, date(2015, 12, 31)),
            adhesion(130, date(2016, 1, 1)),
            adhesion(5, date(2017, 1, 1), date(2018, 1, 1), instrument="declaration"),
        ],
    )
    profile = ParticipantPageFactory.create(authority=authority, title="Tivat")
    translate(profile, "fr", title="Tivat", slug="tivat-fr")
    translate(profile, "de", title="Tivat", publish_it=False)


def test_feature_tells_of_an_authority(client: Client) -> None:
    tivat()
    response = client.get(GEOJSON)
    assert response["Content-Type"] == "application/geo+json"
    assert "Content-Disposition" not in response
    assert features(client) == [
        {
            "type": "Feature",
            "id": "tivat",
            "geometry": {"type": "Point", "coordinates": [18.7, 42.43]},
            "properties": {
                "id": global_id("Authority", "tivat"),
                "key": "tivat",
                "kind": "MUNICIPALITY",
                "endonym": "Тиват",
                "endonymLanguage": "sr",
                "names": {"fr": "Tivat", "sq": "Tivari"},
                "country": "ME",
                "subdivisionCode": "ME-19",
                "nutsCode": "ME000",
                "lauCode": "20",
                "website": "https://example.org/",
                "adhesions": [
                    {
                        "instrument": "ALLIANCE",
                        "ordinal": 127,
                        "since": None,
                        "until": "2015-12-31",
                    },
                    {
                        "instrument": "ALLIANCE",
                        "ordinal": 130,
                        "since": "2016-01-01",
                        "until": None,
                    },
                    {
                        "instrument": "DECLARATION",
                        "ordinal": 5,
                        "since": "2017-01-01",
                        "until": "2018-01-01",
                    },
                ],
                "profiles": {
                    "en": "/en/participants/tivat/",
                    "fr": "/fr/participants/tivat-fr/",
                },
            },
        }
    ]


def test_row_tells_of_an_authority(client: Client) -> None:
    tivat()
    response = client.get(CSV)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="participants.csv"'
    assert response.content.startswith('\ufeff"id","kind","key",'.encode())
    assert rows(client) == [
        {
            "id": global_id("Authority", "tivat"),
            "kind": "MUNICIPALITY",
            "key": "tivat",
            "endonym": "Тиват",
            "endonym_language": "sr",
            "country": "ME",
            "subdivision_code": "ME-19",
            "nuts_code": "ME000",
            "lau_code": "20",
            "latitude": "42.43",
            "longitude": "18.7",
            "website": "https://example.org/",
            "ordinal": "130",
            "since": "2016-01-01",
            "name_en": "",
            "name_fr": "Tivat",
            "name_de": "",
            "name_ro": "",
            "name_rmy": "",
            "profile_en": "/en/participants/tivat/",
            "profile_fr": "/fr/participants/tivat-fr/",
            "profile_de": "",
            "profile_ro": "",
            "profile_rmy": "",
        }
    ]


def test_files_hold_who_belongs_to_the_alliance_today(client: Client) -> None:
    with time_machine.travel(datetime(2026, 2, 1, tzinfo=UTC), tick=False):
        town("Zug", adhesions=[adhesion(2, None)])
        town("Bar", longitude=0.0, latitude=0.0)
        town("Signed", adhesions=[adhesion(instrument="declaration")])
        town("None", adhesions=[])
        town("March", adhesions=[adhesion(3, date(2026, 3, 1), date(2026, 3, 31))])
        AuthorityFactory.create(adhesions=[adhesion(9)])  # Without a profile.
    for moment, expected in (
        (datetime(2026, 2, 28, 23, 59, tzinfo=UTC), ["bar", "zug"]),
        (datetime(2026, 3, 1, tzinfo=UTC), ["bar", "march", "zug"]),
        (datetime(2026, 3, 31, 23, 59, tzinfo=UTC), ["bar", "march", "zug"]),
        (datetime(2026, 4, 1, tzinfo=UTC), ["bar", "zug"]),
    ):
        with time_machine.travel(moment, tick=False):
            assert [feature["id"] for feature in features(client)] == expected
            assert [row["key"] for row in rows(client)] == expected
    geometries = {feature["id"]: feature["geometry"] for feature in features(client)}
    assert geometries == {"bar": {"type": "Point", "coordinates": [0.0, 0.0]}, "zug": None}


def test_empty_register_makes_empty_files(client: Client) -> None:
    home_page()
    assert features(client) == rows(client) == []
    assert client.get(CSV).content.count(b"\n") == 1


def test_no_cell_is_a_formula(client: Client) -> None:
    town("=1+1", key="a", names=[name("en", '@SUM("a")'), name("fr", "+1")], latitude=-1.5)
    (row,) = rows(client)
    assert (row["endonym"], row["name_en"], row["name_fr"]) == ("'=1+1", '\'@SUM("a")', "'+1")
    assert row["latitude"] == "-1.5"


@pytest.mark.parametrize("path", [GEOJSON, CSV])
def test_file_is_kept_until_something_changes(client: Client, path: str) -> None:
    town("Tivat")
    first = client.get(path)
    etag = first["ETag"]
    again = client.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    town("Kotor")
    changed = client.get(path, headers={"If-None-Match": etag})
    assert changed.status_code == 200
    assert changed["ETag"] != etag
    assert b"Kotor" in changed.content
    assert changed["Access-Control-Allow-Origin"] == "*"
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("count", [20, 200])
def test_files_cost_the_same_at_any_size(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds_register.register(count)
    with django_assert_num_queries(8):
        found = json.loads(open_data.participants_geojson())
    assert len(found["features"]) == count
    assert all(len(feature["properties"]["profiles"]) == 2 for feature in found["features"])
    with django_assert_num_queries(8):
        table = open_data.participants_csv()
    assert table.count(b"\r\n") == count + 1
