"""The list of mails in the admin: what each role sees of them, and dead letters sent again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import MailState, OutgoingMail
from tests.clients import client_of
from tests.factories import make_site

pytestmark = pytest.mark.django_db

LISTING = "/admin/reports/mails/"


@pytest.fixture(autouse=True)
def site() -> None:
    make_site()


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def write(number: int, **values: Any) -> OutgoingMail:
    given: dict[str, Any] = {
        "key": f"example:{number}",
        "to": f"mayor{number}@example.org",
        "subject": "The subject",
        "text": "Line <one>\nLine two",
        "language": "en",
        "purpose": "application-received",
        "message_id": f"<{number}@alliance.example>",
        "created_at": timezone.now() - timedelta(minutes=number),
    }
    return OutgoingMail.objects.create(**given | values)


def give_up(number: int, **values: Any) -> OutgoingMail:
    over = {"state": MailState.GIVEN_UP, "attempts": 20, "given_up_at": timezone.now()}
    return write(number, **over, last_error="recipient refused: 550 5.1.1", **values)


def address_of(row: OutgoingMail) -> str:
    return f"{LISTING}{row.pk}/"


def test_coordinator_sees_mails_and_no_word_of_them() -> None:
    client, row = client_of("Register coordinators"), give_up(1)
    listing = page(client, LISTING)
    assert "mayor1@example.org" in listing
    assert "recipient refused: 550 5.1.1" in listing
    assert address_of(row) in listing
    mail = page(client, address_of(row))
    assert "Texts of e-mails are shown to administrators only." in mail
    assert "application-received" in mail
    assert "The subject" not in listing + mail
    assert "Line two" not in listing + mail
    assert not ModelLogEntry.objects.filter(action="core.mail_read").exists()


def test_administrator_reads_a_mail_and_that_is_written_down() -> None:
    client, row = client_of("Administrators"), write(1, state=MailState.SENT)
    mail = page(client, address_of(row))
    assert "The subject" in mail
    assert "Line &lt;one&gt;<br>Line two" in mail
    assert "Send again" not in mail
    entry = ModelLogEntry.objects.get(action="core.mail_read")
    assert (entry.object_id, entry.label) == (str(row.pk), "example:1")
    assert "mayor1@example.org" not in str(entry.data)


@pytest.mark.parametrize("group", ["Editors", "Publishers", "Moderators"])
def test_others_see_no_mail_and_no_menu_entry(group: str) -> None:
    client, row = client_of(group), give_up(1)
    for address in (LISTING, f"{LISTING}results/", address_of(row)):
        assert client.get(address).status_code == 302
    assert client.post(f"{address_of(row)}again/").status_code == 302
    assert LISTING not in page(client, "/admin/")
    row.refresh_from_db()
    assert row.state == MailState.GIVEN_UP


def test_dead_letters_are_found_by_their_state() -> None:
    client = client_of("Register coordinators")
    give_up(1)
    write(2)
    listing = page(client, f"{LISTING}?state=GIVEN_UP")
    assert "mayor1@example.org" in listing
    assert "mayor2@example.org" not in listing
    assert "No e-mail matches." in page(client, f"{LISTING}?state=SENT")


def test_mail_is_found_by_its_recipient() -> None:
    client = client_of("Register coordinators")
    write(1)
    write(2)
    listing = page(client, f"{LISTING}?q=MAYOR2")
    assert "mayor2@example.org" in listing
    assert "mayor1@example.org" not in listing


def test_newest_mail_stands_first() -> None:
    for number in (2, 1, 3):
        write(number)
    listing = page(client_of("Register coordinators"), LISTING)
    places = [listing.index(f"mayor{number}@example.org") for number in (1, 2, 3)]
    assert places == sorted(places)


def test_empty_list_says_so() -> None:
    assert "No e-mail has been written yet." in page(client_of("Register coordinators"), LISTING)


def test_dead_letter_is_sent_again() -> None:
    client, row = client_of("Register coordinators"), give_up(1)
    assert "Send again" in page(client, address_of(row))
    response = client.post(f"{address_of(row)}again/", follow=True)
    assert "The e-mail waits to be sent again." in response.content.decode()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.given_up_at) == (MailState.WAITING, 0, None)
    assert ModelLogEntry.objects.filter(action="core.mail_sent_again").count() == 1
    response = client.post(f"{address_of(row)}again/", follow=True)
    assert "This e-mail is not given up, or its text is erased." in response.content.decode()
    assert ModelLogEntry.objects.filter(action="core.mail_sent_again").count() == 1


def test_looking_at_the_address_that_sends_again_sends_nothing() -> None:
    client, row = client_of("Register coordinators"), give_up(1)
    assert client.get(f"{address_of(row)}again/").status_code == 405
    row.refresh_from_db()
    assert row.state == MailState.GIVEN_UP


def test_erased_mail_is_shown_as_such_and_is_not_sent_again() -> None:
    client = client_of("Administrators")
    row = give_up(1, to="", subject="", text="", erased_at=timezone.now())
    assert "(erased)" in page(client, LISTING)
    mail = page(client, address_of(row))
    assert "Address and text were erased: they are kept for a limited time." in mail
    assert "Send again" not in mail


def test_first_page_tells_of_dead_letters_as_long_as_there_are_any() -> None:
    client = client_of("Register coordinators")
    heading = "E-mails that could not be sent"
    write(1)
    give_up(2, erased_at=timezone.now())
    assert heading not in page(client, "/admin/")
    give_up(3)
    give_up(4)
    first_page = page(client, "/admin/")
    assert heading in first_page
    assert "2 e-mails were given up." in first_page
    assert f"{LISTING}?state=GIVEN_UP" in first_page
    assert heading not in page(client_of("Editors"), "/admin/")


def test_list_costs_the_same_whatever_its_length(django_assert_max_num_queries: Any) -> None:
    client = client_of("Register coordinators")
    write(1)
    page(client, LISTING)
    with django_assert_max_num_queries(100) as few:
        page(client, LISTING)
    for number in range(2, 40):
        give_up(number)
    with django_assert_max_num_queries(100) as many:
        page(client, LISTING)
    assert len(many) == len(few)


def test_dates_are_written_as_everywhere_else() -> None:
    moment = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
    row = write(1, state=MailState.SENT, created_at=moment)
    assert "4 May 2026, 09:30" in page(client_of("Register coordinators"), address_of(row))


def test_list_and_way_back_to_it_call_them_e_mails() -> None:
    client, row = client_of("Register coordinators"), write(1)
    write(2)
    assert "2 e-mails" in " ".join(page(client, LISTING).split())
    items = client.get(address_of(row)).context["breadcrumbs_items"]
    assert [str(item["label"]) for item in items[-2:]] == ["E-mails", "E-mail"]
