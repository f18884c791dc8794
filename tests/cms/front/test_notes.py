"""What is to be remembered of an answer is told each time that it is given, kept or not."""

from collections.abc import Iterator
from typing import Any

import pytest

from cms.graphql.cache import SharedAnswers
from cms.graphql.shared import Shared
from core import registry
from core.registry import ExtensionPoint, Note
from tests.cms.front.asking import Asking
from tests.cms.front.conftest import Server
from tests.consumers.server import open_connection
from tests.factories import make_site

QUERY = {"query": '{ search(query: "airport") { nodes { title } } }'}
NOTE = ("searched in vain", "en", "airport")


@pytest.fixture(autouse=True)
def inside_the_transaction(db: None) -> Iterator[None]:
    make_site()
    with open_connection():
        yield


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    """Return the notes of all answers that are given."""
    point: ExtensionPoint[Any] = ExtensionPoint("answers_given")
    notes: list[Note] = []
    point.register(notes.append)
    monkeypatch.setattr(registry, "answers_given", point)
    return notes


def test_kept_answer_tells_as_often_as_it_is_given(noted: list[Note]) -> None:
    asking = Asking()
    answers = [asking.post(QUERY) for _ in range(3)]
    assert {answer.body for answer in answers} == {b'{"data":{"search":{"nodes":[]}}}'}
    assert (asking.passed, noted) == (1, [NOTE] * 3)
    asking.post({"query": "{ locales { code } }"})
    asking.post({"query": "{ locales { code } }"})
    assert len(noted) == 3


def test_answer_of_another_process_tells_it_too(noted: list[Note], redis: Server) -> None:
    one, other = (Asking(shared=SharedAnswers(Shared(redis.url), "release")) for _ in range(2))
    one.post(QUERY)
    other.post(QUERY)
    other.post(QUERY)
    assert (one.passed, other.passed) == (1, 0)
    assert noted == [NOTE] * 3
