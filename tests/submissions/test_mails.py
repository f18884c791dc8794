"""Who is written to, in which language, and what never stands in a mail."""

import re
from typing import Any

import pytest
from django.test import Client

from core.models import OutgoingMail
from submissions.models import MembershipApplication, ProfileCorrection, State, Submission
from submissions.services import receipts
from tests.factories import AuthorityFactory, ParticipantPageFactory, home_page, publish
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    contact,
    cooperation,
    correction,
    membership,
    send,
)

pytestmark = pytest.mark.django_db

WORDS = "Zyxwvut Qponmlk"


def mails() -> dict[str, OutgoingMail]:
    """Return the mails by what they are for."""
    return {mail.purpose: mail for mail in OutgoingMail.objects.all()}


def links_in(mail: OutgoingMail) -> list[str]:
    return re.findall(r"https?://\S+", mail.text)


def test_receipt_has_the_reference_and_nothing_of_what_was_sent(client: Client) -> None:
    values = cooperation(
        contact=contact(name=WORDS, role=WORDS), message=WORDS, organisationName=WORDS
    )
    reference = send(client, COOPERATION, values)["reference"]
    [mail] = OutgoingMail.objects.all()
    assert (mail.to, mail.language, mail.purpose) == (
        "ana@example.org",
        "en",
        "submission-received",
    )
    assert mail.subject == f"Received: {reference}"
    assert mail.key == f"submission-{Submission.objects.get().pk}-received"
    assert reference in mail.text
    assert WORDS not in f"{mail.subject}{mail.text}{mail.key}"
    assert links_in(mail) == []


def test_receipt_is_in_the_language_of_the_form(client: Client) -> None:
    send(client, MEMBERSHIP, membership(locale="FR"))
    assert Submission.objects.get().language == "fr"
    assert OutgoingMail.objects.get().language == "fr"


def test_receipt_leads_to_where_a_consent_is_taken_back(client: Client) -> None:
    send(client, MEMBERSHIP, membership(consentsToPublication=True, locale="de"))
    [link] = links_in(OutgoingMail.objects.get())
    assert re.fullmatch(r"http://[\w.:]+/de/consent/[\w:-]+/", link)


def test_correction_asks_the_registered_contact_and_not_who_sent_it(
    client: Client, authority: Any
) -> None:
    values = correction(authority, ("WEBSITE", "https://new.example.org"), ("LAU_CODE", ""))
    reference = send(client, CORRECTION, values)["reference"]
    found = mails()
    assert {purpose: mail.to for purpose, mail in found.items()} == {
        "submission-received": "ana@example.org",
        "correction-confirm": "office@tivat.example",
    }
    asked = found["correction-confirm"]
    assert asked.subject == f"Please confirm a correction: {reference}"
    assert "- website: https://new.example.org\n- LAU: –\n" in asked.text
    assert str(authority) in asked.text
    assert "Ana Marić" not in asked.text
    assert "ana@example.org" not in asked.text
    new, link = links_in(asked)
    assert new == "https://new.example.org"
    assert re.fullmatch(r"http://[\w.:]+/en/confirm/[\w:-]+/", link)
    assert link.rpartition("/confirm/")[2] not in found["submission-received"].text


@pytest.mark.parametrize(("language", "asked_in"), [("fr", "fr"), ("sr", "en")])
def test_authority_is_asked_in_its_own_language_where_the_site_has_it(
    client: Client, language: str, asked_in: str
) -> None:
    authority = AuthorityFactory.create(
        endonym_language=language, contact_email="x@example.org", contact_legal_basis="consent"
    )
    ParticipantPageFactory.create(authority=authority)
    send(client, CORRECTION, correction(authority, locale="de"))
    found = mails()
    assert found["correction-confirm"].language == asked_in
    assert found["submission-received"].language == "de"


def test_answer_is_the_same_with_and_without_a_registered_contact(
    client: Client, authority: Any
) -> None:
    without = AuthorityFactory.create(key="without")
    ParticipantPageFactory.create(authority=without)
    answers = [send(client, CORRECTION, correction(each)) for each in (authority, without)]
    assert [answer.pop("reference")[:3] for answer in answers] == ["EA-", "EA-"]
    assert answers[0] == answers[1]
    states = ProfileCorrection.objects.order_by("pk").values_list("state", "confirmed_at")
    # Where nobody can be asked, staff find out: it must not lie among the unconfirmed.
    assert list(states) == [(State.UNCONFIRMED, None), (State.RECEIVED, None)]
    assert OutgoingMail.objects.filter(purpose="correction-confirm").count() == 1


def test_contact_that_asks_for_its_own_correction_is_told_nothing_more(
    client: Client, authority: Any
) -> None:
    stranger = send(client, CORRECTION, correction(authority))
    own = send(
        client, CORRECTION, correction(authority, contact=contact(email="office@tivat.example"))
    )
    assert stranger.keys() == own.keys()
    assert (stranger["errors"], own["errors"]) == ([], [])


def test_suspect_that_is_cleared_is_told_all_at_once_and_once(
    client: Client, authority: Any
) -> None:
    send(client, CORRECTION, correction(authority, homepage="x"))
    row = ProfileCorrection.objects.get()
    assert OutgoingMail.objects.count() == 0
    row.is_suspect = False
    row.save()
    for _ in range(2):
        receipts.tell(row)
    assert mails().keys() == {"submission-received", "correction-confirm"}
    assert OutgoingMail.objects.count() == 2


def test_no_header_can_be_written_by_who_sends(client: Client) -> None:
    attempts: list[dict[str, Any]] = [
        {"contact": contact(email="a@example.org\nBcc: b@example.org")},
        {"contact": contact(name="Ana\r\nBcc: b@example.org")},
        {"organisationName": "Centre\r\nSubject: Other"},
        {"places": "Graz\x0bBcc: b@example.org"},
        {"locale": "en\nX: y"},
    ]
    for attempt in attempts:
        assert len(send(client, COOPERATION, cooperation(**attempt))["errors"]) == 1
    send(client, COOPERATION, cooperation(message="Bcc: b@example.org\nSubject: Other"))
    [mail] = OutgoingMail.objects.all()
    assert "\n" not in mail.subject + mail.to + mail.key
    assert "b@example.org" not in mail.text


def test_failure_of_the_mail_keeps_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("core.services.mail.send", fail)
    with pytest.raises(AssertionError, match="INTERNAL"):
        send(client, MEMBERSHIP, membership())
    assert MembershipApplication.objects.count() == 0


@pytest.mark.parametrize(("language", "name"), [("fr", "L’Alliance"), ("de", "The Alliance")])
def test_mail_is_signed_with_the_name_in_its_language(
    client: Client, language: str, name: str
) -> None:
    for code, own in (("en", "The Alliance"), ("fr", "L’Alliance")):
        home = home_page(code)
        home.name = own
        publish(home)
    send(client, MEMBERSHIP, membership(locale=language))
    assert OutgoingMail.objects.get().text.endswith(f"\n\n-- \n{name}\n")
