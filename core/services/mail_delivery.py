"""Deliver mails: claim a row, hand it to the mail server, write down what became of it.

Why each step is committed by itself: docs/adr/0020-mails-are-rows-before-they-are-mails.md.
"""

import logging
import random
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.charset import QP, Charset
from email.utils import format_datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import InterfaceError, OperationalError, transaction
from django.db import connection as db_connection
from django.utils import timezone

from core.mail_errors import MAIL_ERRORS, Failure, failure_of
from core.models import MailState, OutgoingMail
from core.models.outgoing_mail import ERASED

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 20
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=4)
"""Pauses double from the first to the longest: twenty attempts take about two days."""

SHORTEST_LEASE = timedelta(minutes=5)
LEASE_TIMEOUTS = 30
"""After its lease whoever claimed a mail is taken for dead. A dialogue has about a dozen answers,
each of which may take as long as EMAIL_TIMEOUT lets it."""

MARK_PAUSES_SECONDS = (0.5, 1, 2, 4)
"""Pauses between attempts to write down that a mail was accepted."""

AWAY_PAUSE = timedelta(seconds=30)
"""How long nobody asks a mail server that did not answer."""

LONGEST_RUN_SECONDS = 20.0
"""Then a worker's other tasks have their turn; what is left is taken by the next run."""


@dataclass(slots=True)
class DeliveryReport:
    """What one run did: numbers of mails; unfinished when its time was over before they were."""

    sent: int = 0
    postponed: int = 0
    given_up: int = 0
    erased: int = 0
    is_unfinished: bool = False


def deliver() -> DeliveryReport:
    """Send what is due over one connection, oldest first, for a while; end when the server is away.

    Any number of workers may run it at once: a mail is claimed by one of them.
    """
    report = DeliveryReport()
    ends_at = time.monotonic() + LONGEST_RUN_SECONDS
    connection = get_connection(settings.MAIL_DELIVERY_BACKEND)
    try:
        while mail := claim():
            if not _attempt(mail, connection, report):
                break
            if time.monotonic() >= ends_at:
                report.is_unfinished = True
                break
    finally:
        _close(connection)
    return report


def claim() -> OutgoingMail | None:
    """Take the mail that has waited longest, for the time of a lease; None when none is due.

    What was tried too often, by workers that died over it, is given up instead of taken.
    """
    while True:
        with transaction.atomic():
            now = timezone.now()
            due = OutgoingMail.objects.due(now).order_by("next_attempt_at", "pk")
            # Rows that another worker is claiming are skipped; SQLite lets one write at a time.
            mail = due.select_for_update(skip_locked=True).first()
            if mail is None:
                return None
            if mail.attempts < MOST_ATTEMPTS:
                mail.state, mail.attempts = MailState.SENDING, mail.attempts + 1
                mail.next_attempt_at = now + lease()
                mail.save(update_fields=["state", "attempts", "next_attempt_at"])
                return mail
            OutgoingMail.objects.filter(pk=mail.pk).update(
                state=MailState.GIVEN_UP, given_up_at=now, **mail.emptied_at_end
            )
            logger.warning("Mail %s was given up: no attempt came to an end", mail.pk)


def lease() -> timedelta:
    """Return for how long a mail belongs to whoever claims it."""
    return max(SHORTEST_LEASE, LEASE_TIMEOUTS * timedelta(seconds=settings.EMAIL_TIMEOUT or 0))


def message_of(mail: OutgoingMail, connection: Any) -> EmailMultiAlternatives:
    """Return a mail as it goes out: the same whenever, and however often, it does."""
    message = EmailMultiAlternatives(
        mail.subject,
        mail.text,
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        connection=connection,
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            "Message-ID": mail.message_id,
            "Date": format_datetime(mail.created_at),
            "Auto-Submitted": "auto-generated",
            **({"Content-Language": mail.language} if mail.language else {}),
        },
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    # Seven-bit lines of bounded length go through any server.
    message.encoding = Charset("utf-8")
    message.encoding.body_encoding = QP
    return message


