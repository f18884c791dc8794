"""Mails for their reader alone: nobody else sees what they say, and it is gone at the end."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from cms.settings import base
from core.models import MailState, OutgoingMail
from core.services import mail, mail_delivery
from core.services.mail_delivery import DeliveryReport, claim, deliver
from core.services.mail_erasing import erase_mails
from tests.factories import UserFactory, make_site
from tests.mail_server import MailServer, deliver_to, mail_server

pytestmark = pytest.mark.django_db

SECRET = "cx5zyxwvutsrq"
LISTING = "/admin/reports/mails/"


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as (running, port):
        deliver_to(settings, port)
        yield running


@pytest.fixture
def secret(settings: Settings) -> OutgoingMail:
    """Return a mail as a library writes it; its words are in all that it says."""
    settings.EMAIL_BACKEND = base.EMAIL_BACKEND
    message = EmailMultiAlternatives(f"Subject {SECRET}", SECRET, to=["boss@example.org"])
    message.attach_alternative(f"<p>{SECRET}</p>", "text/html")
    message.send()
    return OutgoingMail.objects.get()


def come_due() -> None:
    OutgoingMail.objects.update(next_attempt_at=timezone.now() - timedelta(seconds=1))


def stored() -> str:
    """Return all that the table holds."""
    return str(list(OutgoingMail.objects.values_list()))


def is_sent(server: MailServer) -> None:
    assert deliver() == DeliveryReport(sent=1)


def is_refused_for_good(server: MailServer) -> None:
    server.reply("RCPT", "550 5.1.1 unknown")
    assert deliver() == DeliveryReport(given_up=1)


def fails_too_often(server: MailServer) -> None:
    server.reply("RCPT", *["450 4.2.1 later"] * mail_delivery.MOST_ATTEMPTS)
    for _ in range(mail_delivery.MOST_ATTEMPTS):
        assert SECRET in stored()
        come_due()
        deliver()


def loses_every_worker(server: MailServer) -> None:
    for _ in range(mail_delivery.MOST_ATTEMPTS):
        come_due()
        claim()
    assert SECRET in stored()
    come_due()
    assert claim() is None


def is_erased(server: MailServer) -> None:
    assert erase_mails(OutgoingMail.objects.values_list("pk", flat=True)) == 1


ENDS = [
    (is_sent, MailState.SENT),
    (is_refused_for_good, MailState.GIVEN_UP),
    (fails_too_often, MailState.GIVEN_UP),
    (loses_every_worker, MailState.GIVEN_UP),
    (is_erased, MailState.GIVEN_UP),
]


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize(("ends", "state"), ENDS)
def test_whatever_becomes_of_it_its_words_are_gone(
    server: MailServer, ends: Callable[[MailServer], None], state: MailState
) -> None:
    assert stored().count(SECRET) == 3
    ends(server)
    row = OutgoingMail.objects.get()
    assert row.state == state
    assert SECRET not in stored()
    assert (row.subject, row.text, row.html) == ("", "", "")


def test_others_keep_their_words_for_a_while(server: MailServer) -> None:
    mail.send(key="a:1", to="a@example.org", subject="Hi", text="Hello", language="en", purpose="a")
    assert deliver() == DeliveryReport(sent=1)
    row = OutgoingMail.objects.get()
    assert (row.subject, row.text, row.erased_at) == ("Hi", "Hello", None)


def test_its_address_is_kept_as_long_as_others(secret: OutgoingMail, server: MailServer) -> None:
    deliver()
    assert OutgoingMail.objects.get().to == "boss@example.org"
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(days=31))
    assert mail_delivery.erase_old() == 1
    row = OutgoingMail.objects.get()
    assert (row.to, row.state) == ("", MailState.SENT)
    assert row.erased_at is not None


def test_dead_one_is_not_sent_again(secret: OutgoingMail, server: MailServer) -> None:
    is_refused_for_good(server)
    assert not mail.send_again(secret)
    secret.refresh_from_db()
    assert secret.state == MailState.GIVEN_UP
    assert OutgoingMail.objects.figures()["given_up"] == 0
    come_due()
    assert deliver() == DeliveryReport()
    assert server.received == []


@pytest.fixture
def administrator() -> Client:
    make_site()
    client = Client()
    client.force_login(UserFactory.create(username="root", is_superuser=True))
    return client


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("state", MailState)
def test_administrators_see_what_became_of_it_and_no_word(
    administrator: Client, secret: OutgoingMail, state: MailState
) -> None:
    OutgoingMail.objects.update(state=state)
    addresses = (LISTING, f"{LISTING}{secret.pk}/", f"{LISTING}?q=boss")
    listing, inspected, found = (page(administrator, address) for address in addresses)
    assert "boss@example.org" in listing
    assert "boss@example.org" in found
    assert "boss@example.org" in inspected
    assert SECRET not in listing + inspected + found
    assert "The text of this e-mail is for its reader alone" in inspected
    assert "Send again" not in inspected
    assert secret.key not in listing
    # Nobody has read anything, so nothing says so.
    assert not ModelLogEntry.objects.filter(action="core.mail_read").exists()


def test_its_words_are_not_searched(administrator: Client, secret: OutgoingMail) -> None:
    assert "No e-mail matches." in page(administrator, f"{LISTING}?q={SECRET}")


def test_administrator_who_would_send_it_again_is_told_why_not(
    administrator: Client, secret: OutgoingMail, server: MailServer
) -> None:
    is_refused_for_good(server)
    assert "Mails that could not be sent" not in page(administrator, "/admin/")
    response: Any = administrator.post(f"{LISTING}{secret.pk}/again/", follow=True)
    (message,) = (str(each) for each in response.context["messages"])
    assert message.strip() == (
        "The text of this e-mail is for its reader alone and is not kept, so it can’t be sent "
        "again. Who needs it asks for a new one."
    )
    secret.refresh_from_db()
    assert secret.state == MailState.GIVEN_UP
    assert not ModelLogEntry.objects.filter(action="core.mail_sent_again").exists()


def test_log_has_no_word_of_it(
    secret: OutgoingMail, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.reply("DATA", f"451 {SECRET} for boss@example.org")
    assert deliver() == DeliveryReport(postponed=1)
    ours = [record for record in caplog.records if record.name != "mail.log"]  # The server's own.
    assert [record.getMessage() for record in ours] == [
        f"Mail {secret.pk}: attempt 1 failed: message refused: 451"
    ]
