"""What Django and libraries send in a request is a row, in its transaction, and leaves later."""

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage as Received
from typing import Any

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection, send_mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from cms.settings import base
from core.models import MailState, OutgoingMail, User
from core.services.mail import MailRefused
from core.services.mail_delivery import DeliveryReport, deliver
from tests import editor
from tests.factories import NewsPageFactory, UserFactory
from tests.mail_server import MailServer, deliver_to, mail_server

pytestmark = pytest.mark.django_db

SENDER = "cms@alliance.example"
FORGOTTEN = "/admin/password_reset/"


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """Send as a host does: pytest-django keeps mails in memory."""
    settings.EMAIL_BACKEND = base.EMAIL_BACKEND
    settings.DEFAULT_FROM_EMAIL = f"The Alliance <{SENDER}>"


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as (running, port):
        deliver_to(settings, port)
        yield running


def forget_password(client: Client, address: str) -> None:
    response: Any = client.post(FORGOTTEN, {"email": address})
    assert (response.status_code, response.url) == (302, f"{FORGOTTEN}done/")


def rows() -> list[OutgoingMail]:
    return list(OutgoingMail.objects.order_by("pk"))


def test_forgotten_password_is_answered_by_the_worker_and_not_by_the_request(
    client: Client, server: MailServer
) -> None:
    user = UserFactory.create(username="boss", email="boss@example.org", password="Old-1-words")
    forget_password(client, "boss@example.org")
    (row,) = rows()
    assert (row.to, row.state) == ("boss@example.org", MailState.WAITING)
    assert (row.purpose, row.is_secret) == ("admin-notice", True)
    assert server.received == []
    assert deliver() == DeliveryReport(sent=1)
    (received,) = server.received
    assert received.to == ["boss@example.org"]
    link = re.search(r"http://\S+(/admin/password_reset/confirm/\S+)", content_of(received.message))
    assert link is not None
    form: Any = client.get(link[1], follow=True)
    new = {"new_password1": "New-1-words", "new_password2": "New-1-words"}
    client.post(form.redirect_chain[-1][0], new)
    user.refresh_from_db()
    assert user.check_password("New-1-words")


def content_of(message: Received) -> str:
    """Return the plain text of a mail."""
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def test_nobody_is_written_to_about_an_address_that_is_nobodys(client: Client) -> None:
    forget_password(client, "nobody@example.org")
    assert rows() == []


def test_page_that_waits_is_told_of_in_the_transaction_that_submits_it(
    editor_client: Client, editor_user: User, moderator: User, server: MailServer
) -> None:
    page = NewsPageFactory.create(title="Ready", publish=False, owner=editor_user)
    data = editor.form_data(page, editor_user) | editor.SUBMIT
    editor_client.post(editor.edit_url(page), data)
    (row,) = rows()
    assert (row.to, row.language) == (moderator.email, "")
    assert "Ready" in row.subject
    assert server.received == []
    assert deliver() == DeliveryReport(sent=1)
    (received,) = server.received
    assert received.message["Content-Language"] is None
    assert received.message["Auto-Submitted"] == "auto-generated"
    assert "Ready" in content_of(received.message)


def test_request_that_fails_sends_nothing() -> None:
    def fail() -> None:
        with transaction.atomic():
            send_mail("Subject", "Text", None, ["a@example.org"])
            assert len(rows()) == 1
            raise LookupError("the request")

    with pytest.raises(LookupError, match="the request"):
        fail()
    assert rows() == []


def test_each_recipient_gets_a_mail_that_names_no_other(server: MailServer) -> None:
    message = EmailMessage(
        "Subject",
        "Text",
        to=["A. Person <a@example.org>", "b@example.org"],
        cc=["c@example.org", "b@example.org"],
        bcc=["d@example.org"],
    )
    assert message.send() == 1
    assert deliver() == DeliveryReport(sent=4)
    addresses = [f"{name}@example.org" for name in "abcd"]
    assert [received.to for received in server.received] == [[address] for address in addresses]
    for received, address in zip(server.received, addresses, strict=True):
        assert received.message["To"] == address
        assert set(re.findall(r"\w@example\.org", received.raw.decode())) == {address}
        assert not {"Cc", "Bcc"}.intersection(received.message.keys())
    assert len({received.message_id for received in server.received}) == 4


