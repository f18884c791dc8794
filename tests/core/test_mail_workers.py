"""Workers as on a host, killed at every step: no mail is lost, none leaves as two mails."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from core.models import MailState, OutgoingMail
from core.services import mail
from core.tasks import deliver_mails
from tests.core.test_mail import VALUES
from tests.core.test_worker import DATABASE_TASKS
from tests.freshness.processes import ROOT, database_url
from tests.mail_server import HOST, MailServer, Step, free_port, mail_server, wait_for

pytestmark = pytest.mark.django_db(transaction=True)

Worker = subprocess.Popen[str]


@pytest.fixture(autouse=True)
def same_settings(settings: Settings) -> None:
    """Write tasks into the database, and mails from the address that the workers have."""
    settings.TASKS = DATABASE_TASKS
    settings.DEFAULT_FROM_EMAIL = "cms@alliance.example"


@pytest.fixture
def server() -> Iterator[tuple[MailServer, int]]:
    with mail_server(seconds_each=0.01) as running:
        yield running


@contextmanager
def workers(port: int, folder: Path, count: int = 1, **environment: str) -> Iterator[list[Worker]]:
    """Run workers with the settings of a host; what they log goes into a file."""
    variables = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "a" * 60,
        "ALLOWED_HOSTS": "alliance.example",
        "DATABASE_URL": database_url(),
        "VAR_DIR": str(folder),
        "EMAIL_URL": f"smtp://{HOST}:{port}",
        "DEFAULT_FROM_EMAIL": "cms@alliance.example",
    }
    words = [sys.executable, "manage.py", "worker", "--interval", "0.1", "--tick", "0.3"]
    with (folder / "workers.log").open("a") as log:
        started = [
            subprocess.Popen(words, cwd=ROOT, env=variables | environment, stderr=log, text=True)  # noqa: S603 - our own words
            for _ in range(count)
        ]
    try:
        yield started
    finally:
        for process in started:
            process.kill()
            process.wait()


def write(number: int = 1) -> OutgoingMail:
    with transaction.atomic():
        return mail.send(**VALUES | {"key": f"mail:{number}"})


def end_leases() -> None:
    """Let the time pass after which whoever was sending is taken for dead."""
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))


def all_sent() -> bool:
    return not OutgoingMail.objects.exclude(state=MailState.SENT).exists()


def in_state(state: MailState) -> bool:
    return OutgoingMail.objects.filter(state=state).exists()


def message_ids(server: MailServer) -> list[str]:
    return [received.message_id for received in server.received]


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_worker_killed_before_the_server_has_accepted_leaves_exactly_one_mail(
    server: tuple[MailServer, int], tmp_path: Path, step: Step
) -> None:
    running, port = server
    running.halt_at(step)
    row = write()
    with workers(port, tmp_path) as (worker,):
        running.wait_until_halted()
        worker.kill()
        worker.wait()
    assert in_state(MailState.SENDING)
    running.go_on()
    end_leases()
    with workers(port, tmp_path):
        wait_for(all_sent)
    assert message_ids(running) == [row.message_id]


def test_worker_killed_between_claim_and_dialogue_leaves_exactly_one_mail(tmp_path: Path) -> None:
    row = write()
    silent = socket.create_server((HOST, 0))
    with silent, workers(silent.getsockname()[1], tmp_path) as (worker,):
        wait_for(lambda: in_state(MailState.SENDING))
        worker.kill()
        worker.wait()
    assert in_state(MailState.SENDING)
    end_leases()
    with mail_server() as (running, port), workers(port, tmp_path):
        wait_for(all_sent)
    assert message_ids(running) == [row.message_id]


def test_worker_killed_before_it_hears_of_the_acceptance_repeats_the_very_same_mail(
    server: tuple[MailServer, int], tmp_path: Path
) -> None:
    running, port = server
    running.halt_at("ACCEPTED")
    row = write()
    with workers(port, tmp_path) as (worker,):
        running.wait_until_halted()
        worker.kill()
        worker.wait()
    running.go_on()
    end_leases()
    with workers(port, tmp_path):
        wait_for(all_sent)
    first, second = running.received
    assert (first.message_id, second.message_id) == (row.message_id, row.message_id)
    assert first == second


def test_worker_killed_between_acceptance_and_mark_sends_no_second_mail_but_the_very_same(
    server: tuple[MailServer, int], tmp_path: Path
) -> None:
    running, port = server
    running.halt_at("DATA")
    row = write()
    with workers(port, tmp_path) as (worker,):
        running.wait_until_halted()
        with transaction.atomic():  # Whoever holds the row keeps the worker from its mark.
            OutgoingMail.objects.select_for_update().get()
            running.go_on()
            wait_for(lambda: running.received)
            wait_for(is_kept_waiting)
            worker.kill()
            worker.wait()
    end_leases()
    with workers(port, tmp_path):
        wait_for(all_sent)
    # PostgreSQL has been told of the mark and makes it; with SQLite it died with the worker.
    times = 1 if connection.vendor == "postgresql" else 2
    assert message_ids(running) == [row.message_id] * times


def is_kept_waiting() -> bool:
    """Tell whether somebody waits for a lock; SQLite does not tell, and it makes no difference."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return cursor.fetchone() != (0,)


