"""While the database is away, what was true within the hour is given, and says that it is stale."""

import json
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from cms.graphql.versions import DatabaseAway, Version
from tests.cms.front.asking import QUERY, Asking, OpenTransaction
from tests.consumers.server import open_connection
from tests.factories import NewsPageFactory

OTHER = {"query": "{ news { totalCount } }"}


class Switch(OpenTransaction):
    """A database that goes away when the test says so."""

    away = False

    def read(self) -> Version | None:
        if self.away:
            raise DatabaseAway
        return super().read()


@pytest.fixture(autouse=True)
def inside_the_transaction(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("cms.graphql.group_reads.RETRY_SECONDS", 0.0)
    with open_connection():
        yield


@pytest.fixture
def switch() -> Switch:
    return Switch()


@pytest.fixture
def asking(inside_the_transaction: None, switch: Switch) -> Asking:
    NewsPageFactory.create(title="Aims")
    return Asking(source=switch)


def test_known_answer_is_given_and_marked(asking: Asking, switch: Switch) -> None:
    fresh = asking.post()
    switch.away = True
    stale = asking.post()
    assert (stale.status, stale.body) == (200, fresh.body)
    marks = {
        "Age": "0",
        "Cache-Control": "no-store",
        "Content-Stale": "true",
        "Warning": '110 - "Response is Stale"',
    }
    assert marks.items() <= stale.headers.items()
    assert marks.keys() & fresh.headers.keys() == {"Cache-Control"}
    assert asking.passed == 1


def test_answer_of_an_older_version_stands_in_too(asking: Asking, switch: Switch) -> None:
    asking.post()
    NewsPageFactory.create(title="Means", date="2001-01-01")
    asking.post(OTHER)
    switch.away = True
    assert asking.post().titles == ["Aims"]


def test_age_is_the_time_since_the_answer_was_last_known_to_be_true(
    asking: Asking, switch: Switch
) -> None:
    begin = timezone.now()
    with time_machine.travel(begin, tick=False) as clock:
        asking.post()
        clock.shift(timedelta(hours=5))
        asking.post(OTHER)
        switch.away = True
        clock.shift(timedelta(seconds=100))
        assert asking.post().headers["Age"] == "100"
        clock.move_to(begin + timedelta(hours=6))
        assert asking.post().status == 200
        clock.shift(timedelta(seconds=1))
        assert asking.post().status == 503


def test_unknown_answer_can_be_asked_for_later(asking: Asking, switch: Switch) -> None:
    switch.away = True
    refused = asking.post(
        HTTP_ACCEPT="application/graphql-response+json", HTTP_X_REQUEST_ID="x" * 9
    )
    assert refused.status == 503
    [error] = json.loads(refused.body)["errors"]
    assert error["extensions"] == {"code": "SERVICE_UNAVAILABLE"}
    assert refused.headers["Retry-After"] == "5"
    assert refused.headers["Cache-Control"] == "no-store"
    assert refused.headers["Content-Type"] == "application/graphql-response+json; charset=utf-8"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.headers["X-Request-ID"] == "x" * 9
    assert asking.passed == 0
    assert asking.head().body == b""


def test_answers_are_fresh_again_once_it_is_back(asking: Asking, switch: Switch) -> None:
    asking.post()
    switch.away = True
    assert asking.post().headers["Content-Stale"] == "true"
    switch.away = False
    NewsPageFactory.create(title="Means", date="2001-01-01")
    again = asking.post()
    assert again.titles == ["Aims", "Means"]
    assert "Content-Stale" not in again.headers


@pytest.mark.parametrize(("known", "status"), [(True, 200), (False, 503)])
def test_database_that_goes_away_during_an_execution(
    asking: Asking, switch: Switch, known: bool, status: int
) -> None:
    if known:
        asking.post()
    NewsPageFactory.create(title="Means", date="2001-01-01")
    switch.away = False

    def fail(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        switch.away = True
        start("500 Internal Server Error", [])
        return [b"It broke."]

    asking.django = fail  # type: ignore[assignment]  # Django, as it would answer then.
    heard = asking.post(QUERY)
    assert (heard.status, b"broke" in heard.body) == (status, False)
    assert heard.headers.get("Content-Stale") == ("true" if known else None)
