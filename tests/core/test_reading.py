"""Reading: one snapshot for each request, and an end to what takes too long."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client
from pytest_django import Settings

from core.deadlines import Deadline, DeadlineExceeded
from core.models import ContentVersion
from core.reading import snapshot
from tests.factories import make_site
from tests.graphql import ENDPOINT, codes, execute, post

ENDLESS = {
    "sqlite": (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    ),
    "postgresql": "SELECT pg_sleep(30)",
}


def number() -> int:
    return ContentVersion.objects.get(pk=ContentVersion.SINGLETON).number


def read_endlessly() -> None:
    with snapshot(Deadline(0.2)), connection.cursor() as cursor:
        cursor.execute(ENDLESS[connection.vendor])
        cursor.fetchall()


def elsewhere(write: Callable[[], Any]) -> None:
    """Do something on another connection, in another thread; fail if it does."""
    failures: list[BaseException] = []

    def work() -> None:
        try:
            write()
        except BaseException as error:  # noqa: BLE001 - told to the test's thread
            failures.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert failures == []


@pytest.mark.django_db(transaction=True)
def test_request_sees_nothing_of_what_is_written_meanwhile() -> None:
    """A reader also leaves writers alone: on SQLite one that took the lock would keep them out."""
    before = ContentVersion.current().number
    with snapshot(Deadline(30)):
        assert number() == before
        elsewhere(ContentVersion.raise_version)
        assert number() == before
    assert number() == before + 1


@pytest.mark.django_db(transaction=True)
def test_snapshot_begins_with_the_first_statement_that_is_taken() -> None:
    before = ContentVersion.current().number
    with snapshot(Deadline(30)):
        with pytest.raises(DatabaseError), connection.cursor() as cursor:
            cursor.execute("READ ALL")
        assert number() == before
        elsewhere(ContentVersion.raise_version)
        assert number() == before
    assert number() == before + 1


@pytest.mark.django_db(transaction=True)
def test_writer_waits_for_no_reader_and_no_reader_for_a_writer() -> None:
    before = ContentVersion.current().number
    with transaction.atomic():
        ContentVersion.raise_version()

        def read() -> None:
            with snapshot(Deadline(30)):
                assert number() == before

        elsewhere(read)


@pytest.mark.django_db(transaction=True)
def test_other_transactions_are_as_they_were() -> None:
    with snapshot(Deadline(30)):
        pass
    ContentVersion.current()
    with transaction.atomic():
        if connection.vendor == "sqlite":
            sqlite: Any = connection
            assert sqlite.transaction_mode == "IMMEDIATE"
        else:
            with connection.cursor() as cursor:
                cursor.execute("SHOW transaction_isolation")
                assert cursor.fetchone() == ("read committed",)
                cursor.execute("SHOW statement_timeout")
                assert cursor.fetchone() == ("0",)
        ContentVersion.raise_version()


@pytest.mark.django_db(transaction=True)
def test_statement_that_takes_too_long_is_cut(settings: Settings) -> None:
    settings.GRAPHQL_STATEMENT_SECONDS = 0.2
    before = ContentVersion.current().number
    with pytest.raises(DeadlineExceeded):
        read_endlessly()
    assert ContentVersion.current().number == before


@pytest.mark.django_db
def test_no_statement_begins_after_the_deadline() -> None:
    ContentVersion.current()
    with pytest.raises(DeadlineExceeded), snapshot(Deadline(0)):
        number()


@pytest.mark.django_db
def test_answer_that_takes_too_long_is_told_so(client: Client, settings: Settings) -> None:
    make_site()
    settings.GRAPHQL_DEADLINE_SECONDS = 0.0
    response = post(client, {"query": "{ site { defaultLocale { code } } }"})
    assert response.status_code == 503
    answer = response.json()  # type: ignore[attr-defined]  # Django's test client adds it
    assert (codes(answer), answer["data"]) == (["DEADLINE_EXCEEDED"], None)
    assert answer["errors"][0]["extensions"]["limit"] == "deadline"
    assert not response.has_header("Content-Version")


@pytest.mark.django_db(transaction=True)
def test_query_is_answered_from_one_snapshot(client: Client) -> None:
    make_site()
    version = ContentVersion.current().number
    response = client.get(ENDPOINT, {"query": "{ locales { code } }"})
    assert response["Content-Version"] == str(version)
    assert execute(client, "{ site { defaultLocale { code } } }")["data"] == {
        "site": {"defaultLocale": {"code": "en"}}
    }
