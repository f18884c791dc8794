"""Many who send at once, each but once: nothing is lost, few are written to, staff see the rest."""

import pytest
from django.test import Client

from core.models import OutgoingMail
from submissions.models import CooperationProposal, Submission
from tests.submissions.desk import address
from tests.submissions.sending import COOPERATION, contact, cooperation, send

pytestmark = pytest.mark.django_db


def test_flood_from_everywhere_is_taken_whole_and_a_hundred_are_written_to(desk: Client) -> None:
    before = send(Client(), COOPERATION, cooperation())["reference"]
    references = {
        send(
            Client(REMOTE_ADDR=f"203.0.{number // 250}.{number % 250 + 1}"),
            COOPERATION,
            cooperation(
                contact=contact(email=f"person{number}@example.org"),
                message=f"Proposal number {number}, which nobody else has sent like this.",
            ),
        )["reference"]
        for number in range(110)
    }
    stored = set(CooperationProposal.objects.values_list("reference", flat=True))
    assert stored == {before} | references
    suspect = Submission.objects.filter(is_suspect=True)
    assert set(map(tuple, suspect.values_list("suspicions", flat=True))) == {("flood",)}
    assert (suspect.count(), OutgoingMail.objects.count()) == (11, 100)
    inbox = desk.get(address("index")).context
    counts = {str(box["label"]): box["count"] for box in inbox["boxes"]}
    assert (counts["To answer"], counts["Suspect"]) == (100, 11)
    assert before in [row.reference for row in inbox["object_list"]]
