"""Answers that processes share through Redis, which nothing depends on."""

import signal
import time
from collections.abc import Iterator

import pytest
from redis import Redis

from cms.graphql import shared as sharing
from cms.graphql.answers import KeptAnswer
from cms.graphql.cache import SHARED_SECONDS, SharedAnswers
from cms.graphql.release import generation
from cms.graphql.shared import Shared
from cms.graphql.versions import Version
from core.models import ContentVersion
from tests.cms.front.asking import Asking
from tests.cms.front.conftest import Server
from tests.consumers.server import open_connection
from tests.factories import NewsPageFactory

VERSION = Version(3, 1_700_000_000_000_000, None)
ANSWER = KeptAnswer.of(VERSION, 5.5, [("Vary", "Accept"), ("Content-Type", "x/y")], b'{"\n": 1}')


@pytest.fixture(autouse=True)
def inside_the_transaction(db: None) -> Iterator[None]:
    with open_connection():
        yield


def test_new_process_begins_with_what_another_one_has_made(redis: Server) -> None:
    NewsPageFactory.create(title="Aims")
    one, other = (Asking(shared=SharedAnswers(Shared(redis.url), "release")) for _ in range(2))
    first, second, third = one.post(), other.post(), other.post()
    assert first.titles == second.titles == third.titles == ["Aims"]
    assert second.headers["ETag"] == first.headers["ETag"]
    assert (one.passed, other.passed) == (1, 0)


def test_shared_answer_of_an_older_version_is_not_given(redis: Server) -> None:
    NewsPageFactory.create(title="Aims")
    one, other = (Asking(shared=SharedAnswers(Shared(redis.url), "release")) for _ in range(2))
    one.post()
    NewsPageFactory.create(title="Means", date="2001-01-01")
    assert other.post().titles == ["Aims", "Means"]
    assert other.passed == 1


def test_restored_database_that_counts_the_same_numbers_again_is_another_one(
    redis: Server,
) -> None:
    NewsPageFactory.create(title="Aims")
    one, other = (Asking(shared=SharedAnswers(Shared(redis.url), "release")) for _ in range(2))
    one.post()
    row = ContentVersion.objects.get()
    ContentVersion.objects.update(raised_at=row.raised_at.replace(year=2001))
    other.post()
    assert (one.passed, other.passed) == (1, 1)


def test_answer_comes_back_as_it_was(redis: Server) -> None:
    shared = SharedAnswers(Shared(redis.url), "release")
    shared.put(b"\x00key", ANSWER)
    assert shared.get(b"\x00key") == ANSWER
    assert shared.get(b"other") is None


def test_other_releases_answers_are_none_of_ours(redis: Server) -> None:
    SharedAnswers(Shared(redis.url), "before").put(b"key", ANSWER)
    assert SharedAnswers(Shared(redis.url), "after").get(b"key") is None
    assert len(generation()) == 24


@pytest.mark.parametrize(
    "stored", [b"", b"\n", b"{}\nx", b'{"version": 1}\n', b"\xff\n\xff", b"[]\n"]
)
def test_what_is_no_answer_is_left_alone(redis: Server, stored: bytes) -> None:
    with Redis.from_url(redis.url) as client:
        client.set(b"graphql:release:key", stored)
    assert SharedAnswers(Shared(redis.url), "release").get(b"key") is None


def test_answers_leave_redis_by_themselves(redis: Server) -> None:
    SharedAnswers(Shared(redis.url), "release").put(b"key", ANSWER)
    with Redis.from_url(redis.url) as client:
        assert 0 < client.ttl(b"graphql:release:key") <= SHARED_SECONDS


def test_nothing_fails_without_redis(redis: Server) -> None:
    redis.stop()
    NewsPageFactory.create(title="Aims")
    asking = Asking(shared=SharedAnswers(Shared(redis.url), "release"))
    assert [asking.post().titles for _ in range(2)] == [["Aims"]] * 2
    assert asking.passed == 1


def test_redis_that_hangs_is_left_alone_for_a_while(redis: Server) -> None:
    shared = SharedAnswers(Shared(redis.url), "release")
    shared.put(b"key", ANSWER)
    assert redis.process is not None
    redis.process.send_signal(signal.SIGSTOP)
    started = time.monotonic()
    for _ in range(50):
        assert shared.get(b"key") is None
        shared.put(b"other", ANSWER)
    waited = time.monotonic() - started
    redis.process.send_signal(signal.SIGCONT)
    assert waited < 20 * sharing.SOCKET_SECONDS


def test_redis_that_is_back_is_used_again(redis: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "REST_SECONDS", 0.0)
    shared = SharedAnswers(Shared(redis.url), "release")
    redis.stop()
    shared.put(b"key", ANSWER)
    redis.start()
    shared.put(b"key", ANSWER)
    assert shared.get(b"key") == ANSWER