@pytest.mark.one_database
def test_database_that_cuts_the_connection_before_the_mark_is_told_again(
    server: tuple[MailServer, int], tmp_path: Path
) -> None:
    running, port = server
    running.halt_at("DATA")
    row = write()
    with workers(port, tmp_path):
        running.wait_until_halted()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        running.go_on()
        wait_for(all_sent)
    row.refresh_from_db()
    assert row.attempts == 1
    assert message_ids(running) == [row.message_id]


def test_demonstration_keeps_mails_as_files_and_shows_them_as_sent(tmp_path: Path) -> None:
    row = write()
    with workers(0, tmp_path, DJANGO_SETTINGS_MODULE="cms.settings.dev", EMAIL_URL=""):
        wait_for(all_sent)
    (file,) = (tmp_path / "mail").iterdir()
    assert row.message_id in file.read_text()
    row.refresh_from_db()
    assert row.text == "We have it."


def test_mail_waits_for_a_server_that_is_away_and_leaves_when_it_is_back(tmp_path: Path) -> None:
    port = free_port()
    row = write()
    with workers(port, tmp_path):
        wait_for(lambda: OutgoingMail.objects.filter(attempts=1, state=MailState.WAITING).exists())
        with mail_server(port) as (running, _port):
            end_leases()
            wait_for(all_sent)
    assert message_ids(running) == [row.message_id]


def test_task_that_was_lost_is_made_good_by_the_tick(
    server: tuple[MailServer, int], tmp_path: Path
) -> None:
    running, port = server
    row = write()
    DBTaskResult.objects.all().delete()
    with workers(port, tmp_path):
        wait_for(all_sent)
    assert message_ids(running) == [row.message_id]


def test_two_workers_send_each_of_two_hundred_mails_once(
    server: tuple[MailServer, int], tmp_path: Path
) -> None:
    running, port = server
    with workers(port, tmp_path, count=2) as both:
        wait_for(both_are_at_work)
        with transaction.atomic():  # None is sent before all are there.
            rows = [write(number) for number in range(200)]
        wait_for(all_sent)
        for worker in both:
            worker.terminate()
        assert [worker.wait(30) for worker in both] == [0, 0]
    assert sorted(message_ids(running)) == sorted(row.message_id for row in rows)
    assert len(workers_that_sent()) == 2
    logged = (tmp_path / "workers.log").read_text()
    assert "mayor" not in logged
    assert "We have it" not in logged


def both_are_at_work() -> bool:
    """Tell whether each of two workers has done something: one may start well before the other."""
    seen = DBTaskResult.objects.successful().values_list("worker_ids", flat=True)
    return len({worker for workers in seen for worker in workers}) == 2


def workers_that_sent() -> set[str]:
    done = DBTaskResult.objects.filter(task_path=deliver_mails.module_path).successful()
    return {
        task.worker_ids[0]
        for task in done
        if task.return_value is not None and task.return_value["sent"]
    }
