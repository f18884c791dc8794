"""What was kept long enough is forgotten: by a moved clock, in portions, and not before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from core.services.due_work import do_due_work
from submissions.models import (
    Attempt,
    MembershipApplication,
    State,
    Submission,
    SubmissionEvent,
    Upload,
    What,
)
from submissions.services import purging
from submissions.services.purging import due_counts, purge, purge_all
from tests.factories import DocumentFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 2, 12, tzinfo=UTC)
NOTHING = dict.fromkeys(
    (
        "closed submissions",
        "unconfirmed submissions",
        "suspect submissions",
        "attempts",
        "events",
    ),
    0,
)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(START, tick=False) as moved:
        yield moved


def closed(state: State = State.DECLINED, **fields: Any) -> Any:
    return CooperationProposalFactory.create(state=state, closed_at=timezone.now(), **fields)


def test_closed_submission_is_emptied_after_a_year(clock: Any) -> None:
    submission = closed(reference="EA-1", organisation_name="Roma Rights", places="Bar")
    clock.move_to(START + timedelta(days=365))
    assert purge() == NOTHING
    clock.move_to(START + timedelta(days=365, seconds=1))
    assert purge() == {**NOTHING, "closed submissions": 1}
    submission.refresh_from_db()
    assert (submission.reference, submission.kind, submission.state) == (
        "EA-1",
        "cooperation",
        State.DECLINED,
    )
    assert (submission.received_at, submission.closed_at) == (START, START)
    assert submission.erased_at == timezone.now()
    assert (submission.contact_name, submission.contact_email, submission.message) == ("", "", "")
    assert (submission.organisation_name, submission.places) == ("", "")
    event = SubmissionEvent.objects.get()
    assert (event.submission_id, event.reference) == (submission.pk, "EA-1")
    assert (event.what, event.user) == (What.ERASED, None)
    assert purge() == NOTHING


def test_how_long_is_a_setting(clock: Any, settings: Any) -> None:
    settings.SUBMISSIONS_KEPT_DAYS = 10
    closed()
    clock.move_to(START + timedelta(days=11))
    assert due_counts() == {**NOTHING, "closed submissions": 1}


@pytest.mark.parametrize("state", [State.RECEIVED, State.IN_REVIEW, State.ASKED_BACK])
def test_what_waits_for_a_decision_is_kept(clock: Any, state: State) -> None:
    submission = MembershipApplicationFactory.create(state=state, message="Still waiting")
    clock.move_to(START + timedelta(days=2000))
    assert purge() == NOTHING
    submission.refresh_from_db()
    assert (submission.state, submission.message) == (state, "Still waiting")


def test_unconfirmed_submission_is_deleted_after_two_weeks(clock: Any) -> None:
    changes = (proposed("contact_email", "", "new@town.example"),)
    ProfileCorrectionFactory.create(
        reference="EA-1", state=State.UNCONFIRMED, confirmed_at=None, changes=changes
    )
    clock.move_to(START + timedelta(days=14))
    assert purge() == NOTHING
    clock.move_to(START + timedelta(days=14, seconds=1))
    assert purge() == {**NOTHING, "unconfirmed submissions": 1}
    assert Submission.objects.count() == 0
    event = SubmissionEvent.objects.get()
    assert (event.reference, event.what, event.submission) == ("EA-1", What.ERASED, None)


def test_suspect_is_deleted_after_a_month_unless_somebody_took_it_up(clock: Any) -> None:
    MembershipApplicationFactory.create(is_suspect=True)
    MembershipApplicationFactory.create(reference="EA-2", is_suspect=True, state=State.IN_REVIEW)
    MembershipApplicationFactory.create(reference="EA-3")
    clock.move_to(START + timedelta(days=30, seconds=1))
    assert purge() == {**NOTHING, "suspect submissions": 1}
    left = Submission.objects.order_by("reference").values_list("reference", flat=True)
    assert list(left) == ["EA-2", "EA-3"]


@pytest.mark.django_db(transaction=True)
def test_file_goes_with_its_submission(clock: Any) -> None:
    document = DocumentFactory.create(title="Resolution of Ana Person")
    storage, name = document.file.storage, document.file.name
    upload = Upload.objects.create(token_digest="1", document=document, file_name="ana.pdf")
    MembershipApplicationFactory.create(
        resolution=upload, state=State.WITHDRAWN, closed_at=timezone.now()
    )
    assert storage.exists(name)
    clock.move_to(START + timedelta(days=366))
    purge()
    assert not storage.exists(name)
    assert Upload.objects.count() == 0
    assert MembershipApplication.objects.get().resolution is None


def test_attempts_are_forgotten_after_a_day_and_events_after_five_years(clock: Any) -> None:
    Attempt.objects.create(who="1", what="upload")
    SubmissionEvent.objects.create(reference="EA-1", what=What.LOOKED_AT)
    clock.move_to(START + timedelta(days=1, seconds=1))
    Attempt.objects.create(who="2", what="upload")
    assert purge() == {**NOTHING, "attempts": 1}
    assert Attempt.objects.get().who == "2"
    clock.move_to(START + timedelta(days=5 * 365))
    assert purge() == {**NOTHING, "attempts": 1}
    clock.move_to(START + timedelta(days=5 * 365, seconds=1))
    assert purge() == {**NOTHING, "events": 1}


def test_backlog_is_worked_off_in_portions(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tuple(purging.Rule(r.name, r.due, r.forget, 2) for r in purging.RULES)
    monkeypatch.setattr(purging, "RULES", small)
    for _ in range(5):
        closed()
    clock.move_to(START + timedelta(days=366))
    assert [purge()["closed submissions"] for _ in range(4)] == [2, 2, 1, 0]


def test_portion_costs_the_same_however_many_there_are(
    clock: Any, django_assert_max_num_queries: Any
) -> None:
    def costs(number: int) -> int:
        for _ in range(number):
            closed()
        clock.move_to(timezone.now() + timedelta(days=366))
        with django_assert_max_num_queries(1000) as asked:
            assert purge()["closed submissions"] == number
        return len(asked)

    assert costs(2) == costs(20)


def test_workers_forget_by_themselves(clock: Any) -> None:
    submission = closed()
    clock.move_to(START + timedelta(days=366))
    assert do_due_work() == 0
    submission.refresh_from_db()
    assert submission.is_erased


def test_what_fails_is_not_half_done_and_keeps_nothing_else(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = closed(message="Kept as a whole")
    Attempt.objects.create(who="1", what="upload")
    clock.move_to(START + timedelta(days=366))

    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(SubmissionEvent.objects, "bulk_create", fail)
    assert do_due_work() == 1
    assert Attempt.objects.count() == 0
    submission.refresh_from_db()
    assert (submission.message, submission.erased_at) == ("Kept as a whole", None)


def test_command_counts_and_changes_nothing_when_dry(clock: Any) -> None:
    closed()
    Attempt.objects.create(who="1", what="upload")
    clock.move_to(START + timedelta(days=366))
    out = StringIO()
    call_command("purge_submissions", "--dry-run", stdout=out)
    assert out.getvalue().splitlines() == [
        "closed submissions: 1 due",
        "unconfirmed submissions: 0 due",
        "suspect submissions: 0 due",
        "attempts: 1 due",
        "events: 0 due",
    ]
    assert due_counts() == {**NOTHING, "closed submissions": 1, "attempts": 1}


def test_command_forgets_everything_at_once(clock: Any) -> None:
    for _ in range(3):
        closed()
    clock.move_to(START + timedelta(days=366))
    out = StringIO()
    call_command("purge_submissions", stdout=out)
    assert out.getvalue().splitlines()[0] == "closed submissions: 3 forgotten"
    assert purge_all() == NOTHING
