"""Delivery over SMTP: what goes out, what a refusal means, and who may touch a row."""

import re
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from core.models import MailState, OutgoingMail
from core.services import mail, mail_delivery
from core.services.mail_delivery import DeliveryReport, deliver
from core.tasks import deliver_mails
from tests.core.test_mail import VALUES
from tests.mail_server import HOST, MailServer, deliver_to, free_port, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings: Settings) -> int:
    """Send mails to a port at which no server listens yet; return it."""
    deliver_to(settings, free_port())
    settings.DEFAULT_FROM_EMAIL = "The Alliance <cms@alliance.example>"
    return settings.EMAIL_PORT


@pytest.fixture
def server(port: int) -> Iterator[MailServer]:
    with mail_server(port) as (running, _port):
        yield running


def write(number: int = 1, **values: Any) -> OutgoingMail:
    return mail.send(**VALUES | {"key": f"mail:{number}"} | values)


def come_due() -> None:
    """Let the time pass until every mail is due."""
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))


def stored(row: OutgoingMail) -> OutgoingMail:
    return OutgoingMail.objects.get(pk=row.pk)


def test_mail_goes_out_plain_and_says_that_a_program_wrote_it(server: MailServer) -> None:
    text = "Merci — nous l’avons reçue.\n.\nFrom here on: " + "ż" * 2000 + "\n"
    row = write(subject="Reçu : Żywiec", text=text, language="fr", reply_to="desk@example.org")
    assert deliver() == DeliveryReport(sent=1)
    (received,) = server.received
    message = received.message
    assert received.to == ["mayor@example.org"]
    assert message.get_content().replace("\r\n", "\n") == text
    headers = {name: message[name] for name in sorted(message.keys())}
    assert headers == {
        "Auto-Submitted": "auto-generated",
        "Content-Language": "fr",
        "Content-Transfer-Encoding": "quoted-printable",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Date": message["Date"],
        "From": "The Alliance <cms@alliance.example>",
        "MIME-Version": "1.0",
        "Message-ID": row.message_id,
        "Reply-To": "desk@example.org",
        "Subject": "Reçu : Żywiec",
        "To": "mayor@example.org",
    }
    assert message["Date"].datetime == row.created_at.replace(microsecond=0)
    assert received.raw.isascii()
    assert max(map(len, received.raw.splitlines())) <= 78


def test_mail_that_was_sent_is_not_sent_again(server: MailServer) -> None:
    row = stored(write())
    assert deliver() == DeliveryReport(sent=1)
    come_due()
    assert deliver() == DeliveryReport()
    assert len(server.received) == 1
    sent = stored(row)
    assert (sent.state, sent.attempts, sent.last_error) == (MailState.SENT, 1, "")
    assert sent.sent_at is not None
    assert row.created_at <= sent.sent_at <= timezone.now()


def test_oldest_goes_first_over_one_connection(server: MailServer) -> None:
    for number in range(3):
        write(number, subject=str(number))
    assert deliver() == DeliveryReport(sent=3)
    assert [received.message["Subject"] for received in server.received] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("step", "reply", "words"),
    [
        ("RCPT", "450 4.2.1 mayor@example.org is greylisted", "recipient refused: 450 4.2.1"),
        ("RCPT", "452 too many", "recipient refused: 452"),
        ("DATA", "451 4.3.0 try later", "message refused: 451 4.3.0"),
        ("MAIL", "451 4.3.2 try later", "SMTPSenderRefused 451 4.3.2"),
        ("MAIL", "550 5.7.1 cms@alliance.example may not", "SMTPSenderRefused 550 5.7.1"),
        ("RCPT", "421 4.3.2 closing", "recipient refused: 421 4.3.2"),
    ],
)
def test_mail_refused_for_now_waits_and_then_goes_out(
    server: MailServer, step: Any, reply: str, words: str
) -> None:
    row = write()
    server.reply(step, reply)
    before = timezone.now()
    assert deliver() == DeliveryReport(postponed=1)
    waiting = stored(row)
    assert (waiting.state, waiting.attempts, waiting.last_error) == (MailState.WAITING, 1, words)
    pause = waiting.next_attempt_at - before
    assert timedelta(seconds=44) < pause < timedelta(seconds=80)
    assert deliver() == DeliveryReport()
    come_due()
    assert deliver() == DeliveryReport(sent=1)
    assert [received.message_id for received in server.received] == [row.message_id]


