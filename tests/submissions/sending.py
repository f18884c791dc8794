"""Sending forms as front ends do: over HTTP, each with a key of its own."""

import json
from itertools import count
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.graphql import post

PAYLOAD = "{ reference errors { path code message } }"
MEMBERSHIP = (
    "mutation($input: MembershipApplicationInput!) { submitMembershipApplication(input: $input) "
    f"{PAYLOAD} }}"
)
COOPERATION = (
    f"mutation($input: CooperationProposalInput!) {{ proposeCooperation(input: $input) {PAYLOAD} }}"
)
CORRECTION = (
    "mutation($input: ProfileCorrectionInput!) { requestProfileCorrection(input: $input) "
    f"{PAYLOAD} }}"
)
UPLOAD = (
    "mutation($input: PrepareUploadInput!) { prepareUpload(input: $input) "
    "{ url token expiresAt maxBytes errors { path code message } } }"
)
CONFIRM = (
    "mutation($token: String!, $locale: String) { confirmProfileCorrection(token: $token, "
    "locale: $locale) { done errors { path code message } } }"
)
WITHDRAW = (
    "mutation($token: String!, $locale: String) { withdrawPublicationConsent(token: $token, "
    "locale: $locale) { done errors { path code message } } }"
)
NOTICE = "2026-11"
MESSAGE = "We would like to take part in the exchange on early education in mixed classes."

_numbers = count(1)


def contact(**changes: Any) -> dict[str, Any]:
    return {"name": "Ana Marić", "email": "ana@example.org", "role": "Secretary"} | changes


def common(**changes: Any) -> dict[str, Any]:
    values = {
        "contact": contact(),
        "locale": "en",
        "noticeVersion": NOTICE,
        "idempotencyKey": f"key-{next(_numbers):08}",
    }
    return values | changes


def membership(**changes: Any) -> dict[str, Any]:
    values = {"authorityName": "Općina Primjer", "authorityKind": "MUNICIPALITY", "country": "HR"}
    return common(**values) | changes


def cooperation(**changes: Any) -> dict[str, Any]:
    values = {"organisationName": "Centre for Inclusion", "country": "AT", "message": MESSAGE}
    return common(**values) | changes


def correction(authority: Any, *changes: tuple[str, str], **others: Any) -> dict[str, Any]:
    listed = changes or (("WEBSITE", "https://new.example.org"),)
    values = {
        "authority": authority.key,
        "changes": [{"field": field, "value": value} for field, value in listed],
    }
    return common(**values) | others


def sent(client: Client, document: str, values: dict[str, Any], **headers: str) -> HttpResponse:
    """Send a form and return the response as it comes."""
    return post(client, {"query": document, "variables": {"input": values}}, **headers)


def payload(response: HttpResponse) -> dict[str, Any]:
    """Return the answer of the only field of a response without errors of GraphQL."""
    assert response.status_code == 200, response.content
    answer = json.loads(response.content)
    assert "errors" not in answer, answer["errors"]
    [found] = answer["data"].values()
    assert isinstance(found, dict)
    return found


def send(client: Client, document: str, values: dict[str, Any]) -> dict[str, Any]:
    """Send a form and return its payload."""
    return payload(sent(client, document, values))


def faults(client: Client, document: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    """Send a form that is wrong; return places and codes."""
    found = send(client, document, values)
    assert found.get("reference") is None
    return [(".".join(error["path"]), error["code"]) for error in found["errors"]]


def follow(client: Client, document: str, token: str, locale: str | None = None) -> dict[str, Any]:
    """Say what the page of a link says."""
    variables = {"token": token, "locale": locale}
    return payload(post(client, {"query": document, "variables": variables}))


def from_address(number: int) -> Client:
    """Return a client at an address of its own."""
    return Client(REMOTE_ADDR=f"198.51.{number // 250}.{number % 250 + 1}")


def writer(number: int) -> dict[str, Any]:
    return contact(email=f"person{number}@example.org")
