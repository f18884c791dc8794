"""What is erased is written about to nobody any more, whatever of its mails waits still."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import Settings

from core.models import MailState, OutgoingMail
from core.services import mail_delivery
from core.services.mail import send, send_again
from core.services.mail_delivery import DeliveryReport, deliver
from submissions.models import ProfileCorrection, State, Submission
from submissions.services import receipts
from submissions.services.erasing import erase_submissions
from submissions.services.purging import purge
from tests.factories import AuthorityFactory
from tests.factories.submissions import CooperationProposalFactory, ProfileCorrectionFactory
from tests.mail_server import MailServer, deliver_to, mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as (running, port):
        deliver_to(settings, port)
        yield running


def proposal(**values: Any) -> Submission:
    """Return a proposal whose receipt waits."""
    row: Submission = CooperationProposalFactory.create(**values)
    receipts.tell(row)
    return row


def correction(**values: Any) -> ProfileCorrection:
    """Return a correction whose receipt waits, and the question to the authority."""
    authority = AuthorityFactory.create(
        contact_email="office@tivat.example", contact_legal_basis="consent"
    )
    row: ProfileCorrection = ProfileCorrectionFactory.create(
        authority=authority, state=State.UNCONFIRMED, confirmed_at=None, **values
    )
    receipts.tell(row)
    return row


def mails_of(submission: Submission) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(key__startswith=f"submission-{submission.pk}-"))


def come_due() -> None:
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))


def waits() -> None:
    """Leave the mails as they are written."""


def waits_for_another_attempt() -> None:
    OutgoingMail.objects.update(attempts=3, last_error="recipient refused: 450")


def was_being_sent_by_a_worker_that_died() -> None:
    OutgoingMail.objects.update(state=MailState.SENDING, attempts=1)


def is_a_dead_letter() -> None:
    OutgoingMail.objects.update(state=MailState.GIVEN_UP, given_up_at=timezone.now())


STATES = [
    waits,
    waits_for_another_attempt,
    was_being_sent_by_a_worker_that_died,
    is_a_dead_letter,
]


@pytest.mark.parametrize("is_so", STATES)
def test_no_mail_of_what_is_erased_leaves(server: MailServer, is_so: Callable[[], None]) -> None:
    submission = proposal()
    is_so()
    assert erase_submissions([submission.pk]) == 1
    come_due()
    assert deliver() == DeliveryReport()
    (row,) = mails_of(submission)
    assert not send_again(row)
    assert deliver() == DeliveryReport()
    assert server.received == []
    assert (row.state, row.to, row.subject, row.text) == (MailState.GIVEN_UP, "", "", "")
    assert row.erased_at is not None


def test_authority_is_not_asked_about_it_either(server: MailServer) -> None:
    submission = correction()
    assert {row.purpose for row in mails_of(submission)} == {
        "submission-received",
        "correction-confirm",
    }
    erase_submissions([submission.pk])
    assert [row.to for row in mails_of(submission)] == ["", ""]
    assert deliver() == DeliveryReport()


def test_mails_of_others_leave(server: MailServer) -> None:
    erased = proposal()
    # Its key begins as the erased one's does.
    near = proposal(pk=int(f"{erased.pk}1"), contact_email="near@town.example")
    send(
        key="receipt-1",
        to="other@town.example",
        subject="Other",
        text="Hello",
        language="en",
        purpose="receipt",
    )
    erase_submissions([erased.pk])
    assert deliver() == DeliveryReport(sent=2)
    assert [received.to for received in server.received] == [
        ["near@town.example"],
        ["other@town.example"],
    ]
    assert [row.state for row in mails_of(near)] == [MailState.SENT]


def test_what_was_sent_is_kept_as_all_mails_are(server: MailServer) -> None:
    submission = proposal(contact_email="ana@town.example")
    deliver()
    (before,) = mails_of(submission)
    erase_submissions([submission.pk])
    (row,) = mails_of(submission)
    assert (row.state, row.to, row.text) == (MailState.SENT, "ana@town.example", before.text)
    assert row.erased_at is None


def test_mail_that_leaves_meanwhile_is_on_record_as_sent_and_says_nothing(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = proposal()
    message_of = mail_delivery.message_of

    def slow(claimed: OutgoingMail, opened: Any) -> Any:
        message = message_of(claimed, opened)
        erase_submissions([submission.pk])  # While the worker has it in hand.
        return message

    monkeypatch.setattr(mail_delivery, "message_of", slow)
    assert deliver() == DeliveryReport(sent=1)
    (row,) = mails_of(submission)
    assert (row.state, row.to, row.text, row.given_up_at) == (MailState.SENT, "", "", None)
    assert row.sent_at is not None


def test_mail_that_fails_meanwhile_is_not_tried_again(
    server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = proposal()
    message_of = mail_delivery.message_of

    def slow(claimed: OutgoingMail, opened: Any) -> Any:
        message = message_of(claimed, opened)
        erase_submissions([submission.pk])
        server.reply("RCPT", "450 4.2.1 later")
        return message

    monkeypatch.setattr(mail_delivery, "message_of", slow)
    deliver()
    come_due()
    assert deliver() == DeliveryReport()
    assert server.received == []
    assert [row.state for row in mails_of(submission)] == [MailState.GIVEN_UP]


def test_what_is_forgotten_by_itself_is_written_about_no_more(
    server: MailServer, settings: Settings
) -> None:
    settings.SUBMISSIONS_UNCONFIRMED_KEPT_DAYS = settings.SUBMISSIONS_KEPT_DAYS = 0
    closed = proposal(state=State.DECLINED, closed_at=timezone.now())
    unconfirmed = correction()
    done = purge()
    assert (done["closed submissions"], done["unconfirmed submissions"]) == (1, 1)
    assert [row.to for each in (closed, unconfirmed) for row in mails_of(each)] == ["", "", ""]
    assert deliver() == DeliveryReport()
    assert server.received == []


def test_statements_are_the_same_for_more_mails(django_assert_max_num_queries: Any) -> None:
    counts = []
    for number in (1, 8):
        rows = [proposal() for _ in range(number)]
        with django_assert_max_num_queries(100) as counted:
            assert erase_submissions([row.pk for row in rows]) == number
        counts.append(len(counted))
        assert not OutgoingMail.objects.not_sent().exists()
    assert counts[0] == counts[1]