def test_html_goes_beside_the_text_and_repeats_nothing_else(server: MailServer) -> None:
    text, html = "Grüße — the text.", "<p>Grüße — the <b>text</b>.</p>"
    message = EmailMultiAlternatives("Subject", text, to=["a@example.org"])
    message.attach_alternative(html, "text/html")
    message.send()
    deliver()
    (received,) = server.received
    parts = list(received.message.iter_parts())
    assert received.message.get_content_type() == "multipart/alternative"
    assert [(part.get_content_type(), part.get_content()) for part in parts] == [
        ("text/plain", text),
        ("text/html", html),
    ]
    assert received.raw.isascii()


@pytest.mark.parametrize(
    ("sender", "reply_to", "answered"),
    [
        (None, [], None),
        (SENDER, [], None),
        (None, ["Desk <desk@example.org>"], "desk@example.org"),
        ("Other <other@example.org>", [], "other@example.org"),
        ("other@example.org", ["desk@example.org"], "desk@example.org"),
    ],
)
def test_all_leave_from_our_address_and_another_sender_is_answered(
    server: MailServer, sender: str | None, reply_to: list[str], answered: str | None
) -> None:
    EmailMessage("Subject", "Text", sender, ["a@example.org"], reply_to=reply_to).send()
    deliver()
    (received,) = server.received
    assert received.message["From"] == f"The Alliance <{SENDER}>"
    assert received.message["Reply-To"] == answered


def with_file() -> EmailMessage:
    message = EmailMessage("Subject", "Text", to=["a@example.org"])
    message.attach("file.txt", "Words", "text/plain")
    return message


def in_html_alone() -> EmailMessage:
    message = EmailMessage("Subject", "<p>Text</p>", to=["a@example.org"])
    message.content_subtype = "html"
    return message


def with_invitation() -> EmailMessage:
    message = EmailMultiAlternatives("Subject", "Text", to=["a@example.org"])
    message.attach_alternative("BEGIN:VCALENDAR", "text/calendar")
    return message


def to(*addresses: str, **values: Any) -> EmailMessage:
    return EmailMessage(values.pop("subject", "Subject"), "Text", to=addresses, **values)


REFUSED: list[tuple[Callable[[], EmailMessage], str]] = [
    (with_file, "A mail has no attachments."),
    (in_html_alone, "A mail has a plain text; HTML may stand beside it."),
    (with_invitation, "A mail has one alternative to its text, which is HTML."),
    (lambda: to("a@example.org", headers={"X-Other": "1"}), "A mail has no headers of its own."),
    (lambda: to("a@example.org", reply_to=["b@c.org"] * 2), "A mail is answered to one address."),
    (lambda: to("a@example.org", "no\tone"), "An address or the purpose is not well formed."),
    (lambda: to("a@example.org", subject="One\nBcc: b@c.org"), "A subject is one line."),
]


@pytest.mark.parametrize(("write", "why"), REFUSED, ids=[why for _, why in REFUSED])
def test_what_a_row_can_not_hold_is_refused_and_not_cut(
    write: Callable[[], EmailMessage], why: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(MailRefused, match=re.escape(why)):
        write().send()
    assert rows() == []
    assert write().send(fail_silently=True) == 0
    assert rows() == []
    assert caplog.messages == [f"A mail of a library was refused: {why}"]


def test_many_messages_are_written_and_counted() -> None:
    connection = get_connection()
    with connection as opened:
        assert opened.send_messages([to("a@example.org"), to("b@example.org"), to()]) == 2
    assert [row.to for row in rows()] == ["a@example.org", "b@example.org"]


def test_operator_tries_the_way_of_all_mails(server: MailServer) -> None:
    call_command("sendtestemail", "operator@example.org")
    assert deliver() == DeliveryReport(sent=1)
    assert [received.to for received in server.received] == [["operator@example.org"]]