@pytest.mark.parametrize(
    ("step", "reply", "words"),
    [
        ("RCPT", "550 5.1.1 <mayor@example.org> unknown", "recipient refused: 550 5.1.1"),
        ("DATA", "554 5.6.0 no", "message refused: 554 5.6.0"),
    ],
)
def test_mail_refused_for_good_is_given_up_and_those_behind_it_go_out(
    server: MailServer, step: Any, reply: str, words: str
) -> None:
    row = write(1)
    write(2)
    server.reply(step, reply)
    assert deliver() == DeliveryReport(sent=1, given_up=1)
    dead = stored(row)
    assert (dead.state, dead.attempts, dead.last_error) == (MailState.GIVEN_UP, 1, words)
    assert dead.given_up_at is not None
    assert mail.send_again(row)
    assert deliver() == DeliveryReport(sent=1)
    assert [received.message_id for received in server.received] == [
        mail.message_id_of("mail:2"),
        row.message_id,
    ]


def test_server_that_is_away_is_asked_once_for_all_that_wait(port: int) -> None:
    first, *others = (write(number) for number in range(3))
    before = timezone.now()
    assert deliver() == DeliveryReport(postponed=1)
    assert deliver() == DeliveryReport()
    assert stored(first).last_error == "ConnectionRefusedError"
    assert [stored(row).attempts for row in (first, *others)] == [1, 0, 0]
    assert all(stored(row).next_attempt_at > before + timedelta(seconds=29) for row in others)
    with mail_server(port) as (server, _port):
        come_due()
        assert deliver() == DeliveryReport(sent=3)
    assert len(server.received) == 3


