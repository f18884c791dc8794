"""Erasing and sending at the same moment: neither waits for the other."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from core.models import MailState, OutgoingMail
from core.services.mail_delivery import DeliveryReport, deliver
from submissions.models import Submission
from submissions.services import receipts
from submissions.services.erasing import erase_submissions
from tests.factories.submissions import CooperationProposalFactory
from tests.mail_server import MailServer, deliver_to, free_port, mail_server

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE_SECONDS = 10.0
"""Far more than it takes, far less than the minute for which a server may halt."""


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as (running, port):
        deliver_to(settings, port, timeout=60)
        yield running


def proposal() -> Submission:
    row: Submission = CooperationProposalFactory.create()
    receipts.tell(row)
    return row


def beside(act: Callable[[], Any]) -> Callable[[], Any]:
    """Return a function for another thread, which leaves no connection behind."""

    def acting() -> Any:
        try:
            return act()
        finally:
            connection.close()

    return acting


def test_mail_that_a_worker_is_sending_keeps_nobody_from_erasing(server: MailServer) -> None:
    sent, waiting = proposal(), proposal()
    server.halt_at("DATA")
    with ThreadPoolExecutor(1) as thread:
        delivering = thread.submit(beside(deliver))
        server.wait_until_halted()
        begun = time.monotonic()
        assert erase_submissions([sent.pk, waiting.pk]) == 2
        assert time.monotonic() - begun < AT_ONCE_SECONDS
        server.go_on()
        assert delivering.result(60) == DeliveryReport(sent=1)
    assert len(server.received) == 1
    states = OutgoingMail.objects.order_by("pk").values_list("state", "to", "text")
    assert list(states) == [(MailState.SENT, "", ""), (MailState.GIVEN_UP, "", "")]


@pytest.mark.one_database
def test_worker_that_lets_all_wait_does_not_wait_for_who_erases(settings: Settings) -> None:
    deliver_to(settings, free_port())
    kept, erased = proposal(), proposal()
    with ThreadPoolExecutor(1) as thread, transaction.atomic():
        assert erase_submissions([erased.pk]) == 1
        report = thread.submit(beside(deliver)).result(AT_ONCE_SECONDS)
        assert report == DeliveryReport(postponed=1)
    states = OutgoingMail.objects.order_by("pk").values_list("state", "attempts")
    assert list(states) == [(MailState.WAITING, 1), (MailState.GIVEN_UP, 0)]
    assert Submission.objects.get(erased_at=None).pk == kept.pk
