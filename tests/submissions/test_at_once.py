"""Many at the same time: what is limited stays so, and what is taken once is taken once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from core.models import OutgoingMail
from submissions.models import MembershipApplication, Submission, SubmissionEvent, Upload
from tests.factories import AuthorityFactory, ParticipantPageFactory, home_page
from tests.submissions.pdfs import PDF
from tests.submissions.sending import (
    CONFIRM,
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    UPLOAD,
    contact,
    cooperation,
    correction,
    follow,
    membership,
    send,
    sent,
)

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 8


@pytest.fixture(autouse=True)
def site(transactional_db: None) -> None:
    home_page()


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """Let a crowd do something in the same moment; return what came of it."""
    start = Barrier(CROWD)

    def one(number: int) -> Any:
        try:
            start.wait(10)
            return act(number)
        finally:
            connection.close()  # Of this thread, which ends with the test.

    with ThreadPoolExecutor(CROWD) as pool:
        return list(pool.map(one, range(CROWD)))


def test_same_form_at_once_is_taken_once() -> None:
    values = cooperation()
    answers = at_once(lambda _: send(Client(), COOPERATION, values))
    assert len({answer["reference"] for answer in answers}) == 1
    counted = (Submission, SubmissionEvent, OutgoingMail)
    assert [model.objects.count() for model in counted] == [1, 1, 1]


def test_limit_of_a_client_holds_at_once(settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CLIENT_HOUR = 3

    def act(number: int) -> int:
        values = cooperation(contact=contact(email=f"a{number}@example.org"))
        return int(sent(Client(), COOPERATION, values).status_code)

    assert sorted(at_once(act)) == [200] * 3 + [429] * 5
    assert Submission.objects.count() == 3


def test_limit_of_a_contact_holds_at_once(settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CONTACT_DAY = 3

    def act(number: int) -> int:
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        return int(sent(client, COOPERATION, cooperation()).status_code)

    assert sorted(at_once(act)) == [200] * 3 + [429] * 5
    assert Submission.objects.count() == 3


def test_authority_is_asked_three_times_a_day_at_once(settings: Settings) -> None:
    settings.SUBMISSIONS_PER_CONTACT_DAY = 100
    authority = AuthorityFactory.create(contact_email="office@tivat.example")
    ParticipantPageFactory.create(authority=authority)

    def act(number: int) -> Any:
        asker = contact(email=f"{number}@a.org")
        values = correction(authority, ("LAU_CODE", str(number)), contact=asker)
        return send(Client(REMOTE_ADDR=f"192.0.2.{number}"), CORRECTION, values)["errors"]

    assert at_once(act) == [[]] * CROWD
    assert OutgoingMail.objects.filter(to="office@tivat.example").count() == 3


def test_address_takes_one_of_many_files_at_once() -> None:
    values = {"fileName": "a.pdf", "sizeBytes": len(PDF), "locale": "en"}
    token = send(Client(), UPLOAD, values)["token"]

    def act(_: int) -> int:
        response: Any = Client().put(f"/uploads/{token}/", PDF, content_type="application/pdf")
        return int(response.status_code)

    assert sorted(at_once(act)) == [201] + [410] * 7
    assert Upload.objects.exclude(document=None).count() == 1


def test_file_is_for_one_of_many_forms_at_once() -> None:
    values = {"fileName": "a.pdf", "sizeBytes": len(PDF), "locale": "en"}
    token = send(Client(), UPLOAD, values)["token"]
    Client().put(f"/uploads/{token}/", PDF, content_type="application/pdf")

    def act(number: int) -> str:
        writer = contact(email=f"a{number}@example.org")
        answer = send(Client(), MEMBERSHIP, membership(contact=writer, resolutionUpload=token))
        return "taken" if answer["reference"] else str(answer["errors"][0]["code"])

    assert sorted(at_once(act)) == ["USED"] * 7 + ["taken"]
    assert MembershipApplication.objects.count() == 1


def test_link_holds_for_one_of_many_at_once(authority: Any) -> None:
    send(Client(), CORRECTION, correction(authority))
    text = OutgoingMail.objects.get(purpose="correction-confirm").text
    token = text.partition("/confirm/")[2].partition("/")[0]
    answers = at_once(lambda _: follow(Client(), CONFIRM, token)["done"])
    assert sorted(answers) == [False] * 7 + [True]
    assert SubmissionEvent.objects.filter(what="confirmed").count() == 1
