"""The worker's ticker: the due-task is enqueued once, and a failing tick ends nothing."""

import threading
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from core.management.commands import worker
from core.models import OutgoingMail
from core.tasks import deliver_mails, make_renditions, publish_due

DATABASE_TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def database_tasks(settings: Settings, db: None) -> None:
    settings.TASKS = DATABASE_TASKS


@pytest.mark.usefixtures("database_tasks")
def test_tick_enqueues_the_due_task_only_when_none_waits() -> None:
    worker.tick()
    worker.tick()
    assert [result.task_path for result in DBTaskResult.objects.all()] == [publish_due.module_path]


@pytest.mark.usefixtures("database_tasks")
def test_tick_enqueues_delivery_when_a_mail_is_due_and_none_waits_for_it() -> None:
    OutgoingMail.objects.create(
        key="a:1", to="a@example.org", next_attempt_at=timezone.now() + timedelta(minutes=1)
    )
    worker.tick()
    assert not DBTaskResult.objects.filter(task_path=deliver_mails.module_path).exists()
    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    worker.tick()
    worker.tick()
    assert DBTaskResult.objects.filter(task_path=deliver_mails.module_path).count() == 1


@pytest.mark.usefixtures("database_tasks")
def test_due_task_is_taken_before_what_waits_already() -> None:
    make_renditions.enqueue([1])
    worker.tick()
    first = DBTaskResult.objects.ready().first()
    assert first is not None
    assert first.task_path == publish_due.module_path


@pytest.mark.usefixtures("database_tasks")
def test_tick_enqueues_again_beside_one_that_was_interrupted_at_work() -> None:
    worker.tick()
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING)
    worker.tick()
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["READY", "RUNNING"]


@pytest.mark.usefixtures("database_tasks")
def test_tick_forgets_older_successes_and_keeps_failures() -> None:
    older, newer = timezone.now() - timedelta(hours=2), timezone.now()
    for status, finished_at in [
        (TaskResultStatus.SUCCESSFUL, older),
        (TaskResultStatus.SUCCESSFUL, newer),
        (TaskResultStatus.FAILED, older),
    ]:
        result = publish_due.enqueue()
        DBTaskResult.objects.filter(id=result.id).update(status=status, finished_at=finished_at)
    worker.tick()
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == [
        "FAILED",
        "READY",
        "SUCCESSFUL",
    ]


def test_failing_tick_is_logged_and_the_next_one_comes(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    second_tick = threading.Event()
    calls: list[None] = []

    def failing_once() -> None:
        calls.append(None)
        if len(calls) == 1:
            raise DatabaseError("the database is away")
        second_tick.set()

    monkeypatch.setattr(worker, "tick", failing_once)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    ticker = worker.Ticker(interval_seconds=0.01)
    ticker.start()
    assert second_tick.wait(timeout=5)
    ticker.stop()
    assert not ticker.is_alive()
    assert [record.message for record in caplog.records] == [
        "The due-task could not be enqueued; trying again."
    ]


def test_worker_refuses_a_backend_that_keeps_no_tasks() -> None:
    with pytest.raises(CommandError, match="django-tasks-db"):
        call_command("worker")
