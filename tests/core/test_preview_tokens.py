"""What a token holds for, and how alike all tokens that are no good are answered."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Revision

from core import preview_tokens
from core.models import PreviewSnapshot
from core.preview_tokens import DraftKey, DraftKind
from tests.factories import NewsPageFactory, TopicFactory
from tests.graphql import post
from tests.previews import opened, snapshot_token, token_of

pytestmark = pytest.mark.django_db

QUERY = "query ($token: String!) { page(previewToken: $token) { title } }"
NOTHING = (200, {"data": {"page": None}}, "no-store", None)


def answer_to(client: Client, token: str) -> tuple[int, Any, str, str | None]:
    """Return status, answer, and what it says of keeping it."""
    response = post(client, {"query": QUERY, "variables": {"token": token}})
    headers = response.headers
    body = json.loads(response.content)
    return response.status_code, body, headers["Cache-Control"], headers.get("Content-Version")


def signed(*content: Any, salt: str = preview_tokens.SALT) -> str:
    return Signer(salt=salt, sep=".").sign_object(list(content))


def test_good_token_is_short_and_fits_into_an_address(client: Client) -> None:
    token = token_of(NewsPageFactory.create(title="Draft", publish=False))
    assert len(token) <= preview_tokens.MAX_CHARACTERS
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
    expected = {"data": {"page": {"title": "Draft"}}}
    assert answer_to(client, token) == (200, expected, "no-store", None)


@pytest.mark.parametrize(
    "token",
    ["", " ", ".", "a.b", "\0", "é", "\ud800", "A" * 200, "A" * 90_000, "[1]", "W10.W10"],
)
def test_what_is_no_token_opens_nothing(client: Client, token: str) -> None:
    assert answer_to(client, token) == NOTHING


def test_token_that_was_changed_opens_nothing(client: Client) -> None:
    page = NewsPageFactory.create(publish=False)
    token = token_of(page)
    content, _, signature = token.partition(".")
    other = token_of(NewsPageFactory.create(publish=False)).partition(".")[0]
    for forged in (
        token[:-1],
        f"{token} ",
        f"{content}.{signature.swapcase()}",
        f"{other}.{signature}",
        f"{content}=.{signature}",
        signed("r", page.latest_revision_id, page.pk, int(timezone.now().timestamp()), salt="mine"),
    ):
        assert answer_to(client, forged) == NOTHING, forged


def test_token_holds_for_an_hour_from_its_making(client: Client) -> None:
    page = NewsPageFactory.create(title="Draft", publish=False)
    now = timezone.now().replace(microsecond=0)
    with time_machine.travel(now, tick=False):
        token = token_of(page)
    for after, is_open in (
        (timedelta(seconds=-1), False),
        (timedelta(0), True),
        (timedelta(hours=1), True),
        (timedelta(hours=1, microseconds=1), False),
        (timedelta(days=400), False),
    ):
        with time_machine.travel(now + after, tick=False):
            assert (answer_to(client, token) != NOTHING) is is_open, after


def test_token_outlives_a_change_of_the_secret_key(client: Client, settings: Settings) -> None:
    token = token_of(NewsPageFactory.create(title="Draft", publish=False))
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another" * 8
    assert answer_to(client, token) == NOTHING
    settings.SECRET_KEY_FALLBACKS = [old]
    assert opened(client, token, "title") == {"title": "Draft"}


def test_token_of_what_is_gone_opens_nothing(client: Client) -> None:
    page = NewsPageFactory.create(publish=False)
    revision, snapshot = token_of(page), snapshot_token(page)
    Revision.objects.filter(pk=page.latest_revision_id).delete()
    PreviewSnapshot.objects.all().delete()
    assert (answer_to(client, revision), answer_to(client, snapshot)) == (NOTHING, NOTHING)
    other = NewsPageFactory.create(publish=False)
    tokens = [token_of(other), snapshot_token(other)]
    other.delete()
    assert [answer_to(client, token) for token in tokens] == [NOTHING, NOTHING]


def test_token_opens_no_draft_of_another_page_and_none_of_what_is_no_page(client: Client) -> None:
    page, other = NewsPageFactory.create(), NewsPageFactory.create()
    topic: Any = TopicFactory.create()
    revision: Any = page.latest_revision_id
    snapshot = PreviewSnapshot.take(page, None)
    now = timezone.now()
    for key in (
        DraftKey(DraftKind.REVISION, revision, other.pk),
        DraftKey(DraftKind.REVISION, revision, None),
        DraftKey(DraftKind.SNAPSHOT, snapshot.pk, other.pk),
        DraftKey(DraftKind.SNAPSHOT, snapshot.pk, None),
        DraftKey(DraftKind.REVISION, topic.latest_revision_id, topic.pk),
    ):
        assert answer_to(client, preview_tokens.sign(key, now).text) == NOTHING, key


def test_snapshots_are_deleted_once_nobody_can_read_them() -> None:
    page = NewsPageFactory.create()
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        kept = PreviewSnapshot.take(page, None)
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        second = PreviewSnapshot.take(page, None)
    assert set(PreviewSnapshot.objects.all()) == {kept, second}
    with time_machine.travel(now + timedelta(hours=1, seconds=1), tick=False):
        third = PreviewSnapshot.take(page, None)
    assert set(PreviewSnapshot.objects.all()) == {second, third}


@pytest.mark.parametrize(
    "body",
    [
        {"query": '{ page(previewToken: "x") { title } }'},
        {"query": '{ page(previewToken: "x", id: "x") { title } }'},
        {"query": "{ page(previewToken: 1) { title } }"},
        {"query": "{ page(previewToken: "},
        {"query": '{ route(path: "/en/", previewToken: "x") { status } }'},
        {"query": "query ($t: String) { page(previewToken: $t) { title } }"},
        {"query": QUERY, "variables": {"token": None}},
        {"query": f"query A {{ locales {{ code }} }} {QUERY.replace('query', 'query B')}"},
        {
            "query": f"query A {{ locales {{ code }} }} {QUERY.replace('query', 'query B')}",
            "operationName": "A",
        },
    ],
)
def test_no_answer_to_what_may_open_a_draft_is_kept(client: Client, body: Any) -> None:
    for accept in ("application/json", "application/graphql-response+json"):
        response = post(client, body, accept=accept)
        assert response["Cache-Control"] == "no-store"
        assert not {"Content-Version", "ETag"} & set(response.headers)


def test_answer_to_a_get_request_is_not_kept_either(client: Client) -> None:
    response = client.get("/graphql/", {"query": '{ page(previewToken: "x") { title } }'})
    assert (response["Cache-Control"], "Content-Version" in response.headers) == ("no-store", False)
