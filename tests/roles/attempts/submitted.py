"""Attempts on what was sent in."""

from http import HTTPStatus
from typing import Any

from django.urls import reverse
from django.utils import timezone

from participants.models import Adhesion, Authority
from submissions.models import Submission
from submissions.services.turns import version_of
from tests.factories.core import PDF
from tests.roles.attempts.desk import Desk
from tests.roles.submissions import APPLICATION, CORRECTION


def reads(desk: Desk) -> bool:
    """Find an application in the sheet of the inbox, or come to a screen that shows it."""
    row = desk.content.others[APPLICATION]
    screens = ("screen", "accept", "complete", "note")
    answers = [desk.client.get(reverse(f"submissions:{name}", args=[row.pk])) for name in screens]
    sheet: Any = desk.client.get(reverse("submissions:box", args=["all"]), {"export": "csv"})
    parts = sheet.streaming_content if sheet.streaming else [sheet.content]
    is_listed = row.reference in b"".join(parts).decode()
    return is_listed or any(answer.status_code == HTTPStatus.OK for answer in answers)


def opens_file(desk: Desk) -> bool:
    """Save the file that came with an application."""
    url = reverse("submissions:file", args=[desk.content.others[APPLICATION].pk])
    response: Any = desk.client.get(url)
    return response.status_code == 200 and b"".join(response.streaming_content) == PDF


def declines(desk: Desk) -> bool:
    """Decline an application."""
    row = _send(desk, APPLICATION, "decline", text="No.")
    return row.state == "declined"


def accepts(desk: Desk) -> bool:
    """Accept an application."""
    day = timezone.localdate().isoformat()
    before = Adhesion.objects.count()
    form = {"authority": "new", "since": day, "language": "en", "text": "", "action": "accept"}
    row = _send(desk, APPLICATION, "accept", **form, planned=f"new {day} en")
    return row.state == "accepted" and Adhesion.objects.count() == before + 1


def corrects(desk: Desk) -> bool:
    """Take a correction over into the register."""
    correction = desk.content.others[CORRECTION]
    _send(desk, CORRECTION, "correct", ticked=correction.changes.get().pk, text="")
    website = Authority.objects.values_list("website", flat=True).get(pk=correction.authority_id)
    return bool(website == "https://corrected.example/")


def _send(desk: Desk, name: str, act: str, **data: Any) -> Submission:
    row = Submission.objects.get(pk=desk.content.others[name].pk)
    url = reverse(f"submissions:{act}", args=[row.pk])
    desk.post(url, {"seen": str(version_of(row)), **data})
    row.refresh_from_db()
    return row