def test_server_that_says_nothing_is_waited_for_no_longer_than_set(
    port: int, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT = 0.2
    row = write()
    with socket.create_server((HOST, port)):
        assert deliver() == DeliveryReport(postponed=1)
    assert stored(row).last_error == "SMTPServerDisconnected"


def test_mail_is_given_up_after_the_last_of_its_attempts(server: MailServer) -> None:
    row = write()
    server.reply("RCPT", *["450 4.2.1 later"] * mail_delivery.MOST_ATTEMPTS)
    for _ in range(mail_delivery.MOST_ATTEMPTS - 1):
        come_due()
        assert deliver() == DeliveryReport(postponed=1)
    come_due()
    assert deliver() == DeliveryReport(given_up=1)
    assert stored(row).state == MailState.GIVEN_UP
    come_due()
    assert deliver() == DeliveryReport()


def test_attempts_take_about_two_days() -> None:
    pauses = [mail_delivery.pause_after(number) for number in range(1, 20)]
    assert timedelta(hours=34) < sum(pauses, timedelta()) < timedelta(hours=61)
    assert max(pauses) < timedelta(hours=5)
    assert len(set(pauses)) == len(pauses)


def test_mail_under_lease_is_left_alone_until_the_lease_ends(server: MailServer) -> None:
    row = write()
    assert mail_delivery.claim() == row
    assert deliver() == DeliveryReport()
    assert stored(row).state == MailState.SENDING
    come_due()
    assert deliver() == DeliveryReport(sent=1)
    assert stored(row).attempts == 2


@pytest.mark.parametrize(("timeout", "minutes"), [(None, 5), (5, 5), (10, 5), (60, 30)])
def test_lease_outlasts_the_slowest_dialogue(
    settings: Settings, timeout: int | None, minutes: int
) -> None:
    settings.EMAIL_TIMEOUT = timeout
    row, before = write(), timezone.now()
    mail_delivery.claim()
    ends_at = stored(row).next_attempt_at
    assert timedelta(0) <= ends_at - before - timedelta(minutes=minutes) < timedelta(minutes=1)


def test_mail_over_which_every_worker_died_is_given_up(server: MailServer) -> None:
    row = write()
    for _ in range(mail_delivery.MOST_ATTEMPTS):
        come_due()
        assert mail_delivery.claim() == row
    come_due()
    assert mail_delivery.claim() is None
    assert (stored(row).state, server.received) == (MailState.GIVEN_UP, [])


def test_late_failure_touches_no_mail_that_another_worker_has_taken_over(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = write()
    attempt = mail_delivery.message_of

    def slow(claimed: OutgoingMail, connection: Any) -> Any:
        monkeypatch.setattr(mail_delivery, "message_of", attempt)
        come_due()  # The lease ends while this worker still talks,
        assert deliver() == DeliveryReport(sent=1)  # and another one takes over.
        server.reply("RCPT", "550 5.1.1 unknown")
        return attempt(claimed, connection)

    monkeypatch.setattr(mail_delivery, "message_of", slow)
    deliver()
    assert (stored(row).state, stored(row).attempts) == (MailState.SENT, 2)


def test_run_ends_when_its_time_is_over_and_another_one_goes_on(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mail_delivery, "LONGEST_RUN_SECONDS", 0.0)
    write(1)
    write(2)
    assert deliver() == DeliveryReport(sent=1, is_unfinished=True)
    assert mail_delivery.has_work()
    report = {"sent": 1, "postponed": 0, "given_up": 0, "erased": 0}
    assert deliver_mails.func() == report
    assert not mail_delivery.has_work()


def test_old_mails_keep_their_story_and_lose_their_words(settings: Settings) -> None:
    settings.MAIL_KEPT_DAYS = 30
    sent, dead, waiting, newer = (write(number, reply_to="a@example.org") for number in range(4))
    now = timezone.now()
    OutgoingMail.objects.exclude(pk=newer.pk).update(created_at=now - timedelta(days=31))
    OutgoingMail.objects.filter(pk__in=[sent.pk, newer.pk]).update(state=MailState.SENT)
    OutgoingMail.objects.filter(pk=dead.pk).update(state=MailState.GIVEN_UP)
    come_due()
    OutgoingMail.objects.filter(pk=waiting.pk).update(next_attempt_at=now + timedelta(days=1))
    assert mail_delivery.has_work()
    assert deliver_mails.func()["erased"] == 2
    assert not mail_delivery.has_work()
    for row in map(stored, (sent, dead)):
        assert (row.to, row.reply_to, row.subject, row.text) == ("", "", "", "")
        assert row.erased_at is not None
    assert (stored(sent).key, stored(sent).purpose) == ("mail:0", "application-received")
    assert (stored(waiting).to, stored(newer).to) == ("mayor@example.org", "mayor@example.org")


def test_log_and_error_name_neither_person_nor_text(
    server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    row = write(subject="Secret subject", text="Secret text")
    write(2, subject="Secret subject", text="Secret text")
    server.reply("RCPT", "550 5.1.1 <mayor@example.org>: Secret subject")
    server.reply("DATA", "451 mayor@example.org has no Secret text")
    caplog.set_level("DEBUG")
    assert deliver() == DeliveryReport(postponed=1, given_up=1)
    ours = [record for record in caplog.records if record.name != "mail.log"]  # The server's own.
    assert [record.getMessage() for record in ours] == [
        f"Mail {row.pk}: attempt 1 failed: recipient refused: 550 5.1.1",
        f"Mail {row.pk + 1}: attempt 1 failed: message refused: 451",
    ]
    errors = "".join(OutgoingMail.objects.values_list("last_error", flat=True))
    assert re.search("mayor|Secret", errors) is None
