"""What was asked before is answered without Django, and never with what is old."""

import gzip
import json
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.conf import LazySettings
from django.utils import timezone

from core.models import ContentVersion
from tests.cms.front.asking import QUERY, TITLES, Asking
from tests.consumers.server import open_connection
from tests.factories import NewsPageFactory, StandardPageFactory


@pytest.fixture(autouse=True)
def inside_the_transaction(db: None) -> Iterator[None]:
    with open_connection():
        yield


@pytest.fixture
def asking(inside_the_transaction: None) -> Asking:
    NewsPageFactory.create(title="Aims")
    return Asking()


@pytest.mark.parametrize("way", ["post", "get"])
def test_second_question_does_not_reach_django(asking: Asking, way: str) -> None:
    first, second = (getattr(asking, way)() for _ in range(2))
    assert (first.titles, asking.passed) == (["Aims"], 1)
    assert (second.status, second.body) == (first.status, first.body)


def test_answer_is_the_one_that_django_gives(asking: Asking) -> None:
    asking.post(HTTP_COOKIE="sessionid=gone; csrftoken=any")
    kept = asking.post(HTTP_X_REQUEST_ID="a-proxys-id")
    ours = {"Cache-Control", "Content-Length", "ETag", "Vary"}
    asking.front = asking.django  # type: ignore[assignment]  # Another application in its place.
    plain = asking.post(HTTP_X_REQUEST_ID="a-proxys-id")
    assert (kept.status, kept.body) == (plain.status, plain.body)
    assert {name: value for name, value in kept.headers.items() if name not in ours} == {
        name: value for name, value in plain.headers.items() if name not in ours
    }
    assert "Set-Cookie" not in kept.headers
    assert kept.headers["Vary"] == "Accept, Accept-Encoding"
    assert kept.headers["Cache-Control"] == "no-cache"
    assert kept.headers["Content-Length"] == str(len(kept.body))


def test_publication_is_seen_by_the_next_question(asking: Asking) -> None:
    assert asking.post().titles == ["Aims"]
    page = NewsPageFactory.create(title="Means", date="2001-01-01")
    assert asking.post().titles == ["Aims", "Means"]
    page.unpublish()
    assert asking.post().titles == ["Aims"]
    assert asking.passed == 3


def test_draft_leaves_answers_where_they_are(asking: Asking) -> None:
    page = NewsPageFactory.create(title="Means", date="2001-01-01")
    asking.post()
    for _ in range(3):
        page.title = "Ends"
        page.save_revision()
    assert (asking.post().titles, asking.passed) == (["Aims", "Means"], 1)


def test_what_comes_due_is_seen_by_the_next_question() -> None:
    now = timezone.now()
    asking = Asking()
    soon = now + timedelta(hours=1)
    NewsPageFactory.create(title="Aims", embargo_until=soon)
    assert asking.post().titles == []
    with time_machine.travel(soon, tick=False):
        assert asking.post().titles == ["Aims"]
        assert asking.post().titles == ["Aims"]
    assert asking.passed == 2


@pytest.mark.parametrize(
    "variables",
    [
        {"HTTP_ACCEPT": "application/graphql-response+json"},
        {"HTTP_HOST": "localhost"},
        {"wsgi.url_scheme": "https"},
        {"CONTENT_TYPE": "application/json; charset=utf-8"},
        {"SCRIPT_NAME": "/cms"},
        {"QUERY_STRING": "x=1"},
    ],
)
def test_what_an_answer_depends_on_is_told_apart(asking: Asking, variables: dict[str, str]) -> None:
    asking.post()
    asking.post(**variables)
    assert asking.passed == 2


def test_questions_that_differ_are_told_apart(asking: Asking) -> None:
    whole = asking.post()
    few = asking.post({"query": "{ news(first: 0) { nodes { title } } }"})
    assert (whole.titles, few.titles, asking.passed) == (["Aims"], [], 2)
    body = {"query": "query($n: Int) { news(first: $n) { nodes { title } } }"}
    assert asking.post(body | {"variables": {"n": 0}}).titles == []
    assert asking.post(body | {"variables": {"n": 1}}).titles == ["Aims"]


def test_type_of_the_answer_follows_what_is_accepted(asking: Asking) -> None:
    accepted = ("application/graphql-response+json", "application/json", "*/*")
    kinds = [asking.post(HTTP_ACCEPT=kind).headers["Content-Type"] for kind in accepted * 2]
    assert kinds[:3] == kinds[3:]
    assert kinds[:2] == [f"{kind}; charset=utf-8" for kind in accepted[:2]]
    assert asking.passed == 2


def test_request_has_the_id_that_django_logs(asking: Asking) -> None:
    assert asking.post().headers["X-Request-ID"] == asking.ids[0]
    assert asking.post(HTTP_X_REQUEST_ID="another-one").headers["X-Request-ID"] == "another-one"
    assert "X-Request-ID" not in asking.post(HTTP_X_REQUEST_ID="odd\r\n").headers
    assert asking.passed == 1


# Conditional requests --------------------------------------------------------------------------


def test_client_that_has_the_answer_is_told_so(asking: Asking) -> None:
    etag = asking.get().headers["ETag"]
    known = asking.get(HTTP_IF_NONE_MATCH=f'"other", W/{etag}')
    assert (known.status, known.body, known.headers["ETag"]) == (304, b"", etag)
    assert "Content-Length" not in known.headers
    assert "Content-Type" not in known.headers
    assert known.headers["Access-Control-Allow-Origin"] == "*"
    NewsPageFactory.create(title="Means", date="2001-01-01")
    assert asking.get(HTTP_IF_NONE_MATCH=etag).titles == ["Aims", "Means"]


