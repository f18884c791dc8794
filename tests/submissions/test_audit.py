"""The report of who looked: who may see it, what it filters, what leaves the house."""

import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client

from core.models import User
from submissions.models import SubmissionEvent, What
from submissions.services.looking import note_file_opened, note_look
from tests.clients import logged_in
from tests.factories import UserFactory
from tests.factories.submissions import MembershipApplicationFactory

pytestmark = pytest.mark.django_db
REPORT = "/admin/personal-data/audit/"


def told(client: Client, **parameters: Any) -> list[tuple[str, ...]]:
    """Return who, what and with what of each event that is listed."""
    response = client.get(REPORT, parameters)
    assert response.status_code == 200
    table = response.context["table"]
    columns = {column.name: column for column in table.columns.values()}
    return [
        tuple(str(columns[name].get_value(event)) for name in ("user", "what", "about"))
        for event in table.data
    ]


def exported(client: Client) -> list[dict[str, str]]:
    response: Any = client.get(REPORT, {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


@pytest.fixture
def ana(db: None) -> User:
    return UserFactory.create(username="ana", first_name="Ana", last_name="Reader")


@pytest.mark.parametrize("role", ["Register coordinators", "Moderators", "Editors"])
def test_only_administrators_may_see_it(office: Client, role: str) -> None:
    client = logged_in(UserFactory.create(groups=(role,)))
    for url in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        response: Any = client.get(url)
        assert (response.status_code, response.url) == (302, "/admin/")
    assert SubmissionEvent.objects.count() == 0
    assert REPORT not in client.get("/admin/").content.decode()
    assert REPORT in office.get("/admin/").content.decode()


def test_it_tells_who_did_what_with_what_newest_first(office: Client, ana: User) -> None:
    submission = MembershipApplicationFactory.create(reference="EA-1")
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        note_look(submission, ana)
    with time_machine.travel("2026-03-02T12:00:00Z", tick=False):
        note_file_opened(submission, ana)
        SubmissionEvent.objects.create(user=ana, what=What.ERASED, detail="contact-17")
        SubmissionEvent.objects.create(reference="EA-0", what=What.ERASED)
        SubmissionEvent.objects.create(user_id=999, what=What.LOOKED_AT, detail="person")
    assert told(office) == [
        ("adam", "Looked at", "This report"),
        ("Account no. 999 (deleted since)", "Looked at", "A person's data"),
        ("The system, or who sent it", "Data erased", "EA-0"),
        ("Ana Reader", "Data erased", "Contact of authority no. 17"),
        ("Ana Reader", "File opened", "EA-1"),
        ("Ana Reader", "Looked at", "EA-1"),
    ]


def test_filters_by_person_submission_act_and_days(office: Client, ana: User) -> None:
    told(office)  # The look at the report is on record, once an hour.
    first = MembershipApplicationFactory.create(reference="EA-1")
    second = MembershipApplicationFactory.create(reference="EA-2")
    with time_machine.travel("2026-03-01T12:00:00Z", tick=False):
        note_look(first, ana)
    with time_machine.travel("2026-03-09T12:00:00Z", tick=False):
        note_file_opened(second, ana)
    look, opening = ("Ana Reader", "Looked at", "EA-1"), ("Ana Reader", "File opened", "EA-2")
    assert told(office, user=ana.pk) == [opening, look]
    assert told(office, reference="ea-1") == [look]
    assert told(office, what="file_opened") == [opening]
    assert told(office, at_from="2026-03-02", at_to="2026-03-10") == [opening]
    assert told(office, ordering="at")[0] == look
    assert told(office, reference="EA-7") == []


def test_looking_is_noted_once_an_hour_and_taking_a_copy_each_time(
    office: Client, administrator: User
) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        office.force_login(administrator)
        told(office)
        told(office)
        exported(office)
        exported(office)
    with time_machine.travel(datetime(2026, 3, 1, 13, 1, tzinfo=UTC), tick=False):
        told(office)
    events = SubmissionEvent.objects.order_by("pk").values_list("what", "detail", "user")
    assert list(events) == [
        ("looked_at", "audit", administrator.pk),
        ("exported", "audit", administrator.pk),
        ("exported", "audit", administrator.pk),
        ("looked_at", "audit", administrator.pk),
    ]


def test_spreadsheet_tells_the_same_and_runs_nothing(office: Client, ana: User) -> None:
    ana.first_name = "=1+1"
    ana.save()
    note_look(MembershipApplicationFactory.create(reference="EA-1"), ana)
    row = exported(office)[1]
    assert row["Who"] == "'=1+1 Reader"
    assert (row["What was done"], row["With what"]) == ("Looked at", "EA-1")


def test_report_costs_the_same_however_long(
    office: Client, ana: User, django_assert_max_num_queries: Any
) -> None:
    def costs() -> int:
        with django_assert_max_num_queries(1000) as asked:
            told(office)
        return len(asked)

    told(office)
    note_look(MembershipApplicationFactory.create(), ana)
    few = costs()
    for _ in range(10):
        note_look(MembershipApplicationFactory.create(), UserFactory.create())
    assert costs() == few
