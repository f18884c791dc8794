"""What is sent is kept once, as it was sent, and answered with a reference."""

from typing import Any

import pytest
from django.test import Client

from core.models import OutgoingMail
from submissions.models import (
    Attempt,
    CooperationProposal,
    MembershipApplication,
    ProfileCorrection,
    State,
    Submission,
    SubmissionEvent,
)
from tests.factories import AuthorityFactory, ParticipantPageFactory
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    MESSAGE,
    cooperation,
    correction,
    membership,
    send,
)

pytestmark = pytest.mark.django_db


def listed(**values: Any) -> Any:
    """Return an authority that readers know of."""
    authority = AuthorityFactory.create(**values)
    ParticipantPageFactory.create(authority=authority)
    return authority


def columns(row: Any, names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names.split()}


def test_application_is_kept_as_it_was_sent(client: Client) -> None:
    facts = {
        "authorityLanguage": "hr",
        "englishName": "Example",
        "subdivisionCode": "hr-01",
        "nutsCode": "HR06",
        "lauCode": "00123",
        "latitude": 45.8,
        "longitude": 15.9,
        "website": "https://example.org/hr",
        "population": 12345,
        "populationYear": 2021,
        "populationSource": "Census",
        "headName": "Ivo Horvat",
        "headOffice": "MAYOR",
        "resolutionDate": "2026-05-04",
        "message": "First line.\r\nSecond line.",
        "consentsToPublication": True,
    }
    answer = send(client, MEMBERSHIP, membership(**facts))
    row = MembershipApplication.objects.get()
    assert answer == {"reference": row.reference, "errors": []}
    names = "authority_name authority_language authority_kind country subdivision_code nuts_code"
    assert columns(row, names) == {
        "authority_name": "Općina Primjer",
        "authority_language": "hr",
        "authority_kind": "municipality",
        "country": "HR",
        "subdivision_code": "HR-01",
        "nuts_code": "HR06",
    }
    assert columns(row, "latitude longitude population population_year head_office") == {
        "latitude": 45.8,
        "longitude": 15.9,
        "population": 12345,
        "population_year": 2021,
        "head_office": "mayor",
    }
    assert columns(row, "kind state language message purpose notice_version legal_basis") == {
        "kind": "membership",
        "state": "received",
        "language": "en",
        "message": "First line.\nSecond line.",
        "purpose": "membership",
        "notice_version": "2026-11",
        "legal_basis": "public_task",
    }
    assert (row.contact_name, row.contact_email) == ("Ana Marić", "ana@example.org")
    assert (row.is_suspect, row.suspicions) == (False, [])
    assert row.consents_to_publication
    assert row.consent_changed_at is not None


def test_proposal_is_kept_as_it_was_sent(client: Client) -> None:
    answer = send(client, COOPERATION, cooperation(places="Graz", country="at"))
    row = CooperationProposal.objects.get()
    assert answer["reference"] == row.reference
    assert columns(row, "organisation_name country places message legal_basis") == {
        "organisation_name": "Centre for Inclusion",
        "country": "AT",
        "places": "Graz",
        "message": MESSAGE,
        "legal_basis": "legitimate_interest",
    }
    assert row.consent_changed_at is None


def test_correction_keeps_old_beside_new(client: Client) -> None:
    authority = listed(
        endonym="Tivat",
        website="https://old.example.org",
        contact_email="x@example.org",
        contact_legal_basis="public_task",
    )
    values = correction(authority, ("WEBSITE", "https://new.example.org"), ("HEAD_NAME", "Mia"))
    answer = send(client, CORRECTION, values)
    row = ProfileCorrection.objects.get()
    assert answer["reference"] == row.reference
    assert (row.authority, row.authority_label) == (authority, str(authority))
    assert row.state == State.UNCONFIRMED
    changes = row.changes.values_list("field", "old_value", "new_value")
    assert list(changes) == [
        ("website", "https://old.example.org", "https://new.example.org"),
        ("head_name", "", "Mia"),
    ]


@pytest.mark.parametrize(
    ("document", "make"), [(MEMBERSHIP, membership), (COOPERATION, cooperation)]
)
def test_same_key_with_same_content_is_taken_once(client: Client, document: str, make: Any) -> None:
    values = make()
    first, second = send(client, document, values), send(client, document, values)
    assert first == second
    counted = (Submission, SubmissionEvent, OutgoingMail)
    assert [model.objects.count() for model in counted] == [1, 1, 1]
    assert Attempt.objects.count() == 2


def test_same_key_with_other_content_is_refused(client: Client) -> None:
    values = cooperation()
    send(client, COOPERATION, values)
    answer = send(client, COOPERATION, values | {"places": "Graz"})
    [error] = answer["errors"]
    assert (answer["reference"], error["path"], error["code"]) == (
        None,
        ["idempotencyKey"],
        "IDEMPOTENCY_MISMATCH",
    )
    assert CooperationProposal.objects.get().places == ""


def test_references_differ(client: Client) -> None:
    references = {send(client, COOPERATION, cooperation())["reference"] for _ in range(3)}
    assert len(references) == 3
