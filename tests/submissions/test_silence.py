"""Nothing that was sent stands in logs, metrics, tasks or pages of errors."""

import logging
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.test import Client
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from cms.logs import PrivacyFilter
from core.models import OutgoingMail
from tests.core.test_worker import DATABASE_TASKS
from tests.graphql import post
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    contact,
    cooperation,
    correction,
    send,
    sent,
)

pytestmark = pytest.mark.django_db

WORD = "Zyxwvutsrq"
PERSON = contact(name=WORD, role=WORD, email=f"{WORD}@example.org", phone=WORD)


def forms() -> list[dict[str, Any]]:
    """Return forms that are taken, suspect, and wrong in several ways."""
    words: dict[str, Any] = {"contact": PERSON, "message": WORD, "organisationName": WORD}
    return [
        cooperation(**words),
        cooperation(**words, homepage=WORD),
        cooperation(**words | {"country": WORD}),
        cooperation(**words, website=WORD),
        cooperation(**words | {"locale": WORD}),
        cooperation(**words | {"idempotencyKey": f"{WORD} "}),
        cooperation(**words, nothing=WORD),
        cooperation(**words | {"organisationName": {"a": WORD}}),
    ]


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)


def test_logs_tell_nothing(
    client: Client, authority: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for values in forms():
        sent(client, COOPERATION, values)
    send(client, CORRECTION, correction(authority, ("HEAD_NAME", WORD), contact=PERSON))
    spoken = logged(caplog)
    assert "graphql/" in spoken
    assert WORD.lower() not in spoken.lower()
    assert "office@tivat.example" not in spoken


def test_logs_of_failures_tell_nothing(
    client: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(submission: Any) -> None:
        raise RuntimeError("of the program")

    monkeypatch.setattr("submissions.services.receipts.tell", fail)
    response = sent(client, COOPERATION, forms()[0])
    assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL"  # type: ignore[attr-defined]  # of the test's client
    assert "of the program" not in response.content.decode()
    said = " ".join(record.getMessage() for record in caplog.records)
    assert WORD not in said


def test_tasks_hold_keys_at_most(client: Client, settings: Settings) -> None:
    settings.TASKS = DATABASE_TASKS
    send(client, COOPERATION, forms()[0])
    assert OutgoingMail.objects.get().to == f"{WORD}@example.org"
    for task in DBTaskResult.objects.values():
        assert WORD.lower() not in repr(task).lower()


def test_address_of_a_file_is_logged_without_its_token(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.handler.addFilter(PrivacyFilter())  # As the console has it.
    client.put(f"/uploads/{WORD}/", b"x", content_type="application/pdf")
    spoken = [f"{row.getMessage()} {row.__dict__.get('fields')}" for row in caplog.records]
    assert any("uploads/<str:token>/" in line for line in spoken)
    assert WORD not in " ".join(spoken)


def test_no_field_of_the_api_shows_what_was_sent(client: Client) -> None:
    reference = send(client, COOPERATION, forms()[0])["reference"]
    for query in ("{ __schema { types { name } } }", "{ site { stats { participants } } }"):
        answer = post(client, {"query": query}).content.decode()
        assert WORD not in answer
        assert reference not in answer


def test_errors_of_a_form_are_no_failures_of_the_program(client: Client) -> None:
    failures: list[Any] = []
    got_request_exception.connect(failures.append)
    for values in forms():
        sent(client, COOPERATION, values)
    assert failures == []
