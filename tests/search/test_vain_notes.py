"""Which searches count as in vain: those that find nothing, also when the answer was kept."""

from typing import Any

import pytest
from django.test import Client

from core import registry
from core.asking import ask
from core.registry import ExtensionPoint, Note
from search.services.vain import VAIN
from tests.factories import NewsPageFactory, StandardPageFactory, make_site, promotion
from tests.graphql import data

pytestmark = pytest.mark.django_db

SEARCH = "query ($words: String!) { search(query: $words) { nodes { title } } }"


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    """Return the notes of all answers that are given."""
    make_site()
    point: ExtensionPoint[Any] = ExtensionPoint("answers_given")
    notes: list[Note] = []
    point.register(notes.append)
    monkeypatch.setattr(registry, "answers_given", point)
    return notes


def test_search_that_finds_nothing_is_noted_folded(client: Client, noted: list[Note]) -> None:
    data(client, SEARCH, words="  Aéroport, ")
    assert noted == [(VAIN, "en", "aeroport")]


@pytest.mark.parametrize(
    "fields",
    ["totalCount", "edges { cursor }", "pageInfo { hasNextPage }", "totalCount nodes { id }"],
)
def test_it_is_noted_once_whatever_is_asked(client: Client, noted: list[Note], fields: str) -> None:
    data(client, f'{{ search(query: "airport", locale: "fr") {{ {fields} }} }}')
    assert noted == [(VAIN, "fr", "airport")]


@pytest.mark.parametrize(
    "arguments",
    [
        'query: "airport", types: [NEWS]',
        'query: "airport", filter: {countries: ["FR"]}',
        'query: "ai"',
        'query: "  "',
        'query: "mayor@example.org"',
    ],
)
def test_what_is_filtered_short_or_personal_is_not_noted(
    client: Client, noted: list[Note], arguments: str
) -> None:
    assert data(client, f"{{ search({arguments}) {{ totalCount nodes {{ id }} }} }}") == {
        "search": {"totalCount": 0, "nodes": []}
    }
    assert noted == []


def test_search_that_finds_something_is_not_noted(client: Client, noted: list[Note]) -> None:
    NewsPageFactory.create(title="The airport")
    promotion("harbour", StandardPageFactory.create(title="Ports"))
    data(client, SEARCH, words="airport")
    data(client, SEARCH, words="harbour")
    data(client, SEARCH, words="airport nowhere")
    data(client, '{ search(query: "airport", first: 0) { nodes { title } } }')
    assert noted == []


def test_apps_of_this_program_are_counted_too(noted: list[Note]) -> None:
    ask(SEARCH, {"words": "airport"})
    assert noted == [(VAIN, "en", "airport")]


def test_bad_question_is_not_noted(client: Client, noted: list[Note]) -> None:
    answer = client.post(
        "/graphql/",
        {"query": '{ search(query: "airport") { nodes { id } } news(first: -1) { totalCount } }'},
        content_type="application/json",
    )
    assert "errors" in answer.json()
    assert noted == []
