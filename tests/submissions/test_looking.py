"""Who looked at a submission is written down."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from submissions.models import SubmissionEvent
from submissions.services.looking import note_file_opened, note_look
from tests.factories import UserFactory
from tests.factories.submissions import MembershipApplicationFactory, ProfileCorrectionFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def noted() -> list[tuple[str, str, str]]:
    events = SubmissionEvent.objects.order_by("at", "pk").select_related("user")
    return [(event.reference, event.user.username, event.what) for event in events]


def test_looks_of_one_person_within_an_hour_are_one() -> None:
    submission = MembershipApplicationFactory.create(reference="EA-1")
    ana = UserFactory.create(username="ana")
    for minutes in (0, 20, 59):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            note_look(submission, ana)
    assert noted() == [("EA-1", "ana", "looked_at")]
    assert SubmissionEvent.objects.get().at == NOON


def test_look_after_an_hour_is_another_one() -> None:
    submission, ana = MembershipApplicationFactory.create(), UserFactory.create()
    for hours in (0, 1):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            note_look(submission, ana)
    assert SubmissionEvent.objects.count() == 2


def test_each_person_and_each_submission_is_noted() -> None:
    first = MembershipApplicationFactory.create(reference="EA-1")
    second = ProfileCorrectionFactory.create(reference="EA-2")
    ana, bo = UserFactory.create(username="ana"), UserFactory.create(username="bo")
    note_look(first, ana)
    note_look(second, ana)
    note_look(first, bo)
    assert noted() == [
        ("EA-1", "ana", "looked_at"),
        ("EA-2", "ana", "looked_at"),
        ("EA-1", "bo", "looked_at"),
    ]


def test_each_opening_of_a_file_is_noted_without_its_name() -> None:
    submission = MembershipApplicationFactory.create(reference="EA-1")
    ana = UserFactory.create(username="ana")
    note_file_opened(submission, ana)
    note_file_opened(submission, ana)
    note_look(submission, ana)
    assert [what for _, _, what in noted()] == ["file_opened", "file_opened", "looked_at"]
    assert set(SubmissionEvent.objects.values_list("detail", flat=True)) == {""}
