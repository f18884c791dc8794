"""`/data/concepts.json`: what partners read, its cache, and what is not in it."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.types.ids import global_id
from terminology.models import Concept
from tests.factories import ConceptFactory, TermPageFactory, designation, translate
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db

ADDRESS = "/data/concepts.json"


def read(client: Client) -> list[Any]:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/json"
    found: list[Any] = json.loads(response.content)["concepts"]
    return found


def test_file_tells_concepts_with_their_terms(client: Client) -> None:
    umbrella = ConceptFactory.create(identifier="umbrella")
    TermPageFactory.create(title="Umbrella", concept=umbrella)
    page = TermPageFactory.create(
        title="Roma",
        concept=ConceptFactory.create(identifier="roma", broader=[umbrella]),
        note="<p>Since <b>1995</b>.</p>",
        designations=[designation("Roma", number="plural", valid_from=date(1995, 1, 1))],
    )
    translate(page, "fr", title="Roms", designations=[designation("Roms", forms=["Rom"])])
    first, second = read(client)
    assert (first["identifier"], second["identifier"]) == ("roma", "umbrella")
    french = first["terms"].pop("fr")
    assert (french["title"], french["designations"][0]["forms"]) == ("Roms", ["Rom"])
    assert first == {
        "id": global_id("Concept", "roma"),
        "identifier": "roma",
        "group": "PEOPLE",
        "broader": ["umbrella"],
        "related": [],
        "terms": {
            "en": {
                "title": "Roma",
                "path": "/en/glossary/roma/",
                "definition": "What it is, in one sentence.",
                "definitionSource": "",
                "note": "Since 1995.",
                "designations": [
                    {
                        "term": "Roma",
                        "status": "PREFERRED",
                        "partOfSpeech": "NOUN",
                        "number": "PLURAL",
                        "forms": [],
                        "validFrom": "1995-01-01",
                        "validUntil": None,
                        "usageNote": "",
                        "source": "",
                    }
                ],
            }
        },
    }


def test_file_holds_nothing_that_is_not_public(client: Client) -> None:
    hidden = ConceptFactory.create(identifier="xylograph")
    TermPageFactory.create(title="xylograph", concept=hidden, publish=False)
    shown = ConceptFactory.create(identifier="shown", broader=[hidden], related=[])
    page = TermPageFactory.create(title="Shown", concept=shown)
    translate(page, "fr", title="xylograph", publish_it=False)
    assert "xylograph" not in client.get(ADDRESS).content.decode()
    assert [row["terms"].keys() for row in read(client)] == [{"en"}]


def test_file_is_made_once_for_each_version(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = TermPageFactory.create(title="Roma")
    first = client.get(ADDRESS)
    with django_assert_num_queries(1):
        assert client.get(ADDRESS).content == first.content
    with django_assert_num_queries(1):
        same = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    page.unpublish()
    anew = client.get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert (anew.status_code, json.loads(anew.content)) == (200, {"concepts": []})
    assert anew["ETag"] != first["ETag"]


def test_any_origin_may_read_and_no_cookie_is_set(client: Client) -> None:
    response = client.get(ADDRESS)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, no-cache"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    head = client.head(ADDRESS)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == response["ETag"]
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize("rows", [20, 200])
def test_file_costs_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    concepts(rows)
    with django_assert_num_queries(9):
        assert len(read(client)) == rows
    assert Concept.objects.count() == rows
