"""Attempts on what is kept of people."""

from typing import Any

from django.urls import reverse

from participants.models import Authority
from submissions.models import SubmissionEvent
from tests.roles.attempts.desk import Desk

AUTHORITY = "participants.authority"


def erases(desk: Desk) -> bool:
    """Erase the contact of an authority."""
    _send(desk, "confirm")
    key = desk.content.snippets[AUTHORITY].pk
    return Authority.objects.get(pk=key).contact_email == ""


def exports(desk: Desk) -> bool:
    """Take the contact of an authority along."""
    contact = desk.content.snippets[AUTHORITY].contact_email
    return contact.encode() in _send(desk, "json").content


def sees_who_looked(desk: Desk) -> bool:
    """Take a copy of the report of who looked; that is on record itself."""
    desk.client.get(reverse("audit:index"), {"export": "csv"})
    return SubmissionEvent.objects.filter(detail="audit").exists()


def _send(desk: Desk, act: str) -> Any:
    key = desk.content.snippets[AUTHORITY].pk
    return desk.post(reverse("persons:search"), {"act": act, "row": f"contact-{key}"})
