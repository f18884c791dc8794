"""What is too much is refused openly, exactly from the number on that is allowed."""

import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from cms.graphql.buckets import local
from core.models import OutgoingMail
from submissions.models import Attempt, Submission, SubmissionEvent
from submissions.services.digests import digest_of_email
from tests.graphql import codes, post
from tests.submissions.sending import (
    CONFIRM,
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    contact,
    cooperation,
    correction,
    faults,
    follow,
    from_address,
    membership,
    send,
    sent,
    writer,
)

pytestmark = pytest.mark.django_db


def test_thousand_forms_of_one_client_leave_twenty(admin_client: Client) -> None:
    sender, responses = from_address(1), []
    for number in range(1_000):
        local.clear()  # The budget of objects would end it earlier.
        values = cooperation(contact=writer(number), message=f"Our proposal number {number}.")
        responses.append(sent(sender, COOPERATION, values))
    assert [each.status_code for each in responses] == [200] * 20 + [429] * 980
    response: Any = responses[-1]
    answer = response.json()
    assert (codes(answer), answer["data"]) == (["RATE_LIMITED"], None)
    assert answer["errors"][0]["extensions"]["allowed"] == 20
    assert int(response["Retry-After"]) in range(3_000, 3_601)
    assert response["Cache-Control"] == "no-store"
    counted = (Submission, SubmissionEvent, OutgoingMail)
    assert [model.objects.count() for model in counted] == [20, 20, 20]
    assert Attempt.objects.count() == 40
    began = time.monotonic()
    assert admin_client.get("/admin/").status_code == 200
    assert time.monotonic() - began < 10


def test_hundred_clients_with_one_contact_leave_ten() -> None:
    statuses = []
    for number in range(100):
        values = cooperation(message=f"{number} proposals of ours to work together", places="Graz")
        statuses.append(sent(from_address(number), COOPERATION, values).status_code)
    assert statuses == [200] * 10 + [429] * 90
    assert Submission.objects.count() == 10
    # The first three are answered; the others wait for a person.
    assert OutgoingMail.objects.count() == 3
    assert Submission.objects.filter(suspicions=["repeated_contact"]).count() == 7


def test_contact_is_the_same_however_it_is_written(settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CONTACT_DAY = 1
    emails = ["Ana@Example.org", "ana@example.ORG", "ana+news@example.org"]
    statuses = [
        sent(from_address(n), COOPERATION, cooperation(contact=contact(email=email))).status_code
        for n, email in enumerate(emails)
    ]
    assert statuses == [200, 429, 429]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana.maric@gmail.com", "anamaric+x@GMail.com"),
        ("ana@bürger.example", "ana@xn--brger-kva.example"),
        ("ana@bürger.example", "ana@BÜRGER.example"),
    ],
)
def test_mailbox_is_the_same_by_whichever_of_its_addresses(one: str, other: str) -> None:
    assert digest_of_email(one) == digest_of_email(other)


@pytest.mark.parametrize("other", ["anamaric@example.org", "ana.m@example.org", "+a@example.org"])
def test_mailboxes_of_others_stay_apart(other: str) -> None:
    assert digest_of_email("ana.maric@example.org") != digest_of_email(other)


def test_limits_end_with_their_time(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 1
    begin = timezone.now()
    with time_machine.travel(begin, tick=False) as clock:
        send(client, COOPERATION, cooperation())
        clock.shift(timedelta(minutes=20))
        response = sent(client, COOPERATION, cooperation())
        assert (response.status_code, response["Retry-After"]) == (429, "2400")
        clock.shift(timedelta(seconds=2400))
        assert sent(client, COOPERATION, cooperation()).status_code == 200


def test_faults_and_repetitions_count_nothing(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 2
    for _ in range(5):
        faults(client, COOPERATION, cooperation(country="XX"))
    values = cooperation()
    assert [sent(client, COOPERATION, values).status_code for _ in range(5)] == [200] * 5
    assert sent(client, COOPERATION, cooperation()).status_code == 200
    assert sent(client, COOPERATION, cooperation()).status_code == 429
    # What was taken before is still answered.
    assert sent(client, COOPERATION, values).status_code == 200


def test_addresses_of_one_household_are_one_client(settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 1
    home = [Client(REMOTE_ADDR=f"2001:db8:1:2::{number}") for number in (1, 2)]
    other = Client(REMOTE_ADDR="2001:db8:1:3::1")
    statuses = [sent(each, COOPERATION, cooperation()).status_code for each in (*home, other)]
    assert statuses == [200, 429, 200]


def test_client_with_a_key_speaks_for_many(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR, settings.SUBMISSIONS_PER_KEY_HOUR = 1, 3
    digest = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"  # of "key"
    settings.GRAPHQL_CLIENT_KEYS = [f"front:{digest}:1000000:20000"]
    statuses = [
        sent(client, COOPERATION, cooperation(), authorization="Bearer key").status_code
        for _ in range(4)
    ]
    assert statuses == [200, 200, 200, 429]


def test_links_are_followed_sixty_times_an_hour(client: Client) -> None:
    for _ in range(60):
        local.clear()
        assert follow(client, CONFIRM, "no link")["errors"][0]["code"] == "INVALID"
    local.clear()
    response = post(client, {"query": CONFIRM, "variables": {"token": "no link"}})
    assert (response.status_code, Attempt.objects.count()) == (429, 60)


def test_numbers_of_clients_and_contacts_are_kept_as_digests(client: Client) -> None:
    send(client, COOPERATION, cooperation())
    stored = repr(list(Attempt.objects.values())) + repr(list(Submission.objects.values()))
    assert "127.0.0.1" not in stored
    assert {len(row.who) for row in Attempt.objects.all()} == {64}


@pytest.mark.parametrize("kind", ["membership", "cooperation", "correction"])
def test_statements_do_not_grow_with_what_was_sent(
    client: Client,
    authority: Any,
    kind: str,
    settings: Settings,
    django_assert_max_num_queries: Any,
) -> None:
    settings.SUBMISSIONS_UNSUSPECTED_PER_AUTHORITY_DAY = 100
    document, make = {
        "membership": (MEMBERSHIP, membership),
        "cooperation": (COOPERATION, cooperation),
        "correction": (CORRECTION, lambda **values: correction(authority, **values)),
    }[kind]
    counts = []
    for number in (1, 2, 9):
        for other in range(number):
            make_contact = writer(100 * number + other)
            send(from_address(other), document, make(contact=make_contact, message=f"{other}"))
        with django_assert_max_num_queries(60) as captured:
            values = make(contact=writer(1_000 + number), message="last")
            send(from_address(number + 20), document, values)
        counts.append(len(captured))
    assert len(set(counts)) == 1
