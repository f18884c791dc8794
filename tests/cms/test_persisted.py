"""Queries by their hash: Apollo’s automatic ones, and hosts that trust only their own."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from graphql import get_introspection_query
from pytest_django import Settings

from cms.graphql import persisted, trusted
from cms.graphql.requests import hash_of
from tests.graphql import ENDPOINT, codes, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

TEXT = "query Known($a: Boolean = true) { __typename @include(if: $a) }"
ANSWER = {"data": {"__typename": "Query"}}
GRAPHQL_JSON = "application/graphql-response+json"


@pytest.fixture(autouse=True)
def _no_texts() -> None:
    persisted.texts.clear()


def named(text: str) -> dict[str, Any]:
    return {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text)}}


def body(response: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(response.content)
    return answer


def by_hash(client: Client, text: str = TEXT, **headers: str) -> HttpResponse:
    return post(client, {"extensions": named(text)}, **headers)


def test_unknown_hash_is_told_in_the_words_that_apollo_looks_for(client: Client) -> None:
    response = by_hash(client)
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    error = {
        "message": "PersistedQueryNotFound",
        "extensions": {"code": "PERSISTED_QUERY_NOT_FOUND"},
    }
    assert body(response) == {"errors": [error]}
    assert by_hash(client, accept=GRAPHQL_JSON).status_code == 400


def test_query_sent_with_its_hash_is_known_from_then_on(client: Client) -> None:
    assert body(post(client, {"query": TEXT, "extensions": named(TEXT)})) == ANSWER
    assert body(by_hash(client)) == ANSWER
    with_variables = {"extensions": named(TEXT), "variables": {"a": False}}
    assert body(post(client, with_variables)) == {"data": {}}
    address = {"extensions": json.dumps(named(TEXT))}
    assert body(client.get(ENDPOINT, address)) == ANSWER


def test_query_sent_by_get_is_known_as_well(client: Client) -> None:
    client.get(ENDPOINT, {"query": TEXT, "extensions": json.dumps(named(TEXT))})
    assert body(by_hash(client)) == ANSWER


def test_hash_of_another_query_is_refused(client: Client) -> None:
    response = post(client, {"query": "{ __typename }", "extensions": named(TEXT)})
    assert (response.status_code, codes(body(response))) == (400, ["BAD_REQUEST"])
    assert codes(body(by_hash(client))) == ["PERSISTED_QUERY_NOT_FOUND"]


@pytest.mark.parametrize("text", ["{", "{ nothing }", "{ news(first: 200) { nodes { ...A } } } "])
def test_query_that_is_not_executed_is_not_kept(client: Client, text: str) -> None:
    post(client, {"query": text, "extensions": named(text)})
    assert codes(body(by_hash(client, text))) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_query_without_a_hash_is_not_kept(client: Client) -> None:
    post(client, {"query": TEXT})
    assert len(persisted.texts) == 0


@pytest.mark.parametrize(
    "value",
    [
        1,
        [],
        {},
        {"version": 2, "sha256Hash": "a" * 64},
        {"version": 1, "sha256Hash": "a" * 63},
        {"version": 1, "sha256Hash": [1]},
        {"version": 1, "sha256Hash": "A" * 64},
    ],
)
def test_odd_hash_is_refused(client: Client, value: Any) -> None:
    response = post(client, {"query": TEXT, "extensions": {"persistedQuery": value}})
    assert (response.status_code, codes(body(response))) == (400, ["BAD_REQUEST"])


def test_draft_by_hash_is_kept_from_caches(client: Client) -> None:
    text = "query($t: String) { page(previewToken: $t) { id } }"
    post(client, {"query": text, "extensions": named(text)})
    response = post(client, {"extensions": named(text), "variables": {"t": "x"}})
    assert body(response) == {"data": {"page": None}}
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("Content-Version")


def test_queries_of_the_documents_are_known_by_their_hash(client: Client) -> None:
    text = next(row["query"] for row in trusted.examples() if row["title"] == "locales")
    locales = body(by_hash(client, text))["data"]["locales"]
    assert [locale["code"] for locale in locales] == ["en", "fr", "de", "ro", "rmy"]


def test_host_that_trusts_only_its_own_queries_takes_no_other(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_TRUSTED_ONLY = True
    text = next(row["query"] for row in trusted.examples() if row["title"] == "locales")
    laid_out_otherwise = "# A comment\n" + " ".join(text.split())
    for known in (text, laid_out_otherwise, get_introspection_query(descriptions=False)):
        assert "errors" not in body(post(client, {"query": known}))
    response = post(client, {"query": "{ locales { code } }"}, accept=GRAPHQL_JSON)
    assert (response.status_code, codes(body(response))) == (400, ["NOT_TRUSTED"])
    post(client, {"query": TEXT, "extensions": named(TEXT)})
    assert codes(body(by_hash(client))) == ["PERSISTED_QUERY_NOT_FOUND"]


def test_folder_of_queries_is_trusted(client: Client, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "front-page.graphql").write_text(TEXT)
    settings.GRAPHQL_TRUSTED_ONLY = True
    settings.GRAPHQL_TRUSTED_FOLDERS = [str(tmp_path)]
    assert body(by_hash(client)) == ANSWER
    assert body(post(client, {"query": TEXT})) == ANSWER
