"""What apps do by themselves: piece by piece, in transactions of their own."""

from collections.abc import Callable

import pytest
from django.db import connection

from core import registry
from core.registry import DueWork, ExtensionPoint
from core.services.due_work import do_due_work
from core.tasks import publish_due
from news.models import Topic
from tests.factories import TopicFactory

pytestmark = pytest.mark.django_db

Register = Callable[[DueWork], DueWork]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Register:
    """Return how a piece of work is registered; nothing else is."""
    point: ExtensionPoint[DueWork] = ExtensionPoint("due_work")
    monkeypatch.setattr(registry, "due_work", point)
    return point.register


def write_and_fail() -> None:
    TopicFactory.create(name="Half")
    raise LookupError


def write() -> None:
    assert connection.in_atomic_block
    TopicFactory.create(name="Whole")


def test_failure_writes_nothing_and_stops_no_other(
    work: Register, caplog: pytest.LogCaptureFixture
) -> None:
    work(write_and_fail)
    work(write)
    assert do_due_work() == 1
    assert [topic.name for topic in Topic.objects.all()] == ["Whole"]
    assert [record.getMessage() for record in caplog.records] == [
        "Due work failed: tests.core.test_due_work.write_and_fail"
    ]


def test_due_task_does_it_and_counts_failures(work: Register) -> None:
    work(write_and_fail)
    work(write)
    assert publish_due.func() == {"published": 0, "expired": 0, "refused": 0, "failed": 1}
    assert Topic.objects.filter(name="Whole").exists()
