"""What is wrong is told at its field, in the language asked for, and nothing of it is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from core.models import OutgoingMail
from submissions.models import Attempt, Submission
from tests.factories import AuthorityFactory
from tests.submissions.sending import (
    COOPERATION,
    CORRECTION,
    MEMBERSHIP,
    common,
    contact,
    cooperation,
    correction,
    faults,
    membership,
    send,
)

pytestmark = pytest.mark.django_db

FORMS = {MEMBERSHIP: membership, COOPERATION: cooperation}

IN_ALL: list[tuple[dict[str, Any], str, str]] = [
    ({"contact": contact(name="")}, "contact.name", "REQUIRED"),
    ({"contact": contact(name="  \u2003 ")}, "contact.name", "REQUIRED"),
    ({"contact": contact(name="\u200b\u00ad \u200f")}, "contact.name", "REQUIRED"),
    ({"contact": contact(name="\u2800\u3164")}, "contact.name", "REQUIRED"),
    ({"contact": contact(name="Ana\U000e0041")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(name="x" * 121)}, "contact.name", "TOO_LONG"),
    ({"contact": contact(name="Ana\nBcc: all@example.org")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(name="Ana\u2028Bcc")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(name="Ana \u202egro.live")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(name="Ana\x00")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(name="Ana\ud800")}, "contact.name", "BAD_CHARACTERS"),
    ({"contact": contact(role="x" * 121)}, "contact.role", "TOO_LONG"),
    ({"contact": contact(email="")}, "contact.email", "REQUIRED"),
    ({"contact": contact(email="ana")}, "contact.email", "INVALID"),
    ({"contact": contact(email='"a>,b@victim.example,<"@example.org')}, "contact.email", "INVALID"),
    ({"contact": contact(email="root@localhost")}, "contact.email", "INVALID"),
    ({"contact": contact(email="root@[127.0.0.1]")}, "contact.email", "INVALID"),
    ({"contact": contact(email="ana@example.org\u200b")}, "contact.email", "INVALID"),
    ({"contact": contact(email="a@example.org,b@example.org")}, "contact.email", "INVALID"),
    (
        {"contact": contact(email="a@example.org\r\nBcc: b@x.org")},
        "contact.email",
        "BAD_CHARACTERS",
    ),
    ({"contact": contact(email=f"{'a' * 60}@{'b' * 200}.org")}, "contact.email", "INVALID"),
    ({"contact": contact(email=f"ana@{'é' * 60}.org")}, "contact.email", "INVALID"),
    ({"contact": contact(phone="+" * 41)}, "contact.phone", "TOO_LONG"),
    ({"message": "x" * 5_001}, "message", "TOO_LONG"),
    ({"message": "a\x07b"}, "message", "BAD_CHARACTERS"),
    ({"locale": "tlh"}, "locale", "UNKNOWN"),
    ({"locale": ""}, "locale", "UNKNOWN"),
    ({"noticeVersion": "1999-01"}, "noticeVersion", "UNKNOWN"),
    ({"idempotencyKey": "short"}, "idempotencyKey", "INVALID"),
    ({"idempotencyKey": "x" * 65}, "idempotencyKey", "INVALID"),
    ({"idempotencyKey": "with some spaces"}, "idempotencyKey", "INVALID"),
    ({"country": ""}, "country", "REQUIRED"),
    ({"country": "XX"}, "country", "UNKNOWN"),
    ({"country": "Croatia"}, "country", "UNKNOWN"),
    ({"website": "javascript:alert(1)"}, "website", "INVALID"),
    ({"website": "ftp://example.org/"}, "website", "INVALID"),
    ({"website": "https://bank.example@evil.example/"}, "website", "INVALID"),
    ({"website": "www.example.org"}, "website", "INVALID"),
    ({"website": f"https://example.org/{'x' * 200}"}, "website", "TOO_LONG"),
]

OF_APPLICATIONS: list[tuple[dict[str, Any], str, str]] = [
    ({"authorityName": ""}, "authorityName", "REQUIRED"),
    ({"authorityName": "x" * 161}, "authorityName", "TOO_LONG"),
    ({"authorityName": "A\tB"}, "authorityName", "BAD_CHARACTERS"),
    ({"authorityLanguage": "xx"}, "authorityLanguage", "UNKNOWN"),
    ({"englishName": "x" * 161}, "englishName", "TOO_LONG"),
    ({"subdivisionCode": "ME-01"}, "subdivisionCode", "INVALID"),
    ({"nutsCode": "DE1"}, "nutsCode", "INVALID"),
    ({"lauCode": "a b"}, "lauCode", "INVALID"),
    ({"latitude": 45.0}, "longitude", "INCOMPLETE"),
    ({"longitude": 15.0}, "latitude", "INCOMPLETE"),
    ({"latitude": 91.0, "longitude": 0.0}, "latitude", "OUT_OF_RANGE"),
    ({"latitude": 0.0, "longitude": -181.0}, "longitude", "OUT_OF_RANGE"),
    (
        {"population": -1, "populationYear": 2021, "populationSource": "C"},
        "population",
        "OUT_OF_RANGE",
    ),
    ({"population": 5, "populationSource": "Census"}, "populationYear", "INCOMPLETE"),
    ({"population": 5, "populationYear": 2021}, "populationSource", "INCOMPLETE"),
    ({"populationYear": 1492}, "populationYear", "OUT_OF_RANGE"),
    ({"headName": "x" * 121}, "headName", "TOO_LONG"),
    ({"resolutionUpload": "nothing"}, "resolutionUpload", "UNKNOWN"),
]

OF_PROPOSALS: list[tuple[dict[str, Any], str, str]] = [
    ({"organisationName": ""}, "organisationName", "REQUIRED"),
    ({"organisationName": "x" * 161}, "organisationName", "TOO_LONG"),
    ({"message": ""}, "message", "REQUIRED"),
    ({"places": "x" * 301}, "places", "TOO_LONG"),
]


def nothing_is_kept() -> bool:
    counted = (Submission, OutgoingMail, Attempt)
    return [model.objects.count() for model in counted] == [0, 0, 0]


@pytest.mark.parametrize("document", FORMS, ids=["membership", "cooperation"])
@pytest.mark.parametrize(("changes", "place", "code"), IN_ALL)
def test_fault_is_told_at_its_field(
    client: Client, document: str, changes: Any, place: str, code: str
) -> None:
    assert faults(client, document, FORMS[document](**changes)) == [(place, code)]
    assert nothing_is_kept()


@pytest.mark.parametrize(("changes", "place", "code"), OF_APPLICATIONS)
def test_fault_of_an_application(client: Client, changes: Any, place: str, code: str) -> None:
    assert faults(client, MEMBERSHIP, membership(**changes)) == [(place, code)]
    assert nothing_is_kept()


@pytest.mark.parametrize(("changes", "place", "code"), OF_PROPOSALS)
def test_fault_of_a_proposal(client: Client, changes: Any, place: str, code: str) -> None:
    assert faults(client, COOPERATION, cooperation(**changes)) == [(place, code)]
    assert nothing_is_kept()


def test_resolution_of_tomorrow_is_out_of_range(client: Client) -> None:
    day = (timezone.now() + timedelta(days=2)).date().isoformat()
    values = membership(resolutionDate=day)
    assert faults(client, MEMBERSHIP, values) == [("resolutionDate", "OUT_OF_RANGE")]


def test_all_faults_are_told_at_once(client: Client) -> None:
    values = membership(contact=contact(email="ana", name=""), country="XX", authorityName="")
    assert faults(client, MEMBERSHIP, values) == [
        ("contact.name", "REQUIRED"),
        ("contact.email", "INVALID"),
        ("authorityName", "REQUIRED"),
        ("country", "UNKNOWN"),
    ]


@pytest.mark.parametrize(
    ("locale", "message"),
    [
        ("en", "Enter a valid email address."),
        ("fr", "Saisissez une adresse de courriel valide."),
        ("FR", "Saisissez une adresse de courriel valide."),
        ("de", "Bitte gültige E-Mail-Adresse eingeben."),
        ("rmy", "Enter a valid email address."),
    ],
)
def test_messages_are_in_the_language_asked_for(client: Client, locale: str, message: str) -> None:
    values = cooperation(locale=locale, contact=contact(email="ana"))
    [error] = send(client, COOPERATION, values)["errors"]
    assert error["message"] == message


OF_CORRECTIONS: list[tuple[list[tuple[str, str]], str, str]] = [
    ([("WEBSITE", "javascript:x")], "changes.0.value", "INVALID"),
    ([("ENDONYM", "")], "changes.0.value", "REQUIRED"),
    ([("HEAD_NAME", "x" * 121)], "changes.0.value", "TOO_LONG"),
    ([("POPULATION", "many")], "changes.0.value", "INVALID"),
    ([("POPULATION", "-5")], "changes.0.value", "OUT_OF_RANGE"),
    ([("POPULATION_YEAR", "1492")], "changes.0.value", "OUT_OF_RANGE"),
    ([("LATITUDE", "42.4"), ("LONGITUDE", "200")], "changes.1.value", "OUT_OF_RANGE"),
    ([("LATITUDE", "nan"), ("LONGITUDE", "1")], "changes.0.value", "INVALID"),
    ([("LATITUDE", "42.4")], "changes", "INCOMPLETE"),
    ([("LATITUDE", "42.4"), ("LONGITUDE", "")], "changes.1.value", "INCOMPLETE"),
    ([("CONTACT_EMAIL", "nobody")], "changes.0.value", "INVALID"),
    ([("CONTACT_PHONE", "1\r\n2")], "changes.0.value", "BAD_CHARACTERS"),
    ([("SUBDIVISION_CODE", "HR-01")], "changes.0.value", "INVALID"),
    ([("WEBSITE", "https://a.org"), ("WEBSITE", "https://b.org")], "changes.1.field", "REPEATED"),
]


@pytest.mark.parametrize(("changes", "place", "code"), OF_CORRECTIONS)
def test_fault_of_a_correction(
    client: Client, authority: Any, changes: Any, place: str, code: str
) -> None:
    assert faults(client, CORRECTION, correction(authority, *changes)) == [(place, code)]
    assert nothing_is_kept()


def test_correction_of_nothing_is_refused(client: Client, authority: Any) -> None:
    values = common(authority=authority.key, changes=[])
    assert faults(client, CORRECTION, values) == [("changes", "REQUIRED")]


def test_thousand_changes_are_one_fault(client: Client, authority: Any) -> None:
    values = correction(authority, *[("WEBSITE", "https://a.org")] * 300)
    found = faults(client, CORRECTION, values)
    assert len(found) == 15
    assert {code for _place, code in found} == {"REPEATED"}


def test_population_of_a_correction_needs_year_and_source(client: Client, authority: Any) -> None:
    values = correction(authority, ("POPULATION", "14000"), ("POPULATION_SOURCE", "Census"))
    assert faults(client, CORRECTION, values) == [("changes", "INCOMPLETE")]


@pytest.mark.parametrize("key", ["nowhere", "", "\0", "\ud800", "hidden"])
def test_only_authorities_that_readers_know_can_be_corrected(client: Client, key: str) -> None:
    AuthorityFactory.create(
        key="hidden", contact_email="x@example.org", contact_legal_basis="consent"
    )
    values = common(authority=key, changes=[{"field": "ENDONYM", "value": "Tivat"}])
    [error] = send(client, CORRECTION, values)["errors"]
    assert error == {
        "path": ["authority"],
        "code": "UNKNOWN",
        "message": "No authority of the network has this key.",
    }
    assert nothing_is_kept()
