"""What is suspect is taken and answered like all else, and waits for a person."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from core.models import OutgoingMail
from submissions.models import CooperationProposal as Proposal
from submissions.models import State, Submission
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    contact,
    cooperation,
    correction,
    from_address,
    membership,
    send,
    sent,
    writer,
)

pytestmark = pytest.mark.django_db

SUSPECT: dict[str, tuple[dict[str, Any], list[str]]] = {
    "field that people don't see": ({"homepage": "https://spam.example"}, ["honeypot"]),
    "many links": (
        {"message": "see https://a.example www.b.example http://c.example"},
        ["many_links"],
    ),
    "link in a name": ({"organisationName": "Win at www.casino.example"}, ["many_links"]),
    "link in a contact": ({"contact": contact(name="http://x.example")}, ["many_links"]),
}


@pytest.mark.parametrize(("changes", "codes"), SUSPECT.values(), ids=SUSPECT.keys())
def test_suspect_is_taken_like_any_other_and_nobody_is_written_to(
    client: Client, changes: dict[str, Any], codes: list[str]
) -> None:
    genuine, suspect = (
        sent(client, COOPERATION, cooperation(**each)) for each in ({"places": "Graz"}, changes)
    )
    assert suspect.status_code == genuine.status_code
    drop = {"Content-Length", "X-Request-ID"}
    assert {k: v for k, v in suspect.headers.items() if k not in drop} == {
        k: v for k, v in genuine.headers.items() if k not in drop
    }
    assert len(suspect.content) == len(genuine.content)
    row = Proposal.objects.order_by("-pk")[0]
    assert (row.state, row.is_suspect, row.suspicions) == (State.RECEIVED, True, codes)
    assert not OutgoingMail.objects.filter(key__startswith=f"submission-{row.pk}-").exists()


def test_two_links_are_no_reason(client: Client) -> None:
    send(client, COOPERATION, cooperation(message="https://a.example and https://b.example"))
    assert Proposal.objects.get().suspicions == []


def test_words_of_others_are_suspect(client: Client) -> None:
    send(client, COOPERATION, cooperation())
    send(
        client,
        COOPERATION,
        cooperation(contact=writer(2), message=cooperation()["message"].upper()),
    )
    first, second = Proposal.objects.order_by("pk")
    assert (first.suspicions, second.suspicions) == ([], ["repeated_text"])


def test_own_words_and_short_ones_may_be_sent_again(client: Client) -> None:
    send(client, COOPERATION, cooperation())
    send(client, COOPERATION, cooperation(places="Graz"))
    for number in range(2):
        send(client, MEMBERSHIP, membership(contact=writer(number), message="Thank you!"))
    assert not Submission.objects.filter(is_suspect=True).exists()


def test_fourth_correction_of_an_authority_waits_for_a_person(authority: Any) -> None:
    for number in range(4):
        values = correction(authority, ("LAU_CODE", str(number)), contact=writer(number))
        assert send(from_address(number), CORRECTION, values)["errors"] == []
    suspects = Submission.objects.order_by("pk").values_list("suspicions", flat=True)
    assert list(suspects) == [[], [], [], ["repeated_authority"]]
    asked = OutgoingMail.objects.filter(to="office@tivat.example")
    assert asked.count() == 3


def test_many_contacts_of_one_client_wait_for_a_person(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_UNSUSPECTED_PER_CLIENT_DAY = 2
    for number in range(4):
        values = cooperation(contact=writer(number), message=f"{number}")
        send(client, COOPERATION, values)
    noticed = Submission.objects.order_by("pk").values_list("suspicions", flat=True)
    assert list(noticed) == [[], [], ["repeated_client"], ["repeated_client"]]
    assert OutgoingMail.objects.count() == 2


def test_many_contacts_of_a_program_with_a_key_are_answered(
    client: Client, settings: Settings
) -> None:
    settings.SUBMISSIONS_UNSUSPECTED_PER_CLIENT_DAY = 1
    digest = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"  # of "key"
    settings.GRAPHQL_CLIENT_KEYS = [f"front:{digest}:1000000:20000"]
    for number in range(3):
        values = cooperation(contact=writer(number), message=f"{number}")
        sent(client, COOPERATION, values, authorization="Bearer key")
    assert OutgoingMail.objects.count() == 3


@pytest.mark.parametrize(
    ("change", "suspicions"),
    [
        (("HEAD_NAME", "Locked! See login-now.com/tivat"), ["many_links"]),
        (("ENDONYM", "evil.example"), ["many_links"]),
        (("POPULATION_SOURCE", "MONSTAT d.o.o. St. Nikola Dr.Novak"), []),
        (("WEBSITE", "https://tivat.me"), []),
        (("CONTACT_EMAIL", "office@tivat.me"), []),
        (("HEAD_NAME", "Željko K. Kovač-Ilić"), []),
    ],
)
def test_link_in_what_an_authority_is_mailed_waits_for_a_person(
    client: Client, authority: Any, change: tuple[str, str], suspicions: list[str]
) -> None:
    send(client, CORRECTION, correction(authority, change))
    assert Submission.objects.get().suspicions == suspicions


def test_flood_is_taken_and_waits_for_a_person(settings: Settings) -> None:
    settings.SUBMISSIONS_UNSUSPECTED_PER_HOUR = 2
    for number in range(4):
        send(
            from_address(number),
            COOPERATION,
            cooperation(contact=writer(number), message=f"{number}"),
        )
    noticed = Submission.objects.order_by("pk").values_list("suspicions", flat=True)
    assert list(noticed) == [[], [], ["flood"], ["flood"]]
