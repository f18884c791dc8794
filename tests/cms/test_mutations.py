"""Mutations over HTTP: how they are taken, what they cost, and that nobody keeps their answers."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from pytest_django import Settings

from cms.graphql.buckets import local
from cms.graphql.requests import hash_of
from core.asking import ask, send
from submissions.models import Attempt, Submission
from tests.graphql import ENDPOINT, codes, post
from tests.submissions.sending import COOPERATION, cooperation, payload, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_limits")]

TYPED = "application/graphql-response+json"


@pytest.fixture(autouse=True)
def full_buckets() -> Iterator[None]:
    local.clear()
    yield
    local.clear()


def answer_of(response: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(response.content)
    return found


def test_answer_is_for_nobody_else(client: Client) -> None:
    response = sent(client, COOPERATION, cooperation())
    assert payload(response)["errors"] == []
    assert response["Cache-Control"] == "no-store"
    assert {"ETag", "Content-Version", "Cache-Tag", "Set-Cookie"}.isdisjoint(response.headers)


def test_get_changes_nothing(client: Client) -> None:
    variables = json.dumps({"input": cooperation()})
    response = client.get(ENDPOINT, {"query": COOPERATION, "variables": variables})
    assert (response.status_code, codes(answer_of(response))) == (405, ["BAD_REQUEST"])
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_what_a_page_sends_without_asking_is_refused(client: Client, kind: str) -> None:
    body = json.dumps({"query": COOPERATION, "variables": {"input": cooperation()}})
    response = client.generic("POST", ENDPOINT, body, content_type=kind)
    assert (response.status_code, codes(answer_of(response))) == (415, ["BAD_REQUEST"])
    assert not Submission.objects.exists()


def test_one_operation_sends_one_thing(client: Client) -> None:
    document = (
        "mutation($input: CooperationProposalInput!) {"
        " a: proposeCooperation(input: $input) { reference } ...More }"
        " fragment More on Mutation { b: proposeCooperation(input: $input) { reference } }"
    )
    response = sent(client, document, cooperation(), accept=TYPED)
    [error] = answer_of(response)["errors"]
    assert response.status_code == 400
    assert error["extensions"] == {"code": "TOO_LARGE", "limit": "mutation fields", "allowed": 1}
    assert not Submission.objects.exists()


def test_mutation_costs_as_much_as_a_large_list(client: Client) -> None:
    body = {"query": COOPERATION, "variables": {"input": cooperation()}}
    told = answer_of(post(client, body | {"extensions": {"cost": True}}))
    # A thousand for the change, one for its payload, five for errors.
    assert told["extensions"] == {"cost": {"objects": 1_006, "allowed": 10_000}}


def test_budget_is_that_of_queries(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_BUCKET_SIZE, settings.GRAPHQL_BUCKET_REFILL = 3_000, 1
    responses = [sent(client, COOPERATION, cooperation()) for _ in range(3)]
    assert [response.status_code for response in responses] == [200, 200, 429]
    assert responses[2]["RateLimit-Policy"] == '"objects";q=3000;w=3000'
    assert Submission.objects.count() == 2


def test_unknown_mutation_is_refused_where_only_known_ones_are_taken(
    client: Client, settings: Settings
) -> None:
    settings.GRAPHQL_TRUSTED_ONLY = True
    shown = sent(client, COOPERATION, cooperation())  # It stands in the documents.
    assert payload(shown)["errors"] == []
    response = sent(client, COOPERATION.replace("path ", ""), cooperation())
    assert codes(answer_of(response)) == ["NOT_TRUSTED"]
    assert Submission.objects.count() == 1


def test_mutation_may_be_named_by_its_hash(client: Client) -> None:
    known = {"persistedQuery": {"version": 1, "sha256Hash": hash_of(COOPERATION)}}
    body = {"variables": {"input": cooperation()}, "extensions": known}
    assert codes(answer_of(post(client, body))) == ["PERSISTED_QUERY_NOT_FOUND"]
    assert payload(post(client, body | {"query": COOPERATION}))["errors"] == []
    again = {"variables": {"input": cooperation()}, "extensions": known}
    assert payload(post(client, again))["errors"] == []
    assert Submission.objects.count() == 2


def test_operation_that_is_named_is_the_one_that_is_executed(client: Client) -> None:
    document = f"query Read {{ __typename }} {COOPERATION.replace('mutation', 'mutation Write', 1)}"
    body = {"query": document, "variables": {"input": cooperation()}}
    assert answer_of(post(client, body | {"operationName": "Read"}))["data"] == {
        "__typename": "Query"
    }
    assert not Submission.objects.exists()
    assert payload(post(client, body | {"operationName": "Write"}))["errors"] == []


def test_pages_of_listed_origins_may_send(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CORS_ORIGINS = ["https://front.example"]
    ours, other = (
        sent(client, COOPERATION, cooperation(), origin=f"https://{name}.example")
        for name in ("front", "other")
    )
    assert ours["Access-Control-Allow-Origin"] == "https://front.example"
    assert "Access-Control-Allow-Origin" not in other
    assert "Access-Control-Allow-Credentials" not in ours


def test_value_of_a_wrong_type_is_told_before_anything_happens(client: Client) -> None:
    response = sent(client, COOPERATION, cooperation(contact={"name": 5}))
    answer = answer_of(response)
    assert set(codes(answer)) == {"VALIDATION_FAILED"}
    assert "data" not in answer
    assert response["Cache-Control"] == "no-store"
    assert not Submission.objects.exists()


def test_reads_take_no_mutation(settings: Settings) -> None:
    reply = ask(COOPERATION, {"input": cooperation()})
    assert (reply.status, set(reply.codes), reply.data) == (405, {"BAD_REQUEST"}, None)
    assert not Submission.objects.exists()


def test_the_website_sends_for_its_visitor(settings: Settings, rf: RequestFactory) -> None:
    settings.GRAPHQL_TRUSTED_ONLY = True
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 1
    first, second = (rf.post("/en/cooperate/", REMOTE_ADDR=f"192.0.2.{n}") for n in (1, 2))
    replies = [
        send(COOPERATION, {"input": cooperation()}, visitor) for visitor in (first, first, second)
    ]
    assert [reply.status for reply in replies] == [200, 429, 200]
    assert replies[0].data is not None
    assert replies[0].data["proposeCooperation"]["errors"] == []
    assert (replies[0].version, replies[0].retry_after) == (None, None)
    assert replies[1].codes == {"RATE_LIMITED"}
    assert replies[1].retry_after in range(3_590, 3_601)
    assert Submission.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_of_what_takes_too_long(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GRAPHQL_DEADLINE_SECONDS = 1.0

    def dawdle(submission: Submission) -> None:
        assert Submission.objects.filter(pk=submission.pk).exists()
        time.sleep(1.1)
        Submission.objects.count()

    monkeypatch.setattr("submissions.services.receipts.tell", dawdle)
    response = sent(client, COOPERATION, cooperation())
    assert (response.status_code, codes(answer_of(response))) == (503, ["DEADLINE_EXCEEDED"])
    assert (Submission.objects.count(), Attempt.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_when_the_time_ended_is_not_said_to_be_lost(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.GRAPHQL_DEADLINE_SECONDS = 1.0
    values = cooperation()
    with monkeypatch.context() as slow:
        slow.setattr("submissions.services.receipts.tell", lambda _submission: time.sleep(1.1))
        response = sent(client, COOPERATION, values)
    [error] = answer_of(response)["errors"]
    assert (response.status_code, error["message"]) == (
        503,
        "It took more than 1 s. Send the same again: it is taken once.",
    )
    again = payload(sent(client, COOPERATION, values))
    assert again["reference"] == Submission.objects.get().reference


def test_database_that_is_away_is_told_with_when_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("the connection to ana@example.org was lost")

    monkeypatch.setattr("submissions.services.limits.count", away)
    response = sent(client, COOPERATION, cooperation())
    answer = answer_of(response)
    assert (response.status_code, codes(answer)) == (503, ["SERVICE_UNAVAILABLE"])
    assert response["Retry-After"] == "5"
    assert "ana@" not in response.content.decode()
    assert not Submission.objects.exists()