def test_publication_that_changes_nothing_keeps_the_name_of_the_answer(asking: Asking) -> None:
    etag = asking.get().headers["ETag"]
    StandardPageFactory.create(title="Elsewhere")
    assert asking.get(HTTP_IF_NONE_MATCH=etag).status == 304
    assert asking.passed == 2


def test_condition_of_a_post_is_not_looked_at(asking: Asking) -> None:
    etag = asking.post().headers["ETag"]
    assert asking.post(HTTP_IF_NONE_MATCH=etag).titles == ["Aims"]


@pytest.mark.parametrize("kept", [True, False])
def test_head_is_answered_with_the_headers_of_get(asking: Asking, kept: bool) -> None:
    if kept:
        asking.get()
    head = asking.head()
    assert (head.status, head.body) == (200, b"")
    get = asking.get(HTTP_X_REQUEST_ID=head.headers.get("X-Request-ID", ""))
    assert head.headers == get.headers
    assert asking.methods == ["GET"]


def test_head_of_what_is_refused_has_no_body(asking: Asking) -> None:
    refused = asking.send("HEAD", b"", {"QUERY_STRING": "query={"})
    assert (refused.status, refused.body) == (200, b"")
    assert int(refused.headers["Content-Length"]) > 0


# Compression ------------------------------------------------------------------------------------

LONG = {"query": "{ __schema { types { name description } } }"}


def test_long_answer_is_compressed_once_for_who_takes_it(asking: Asking) -> None:
    plain = asking.post(LONG)
    packed = asking.post(LONG, HTTP_ACCEPT_ENCODING="br, gzip;q=0.5")
    again = asking.post(LONG, HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Content-Length"] == str(len(packed.body))
    assert packed.headers["ETag"] == plain.headers["ETag"][:-1] + '-gzip"'
    assert (again.headers, again.body, asking.passed) == (packed.headers, packed.body, 1)
    assert asking.post(LONG, HTTP_ACCEPT_ENCODING="gzip;q=0").body == plain.body


def test_short_answer_is_not_compressed(asking: Asking) -> None:
    assert asking.post(HTTP_ACCEPT_ENCODING="gzip").titles == ["Aims"]


# What is left to Django --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{ nothing }"}, "VALIDATION_FAILED"),
        ({"query": '{ news(locale: "xx") { nodes { title } } }'}, "UNKNOWN_LOCALE"),
        ([QUERY], "BAD_REQUEST"),
    ],
)
def test_error_is_not_kept(asking: Asking, body: object, code: str) -> None:
    for _ in range(2):
        [error] = json.loads(asking.post(body).body)["errors"]
        assert error["extensions"]["code"] == code
    assert asking.passed == 2
    assert asking.memory.bytes == 0


def test_draft_is_not_kept(asking: Asking) -> None:
    body = {"query": '{ page(previewToken: "none") { title } }'}
    heard = [asking.post(body) for _ in range(2)]
    assert [each.headers["Cache-Control"] for each in heard] == ["no-store"] * 2
    assert (asking.passed, asking.memory.bytes) == (2, 0)


@pytest.mark.parametrize(
    ("body", "variables", "status"),
    [
        (b"x" * 100_001, {"CONTENT_LENGTH": "100001"}, 413),
        (b"{}", {"CONTENT_TYPE": "text/plain"}, 415),
        (b"{}", {"CONTENT_LENGTH": ""}, 400),
        (b'{"query": "{ n', {"HTTP_ACCEPT": "application/graphql-response+json"}, 400),
    ],
)
def test_other_bodies_are_for_django_to_refuse(
    asking: Asking, body: bytes, variables: dict[str, str], status: int
) -> None:
    assert asking.post(body, **variables).status == status
    assert asking.passed == 1


def test_body_is_still_there_for_django(asking: Asking) -> None:
    body = json.dumps({"query": TITLES, "variables": {"unused": "é" * 1_000}}).encode()
    assert asking.post(body).titles == ["Aims"]


def test_nothing_is_read_of_what_is_not_asked_of_the_api(asking: Asking) -> None:
    stream = BytesIO(b"{}")
    path = {"PATH_INFO": "/health/"}
    variables: dict[str, object] = {**path, "wsgi.input": stream}
    asking.send("POST", b"", variables)  # type: ignore[arg-type]  # The stream stands for a body.
    assert (asking.passed, stream.tell()) == (1, 0)


def test_browser_gets_its_page(asking: Asking) -> None:
    page = asking.get({}, HTTP_ACCEPT="text/html,application/xhtml+xml,*/*;q=0.8")
    assert page.headers["Content-Type"].startswith("text/html")
    assert asking.memory.bytes == 0


def test_first_question_of_an_empty_site_is_answered() -> None:
    ContentVersion.objects.all().delete()
    asking = Asking()
    assert [asking.post().titles for _ in range(2)] == [[], []]
    assert asking.passed == 1


def test_settings_can_switch_it_off(settings: LazySettings) -> None:
    from cms.graphql.front import fronted  # noqa: PLC0415 - the settings are under test

    asking = Asking()
    settings.GRAPHQL_CACHE_BYTES = 0
    assert fronted(asking.count) == asking.count