def pause_after(attempts: int) -> timedelta:
    """Return how long to wait after so many attempts; spread, so that not all come back at once."""
    pause = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
    return pause * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing


def _attempt(mail: OutgoingMail, connection: Any, report: DeliveryReport) -> bool:
    """Send a claimed mail; return whether the next one may be tried at once."""
    try:
        connection.open()
        message_of(mail, connection).send()
    except MAIL_ERRORS as error:
        failure = failure_of(error)
        _close(connection)
        _write_failure(mail, failure, report)
        return not failure.server_is_away
    # Nothing stands between the server's acceptance and this line: not even the goodbye.
    _write_sent(mail)
    report.sent += 1
    return True


def _write_sent(mail: OutgoingMail) -> None:
    """Write down that a mail was accepted, even if the lease has ended meanwhile: it was.

    What is not written down is sent a second time: a database that is away is asked again.
    """
    for pause_seconds in MARK_PAUSES_SECONDS:
        try:
            _mark_sent(mail)
        except (OperationalError, InterfaceError):
            logger.warning("Mail %s was accepted; the database could not be told yet", mail.pk)
            db_connection.close()
            time.sleep(pause_seconds)
        else:
            return
    _mark_sent(mail)


def _mark_sent(mail: OutgoingMail) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(
        state=MailState.SENT,
        sent_at=timezone.now(),
        given_up_at=None,
        last_error="",
        **mail.emptied_at_end,
    )


def _write_failure(mail: OutgoingMail, failure: Failure, report: DeliveryReport) -> None:
    """Postpone a mail or give it up, unless another worker has taken it over."""
    now = timezone.now()
    over = failure.is_final or mail.attempts >= MOST_ATTEMPTS
    values: dict[str, Any] = {"last_error": failure.words}
    if over:
        values |= {"state": MailState.GIVEN_UP, "given_up_at": now, **mail.emptied_at_end}
        report.given_up += 1
    else:
        waits_until = now + pause_after(mail.attempts)
        values |= {"state": MailState.WAITING, "next_attempt_at": waits_until}
        report.postponed += 1
    ours = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.SENDING, attempts=mail.attempts)
    with transaction.atomic():
        ours.update(**values)
        if failure.server_is_away:
            _let_all_wait(now)
    level = logging.ERROR if over else logging.WARNING
    logger.log(level, "Mail %s: attempt %s failed: %s", mail.pk, mail.attempts, failure.words)


def _let_all_wait(now: datetime) -> None:
    """Spare the workers from asking, once for each mail, a server that is not there."""
    until = now + AWAY_PAUSE
    waiting = OutgoingMail.objects.filter(state=MailState.WAITING, next_attempt_at__lt=until)
    # What somebody is erasing is passed over: each might wait for rows that the other one has.
    free = waiting.select_for_update(skip_locked=True).values("pk")
    OutgoingMail.objects.filter(pk__in=free).update(next_attempt_at=until)


def _close(connection: Any) -> None:
    """Say goodbye; what the server answers to that changes nothing any more."""
    try:
        connection.close()
    except MAIL_ERRORS:
        logger.debug("The mail server took no leave.")


def erase_old() -> int:
    """Erase texts and addresses of mails that are over and old; return of how many.

    Key, purpose, state and dates stay.
    """
    now = timezone.now()
    old = OutgoingMail.objects.to_erase(now - timedelta(days=settings.MAIL_KEPT_DAYS))
    return old.update(**ERASED, erased_at=now)


def has_work() -> bool:
    """Tell whether a mail is to be sent or to be erased."""
    now = timezone.now()
    kept_since = now - timedelta(days=settings.MAIL_KEPT_DAYS)
    mails = OutgoingMail.objects
    return mails.due(now).exists() or mails.to_erase(kept_since).exists()
