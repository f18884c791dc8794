"""What Prometheus reads: exact counts, by whoever brings the token, of all processes together."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from cms.metrics import count_answer, count_cached
from core.models import ContentVersion, OutgoingMail
from tests.graphql import data, post

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "a-token-of-the-operators"
Sample = tuple[str, tuple[tuple[str, str], ...]]


@pytest.fixture
def token(settings: Settings) -> str:
    settings.METRICS_TOKEN = TOKEN
    return TOKEN


def samples_in(text: str) -> Iterator[tuple[Sample, float]]:
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            yield (sample.name, tuple(sorted(sample.labels.items()))), sample.value


def counted(token: str) -> Counter[Sample]:
    response = Client().get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain; version=")
    assert response["Cache-Control"] == "no-store"
    samples: Any = dict(samples_in(response.content.decode()))
    return Counter(samples)


def request(route: str, method: str = "GET", status: int = 200) -> Sample:
    labels = (("method", method), ("route", route), ("status", str(status)))
    return "cms_requests_total", labels


def test_nobody_reads_them_unless_a_token_is_set(client: Client) -> None:
    for given in ("Bearer ", "Bearer", ""):
        assert client.get("/metrics", headers={"Authorization": given}).status_code == 404


def test_only_who_brings_the_token_reads_them(client: Client, token: str) -> None:
    for given in ("", token, f"Bearer {token[:-1]}", f"Bearer {token} ", "Bearer é"):
        response = client.get("/metrics", headers={"Authorization": given})
        assert (response.status_code, response.content) == (401, b"")
        assert response["WWW-Authenticate"] == "Bearer"


@pytest.mark.django_db
def test_requests_are_counted_by_what_they_asked_for(client: Client, token: str) -> None:
    before = counted(token)
    client.get("/graphql/?query={__typename}")
    client.get("/graphql/?query={__typename}")
    client.get("/admin/pages/4711/edit/")
    client.get("/jane-doe/")
    client.generic("BREW", "/")
    new = counted(token) - before

    assert new[request("graphql/")] == 2
    assert new[request("admin/pages/<int:page_id>/edit/", status=302)] == 1
    assert new[request("-", status=404)] == 1
    assert sum(count for (name, _), count in new.items() if name == "cms_requests_total") == 5
    labels = {value for (_, pairs) in new for (_, value) in pairs}
    assert not {"BREW", "jane-doe", "4711"} & labels


@pytest.mark.django_db
def test_statements_are_counted_by_area(client: Client, token: str) -> None:
    of_graphql = (("area", "graphql"),)
    before = counted(token)
    with CaptureQueriesContext(connection) as captured:
        data(client, "{ news { totalCount } }")
    statements = len(captured)  # The next request empties the list.
    new = counted(token) - before

    assert statements > 0
    assert new["cms_request_statements_sum", of_graphql] == statements
    assert new["cms_request_statements_count", of_graphql] == 1
    assert new["cms_request_seconds_count", of_graphql] == 1


@pytest.mark.django_db
def test_the_api_counts_what_its_answers_say(client: Client, token: str) -> None:
    before = counted(token)
    for query in ("{ __typename }", "{ nowhere }", "{", '{ page(path: "no path") { id } }', ""):
        post(client, {"query": query})
    new = counted(token) - before

    answers = {
        labels[0][1]: count
        for (name, labels), count in new.items()
        if name == "cms_graphql_answers_total"
    }
    assert answers == {"OK": 2, "VALIDATION_FAILED": 1, "SYNTAX_ERROR": 1, "BAD_REQUEST": 1}


@pytest.mark.django_db
def test_answers_and_the_cache_are_counted_by_outcome(token: str) -> None:
    before = counted(token)
    count_answer([])
    count_answer(["NOT_FOUND", "BAD_REQUEST"])
    count_cached("hit")
    count_cached("hit")
    new = counted(token) - before

    assert new["cms_graphql_answers_total", (("outcome", "OK"),)] == 1
    assert new["cms_graphql_answers_total", (("outcome", "NOT_FOUND"),)] == 1
    assert new["cms_graphql_answers_total", (("outcome", "BAD_REQUEST"),)] == 0
    assert new["cms_cached_answers_total", (("outcome", "hit"),)] == 2


@pytest.mark.django_db
def test_they_tell_of_the_database(token: str) -> None:
    number = ContentVersion.current().number
    ContentVersion.raise_version()

    assert counted(token)["cms_database_up", ()] == 1
    assert counted(token)["cms_content_version", ()] == number + 1


@pytest.mark.django_db
def test_they_tell_of_mails_that_were_not_sent(token: str) -> None:
    assert mails_in(counted(token)) == (0, 0, 0)
    now = timezone.now()
    states = ["WAITING", "SENDING", "SENT", "GIVEN_UP"]
    for number, state in enumerate(states, start=1):
        written_at = now - timedelta(hours=number)
        OutgoingMail.objects.create(key=f"a:{number}", state=state, created_at=written_at)
    OutgoingMail.objects.create(key="a:0", state="GIVEN_UP", erased_at=now)
    waiting, given_up, oldest = mails_in(counted(token))
    assert (waiting, given_up) == (2, 1)
    assert 7200 <= oldest < 7300


def mails_in(samples: Counter[Sample]) -> tuple[float, float, float]:
    return (
        samples["cms_mails", (("state", "waiting"),)],
        samples["cms_mails", (("state", "given_up"),)],
        samples["cms_oldest_mail_seconds", ()],
    )


def test_whichever_process_is_asked_tells_of_all(tmp_path: Path) -> None:
    """Two processes count and end; a third one answers, and its database is away."""
    ask = (
        "import cms.wsgi; from django.test import Client;Client().options('/graphql/', secure=True)"
    )
    read = (
        "import cms.wsgi; from django.test import Client;"
        f"a = Client().get('/metrics', headers={{'Authorization': 'Bearer {TOKEN}'}});"
        "print(a.content.decode())"
    )
    variables = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "ab" * 30,
        "ALLOWED_HOSTS": "testserver",
        "DATABASE_URL": "postgres://127.0.0.1:1/content",
        "GRAPHQL_CACHE_BYTES": "0",
        "METRICS_TOKEN": TOKEN,
    }

    def run(code: str) -> str:
        return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=variables,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    run(ask)
    run(ask)
    samples = dict(samples_in(run(read)))

    assert samples[request("graphql/", "OPTIONS", 204)] == 2
    assert samples["cms_request_statements_sum", (("area", "graphql"),)] == 0
    assert samples["cms_database_up", ()] == 0
    assert list((tmp_path / "metrics").glob("*.db")) != []
