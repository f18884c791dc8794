"""What the links in mails do, once, in time, and only through a mutation."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from core.models import OutgoingMail
from participants.models import Authority
from submissions.models import (
    Acceptance,
    MembershipApplication,
    ProfileCorrection,
    State,
    Submission,
    SubmissionEvent,
)
from submissions.services import links
from submissions.services.erasing import erase_submissions
from tests.graphql import post
from tests.submissions.sending import (
    CONFIRM,
    CORRECTION,
    MEMBERSHIP,
    WITHDRAW,
    correction,
    follow,
    membership,
    send,
)

pytestmark = pytest.mark.django_db


def token_in(purpose: str, page: str) -> str:
    mail = OutgoingMail.objects.filter(purpose=purpose).latest("pk")
    [token] = re.findall(rf"/{page}/(\S+)/", mail.text)
    return str(token)


@pytest.fixture
def confirming(client: Client, authority: Authority) -> str:
    """Return the token that the authority got for a correction."""
    send(client, CORRECTION, correction(authority))
    return token_in("correction-confirm", "confirm")


@pytest.fixture
def withdrawing(client: Client) -> str:
    """Return the token with which an applicant takes a consent back."""
    send(client, MEMBERSHIP, membership(consentsToPublication=True))
    return token_in("submission-received", "consent")


def happened() -> list[str]:
    return list(SubmissionEvent.objects.order_by("pk").values_list("what", flat=True))


def code_of(answer: dict[str, Any]) -> tuple[bool, list[str], str]:
    [error] = answer["errors"]
    return answer["done"], error["path"], error["code"]


def test_authority_confirms_once(client: Client, confirming: str) -> None:
    assert follow(client, CONFIRM, confirming) == {"done": True, "errors": []}
    row = ProfileCorrection.objects.get()
    assert row.state == State.RECEIVED
    assert row.confirmed_at is not None
    assert code_of(follow(client, CONFIRM, confirming)) == (False, ["token"], "USED")
    assert happened() == ["received", "confirmed"]


def test_link_ends_after_fourteen_days(client: Client, confirming: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        assert code_of(follow(client, CONFIRM, confirming)) == (False, ["token"], "EXPIRED")
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert follow(client, CONFIRM, confirming)["done"] is True


@pytest.mark.parametrize(
    "make", [str.upper, lambda token: token + "x", lambda _token: "", str.title]
)
def test_changed_link_is_none(client: Client, confirming: str, make: Any) -> None:
    assert code_of(follow(client, CONFIRM, make(confirming))) == (False, ["token"], "INVALID")
    assert ProfileCorrection.objects.get().state == State.UNCONFIRMED


def test_links_are_for_one_purpose(client: Client, confirming: str, withdrawing: str) -> None:
    assert code_of(follow(client, WITHDRAW, confirming)) == (False, ["token"], "INVALID")
    assert code_of(follow(client, CONFIRM, withdrawing)) == (False, ["token"], "INVALID")


def test_signed_words_that_are_no_key_are_none(client: Client) -> None:
    for words in ("1", 1, [1], [1, 2], ["1", ""], {"pk": 1}, None):
        forged = signing.dumps(words, salt=links.CONFIRM)
        assert code_of(follow(client, CONFIRM, forged)) == (False, ["token"], "INVALID")


@pytest.mark.parametrize(
    ("email", "answer"),
    [
        ("new@tivat.example", (False, ["EXPIRED"])),
        ("", (False, ["EXPIRED"])),
        ("Office+desk@Tivat.example", (True, [])),
    ],
)
def test_who_is_the_contact_no_more_confirms_nothing(
    client: Client, confirming: str, authority: Authority, email: str, answer: Any
) -> None:
    authority.contact_email = email
    authority.save()
    told = follow(client, CONFIRM, confirming)
    assert (told["done"], [error["code"] for error in told["errors"]]) == answer
    confirmed = ProfileCorrection.objects.get().state == State.RECEIVED
    assert confirmed is told["done"]


def test_link_of_what_is_gone_has_expired(client: Client, confirming: str) -> None:
    Submission.objects.all().delete()
    assert code_of(follow(client, CONFIRM, confirming)) == (False, ["token"], "EXPIRED")


def test_who_sent_a_correction_can_confirm_it_by_nothing(client: Client, confirming: str) -> None:
    receipt = OutgoingMail.objects.get(purpose="submission-received")
    assert "http" not in receipt.text
    assert confirming not in receipt.text


def test_client_with_a_key_follows_links_for_many(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_LINKS_PER_CLIENT_HOUR = 1
    settings.SUBMISSIONS_LINKS_PER_KEY_HOUR = 2
    digest = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"  # of "key"
    settings.GRAPHQL_CLIENT_KEYS = [f"front:{digest}:1000000:20000"]
    asked = {"query": CONFIRM, "variables": {"token": "no link"}}
    statuses = [post(client, asked, authorization="Bearer key").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_message_is_in_the_language_asked_for(client: Client) -> None:
    answer = follow(client, CONFIRM, "x", locale="tlh")
    assert code_of(answer) == (False, ["locale"], "UNKNOWN")
    assert follow(client, CONFIRM, "x", locale="en")["errors"][0]["message"] == (
        "This is no link of ours. Copy it from the e-mail as a whole."
    )


def test_consent_is_taken_back_however_late(client: Client, withdrawing: str) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=900)):
        now = timezone.now()
        for _ in range(2):
            assert follow(client, WITHDRAW, withdrawing) == {"done": True, "errors": []}
    row = Submission.objects.get()
    assert row.consents_to_publication is False
    assert row.consent_changed_at is not None
    assert abs(row.consent_changed_at - now) < timedelta(minutes=1)
    assert happened() == ["received", "consent_withdrawn"]


@pytest.mark.parametrize(
    ("email", "stays"),
    [
        ("ANA@example.org", False),
        ("ana+alliance@example.org", False),
        ("other@example.org", True),
    ],
)
def test_contact_that_the_register_shows_is_hidden_with_the_consent(
    client: Client, withdrawing: str, authority: Authority, email: str, stays: bool
) -> None:
    authority.contact_email, authority.contact_is_public = email, True
    authority.save()
    Acceptance.objects.create(application=MembershipApplication.objects.get(), authority=authority)
    assert follow(client, WITHDRAW, withdrawing)["done"] is True
    authority.refresh_from_db()
    assert authority.contact_is_public is stays


def test_contact_is_hidden_after_the_acceptance_was_undone(
    client: Client, withdrawing: str, authority: Authority
) -> None:
    authority.contact_email, authority.contact_is_public = "ana@example.org", True
    authority.save()
    # What it gave to an authority that stood in the register before, stays there.
    Acceptance.objects.create(
        application=MembershipApplication.objects.get(),
        authority=authority,
        made_authority=False,
        undone_at=timezone.now(),
    )
    assert follow(client, WITHDRAW, withdrawing)["done"] is True
    authority.refresh_from_db()
    assert authority.contact_is_public is False


def test_consent_is_taken_back_after_the_application_was_erased(
    client: Client, withdrawing: str, authority: Authority
) -> None:
    application = MembershipApplication.objects.get()
    Acceptance.objects.create(application=application, authority=authority)
    erase_submissions([application.pk])
    shown = []
    for _ in range(2):
        # The second time, staff have asked whoever is the contact now.
        Authority.objects.filter(pk=authority.pk).update(contact_is_public=True)
        assert follow(client, WITHDRAW, withdrawing) == {"done": True, "errors": []}
        authority.refresh_from_db()
        shown.append(authority.contact_is_public)
    assert shown == [False, True]
    assert happened() == ["received", "erased", "consent_withdrawn"]
