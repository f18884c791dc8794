"""Writing mails: one of a key, with its cause, and nothing that could break out of a header."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from core.models import MailState, OutgoingMail
from core.services import mail
from core.tasks import deliver_mails
from tests.core.test_worker import DATABASE_TASKS

pytestmark = pytest.mark.django_db

VALUES: dict[str, Any] = {
    "key": "application-received:17",
    "to": "mayor@example.org",
    "subject": "Your application",
    "text": "We have it.",
    "language": "en",
    "purpose": "application-received",
}


@pytest.fixture
def database_tasks(settings: Settings) -> None:
    settings.TASKS = DATABASE_TASKS


def test_mail_waits_as_it_was_written() -> None:
    before = timezone.now()
    row = mail.send(**VALUES, reply_to="desk@example.org")
    row.refresh_from_db()
    assert {name: getattr(row, name) for name in VALUES} == VALUES
    assert (row.reply_to, row.state, row.attempts) == ("desk@example.org", MailState.WAITING, 0)
    assert before <= row.next_attempt_at <= timezone.now()


def test_key_that_was_used_gives_the_first_mail_and_no_second() -> None:
    first = mail.send(**VALUES)
    again = mail.send(**VALUES | {"to": "other@example.org", "text": "Another text."})
    assert (again.pk, again.to, again.text) == (first.pk, "mayor@example.org", "We have it.")
    assert OutgoingMail.objects.count() == 1


@pytest.mark.usefixtures("database_tasks")
def test_delivery_is_enqueued_once_a_mail() -> None:
    mail.send(**VALUES)
    mail.send(**VALUES)
    tasks = list(DBTaskResult.objects.values_list("task_path", flat=True))
    assert tasks == [deliver_mails.module_path]


@pytest.mark.usefixtures("database_tasks")
def test_cause_that_fails_takes_mail_and_task_with_it() -> None:
    def fail() -> None:
        with transaction.atomic():
            mail.send(**VALUES)
            raise LookupError("the cause")

    with pytest.raises(LookupError, match="the cause"):
        fail()
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_message_id_follows_from_the_key_and_stands_at_the_senders_domain(
    settings: Settings,
) -> None:
    settings.DEFAULT_FROM_EMAIL = "The Alliance <cms@alliance.example>"
    row = mail.send(**VALUES)
    other = mail.send(**VALUES | {"key": "application-received:18"})
    assert row.message_id == "<3dcfedfe823e128f8022cee344e0a819768a3c2f@alliance.example>"
    assert other.message_id != row.message_id
    settings.DEFAULT_FROM_EMAIL = "cms@elsewhere.example"
    assert mail.send(**VALUES).message_id == row.message_id


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("to", ""),
        ("to", "no address"),
        ("to", "a@example.org\nBcc: b@example.org"),
        ("to", "a@example.org, b@example.org"),
        ("to", "A <a@example.org>"),
        ("reply_to", "a@example.org\r\nBcc: b@example.org"),
        ("subject", "Hello\nBcc: b@example.org"),
        ("subject", "Hello\r\n\r\nAnother text"),
        ("subject", "Hello\u2028Bcc: b@example.org"),
        ("subject", "Hello\x0b\x85"),
        ("text", "Hello\0"),
        ("purpose", "what it is for"),
    ],
)
def test_what_is_no_mail_is_refused_and_nothing_is_written(name: str, value: str) -> None:
    with pytest.raises(mail.MailRefused):
        mail.send(**VALUES | {name: value})
    assert OutgoingMail.objects.count() == 0


def test_long_subject_is_cut() -> None:
    row = mail.send(**VALUES | {"subject": "ż" * 300})
    assert row.subject == "ż" * 249 + "…"


def test_dead_letter_is_tried_anew_with_its_own_message_id() -> None:
    row = mail.send(**VALUES)
    message_id = row.message_id
    OutgoingMail.objects.update(
        state=MailState.GIVEN_UP, attempts=20, given_up_at=timezone.now(), last_error="550"
    )
    assert mail.send_again(row)
    assert not mail.send_again(row)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.given_up_at) == (MailState.WAITING, 0, None)
    assert row.message_id == message_id


@pytest.mark.parametrize("state", [MailState.WAITING, MailState.SENDING, MailState.SENT])
def test_only_a_dead_letter_is_sent_again(state: MailState) -> None:
    row = mail.send(**VALUES)
    OutgoingMail.objects.update(state=state, attempts=3)
    assert not mail.send_again(row)
    row.refresh_from_db()
    assert (row.state, row.attempts) == (state, 3)


def test_erased_dead_letter_is_not_sent_again() -> None:
    row = mail.send(**VALUES)
    OutgoingMail.objects.update(
        state=MailState.GIVEN_UP, given_up_at=timezone.now(), erased_at=timezone.now(), text=""
    )
    assert not mail.send_again(row)
    row.refresh_from_db()
    assert row.state == MailState.GIVEN_UP


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("database_tasks")
def test_two_who_use_a_key_at_once_write_one_mail() -> None:
    both_are_there = threading.Barrier(2)

    def write(text: str) -> int:
        try:
            both_are_there.wait(30)
            with transaction.atomic():
                row = mail.send(**VALUES | {"text": text})
                time.sleep(0.3)  # The other one comes before this is committed.
            return int(row.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        first, second = threads.map(write, ["one", "two"])
    assert first == second
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count()) == (1, 1)
