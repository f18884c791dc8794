"""What the demonstration lays into the inbox of submissions."""

from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from pytest_django import Settings

from cms.demo.inbox import MAILS_ARE_FILES, keep_here
from cms.demo.letters import ALL, CORRECTION
from cms.settings import dev
from core.models import MailState, OutgoingMail, User
from core.services.mail import send
from participants.models import Authority
from submissions.desk.boxes import counts
from submissions.desk.flags import flag
from submissions.desk.wording import days_since, who, with_own_tables
from submissions.models import Submission, SubmissionEvent, Upload
from submissions.services.accepting import Wishes, plan
from submissions.services.erasing import erase_submissions
from submissions.services.purging import due_counts
from tests.demo.conftest import Made

pytestmark = pytest.mark.xdist_group("demo")
NOBODYS = ("example.org", "example.com")
"""Domains that nobody has (RFC 2606)."""


def rows() -> list[Any]:
    """Return all that was sent in, with flags, the oldest first."""
    return flag(with_own_tables(Submission.objects.order_by("received_at")))


def one(name: str) -> Any:
    (row,) = (row for row in rows() if who(row) == name)
    return row


def test_inbox_has_something_of_each_kind_in_each_state(made: Made) -> None:
    found = [
        (who(row), row.kind, row.state, days_since(row.received_at), row.language) for row in rows()
    ]
    assert found == [
        ("Exemplești (demonstrație)", "membership", "declined", 20, "ro"),
        ("Musterhausen (Demonstration)", "membership", "asked_back", 12, "de"),
        ("Ville-Exemple (démonstration)", "membership", "in_review", 9, "fr"),
        ("Sample Association (demonstration)", "cooperation", "received", 5, "en"),
        ("Lindenbrück (DE)", "correction", "received", 4, "de"),
        ("Best Examples Ltd (demonstration)", "cooperation", "received", 3, "en"),
        ("Exampleville (demonstration)", "membership", "received", 2, "en"),
        ("EXAMPLEVILLE (demonstration)", "membership", "received", 1, "en"),
    ]
    counted = {box.value: number for box, number in counts().items()}
    assert counted == {"open": 6, "closed": 1, "suspect": 1, "unconfirmed": 0, "all": 8}


def test_flags_show_what_to_look_out_for(made: Made) -> None:
    flags = {who(row): [each.label for each in row.flags] for row in rows() if row.flags}
    assert flags == {
        "Best Examples Ltd (demonstration)": ["Suspect"],
        "Exampleville (demonstration)": ["Possible duplicate", "File", "Consent"],
        "EXAMPLEVILLE (demonstration)": ["Possible duplicate"],
    }
    assert one("Best Examples Ltd (demonstration)").suspicions == ["honeypot", "many_links"]


def test_what_was_done_lies_in_the_past_and_is_on_record(made: Made) -> None:
    coordinator = User.objects.get(username="coordinator")
    review = one("Ville-Exemple (démonstration)")
    assert review.assigned_to == coordinator
    assert [days_since(note.at) for note in review.notes.all()] == [8, 6]
    declined = one("Exemplești (demonstrație)")
    events = declined.events.order_by("pk")
    assert [(event.what, days_since(event.at), event.user) for event in events] == [
        ("received", 20, None),
        ("looked_at", 18, coordinator),
        ("assigned", 18, coordinator),
        ("looked_at", 15, coordinator),
        ("declined", 15, coordinator),
    ]
    assert days_since(declined.closed_at) == 15
    assert days_since(one("Lindenbrück (DE)").confirmed_at) == 3
    hour_ago = timezone.now() - timedelta(hours=1)
    assert not SubmissionEvent.objects.filter(at__gt=hour_ago).exists()


def test_nothing_of_it_is_forgotten_soon(made: Made) -> None:
    of_submissions = {name: n for name, n in due_counts().items() if name != "attempts"}
    assert set(of_submissions.values()) == {0}


def test_resolution_is_a_sheet_of_paper_in_quarantine(made: Made) -> None:
    upload = Upload.objects.get()
    assert (upload.file_name, upload.suspicions) == ("resolution.pdf", [])
    assert upload.document.collection.name == "Received files (quarantine)"
    with upload.document.open_file() as file:
        data = file.read()
    assert b"(RESOLUTION OF A COUNCIL THAT DOES NOT EXIST) Tj" in data
    assert one("Exampleville (demonstration)").membershipapplication.resolution == upload


def test_application_can_be_accepted_as_it_is(made: Made) -> None:
    application = one("Exampleville (demonstration)").membershipapplication
    planned = plan(application, Wishes(None, timezone.localdate(), "en"))
    assert (planned.ordinal, planned.problems) == (133, {})
    assert planned.makes_profile
    assert planned.makes_news


def test_correction_is_of_an_invented_authority(made: Made) -> None:
    invented = {entry.key for entry in made.demo.authorities if entry.is_fictitious}
    assert CORRECTION["authority"] in invented
    changes = one("Lindenbrück (DE)").profilecorrection.changes.values_list("field", "old_value")
    assert list(changes) == [
        ("website", "https://example.org/lindenbrueck"),
        ("head_name", "Alma Beispiel"),
        ("contact_role", "Contact point"),
    ]
    assert not Authority.objects.filter(endonym__icontains="demonstrat").exists()


def test_everything_says_that_it_is_a_demonstration(made: Made) -> None:
    for letter in ALL:
        assert "demonstra" in letter["message"].casefold() or "démonstra" in letter["message"]
        assert letter["contact"]["email"].endswith(NOBODYS)
        assert "phone" not in letter["contact"]
        names = [letter.get("authority_name", ""), letter.get("organisation_name", "")]
        assert all("onstra" in name for name in names if name)


def test_no_mail_leaves_the_machine(made: Made) -> None:
    mails = OutgoingMail.objects.filter(key__startswith="submission-")
    purposes = sorted(mails.values_list("purpose", flat=True))
    assert purposes == [
        "correction-confirm",
        "submission-asked-back",
        "submission-declined",
        *["submission-received"] * 7,
    ]
    assert not OutgoingMail.objects.due(timezone.now()).exists()
    assert set(mails.values_list("state", "to", "text")) == {(MailState.GIVEN_UP, "", "")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("backend", "state"),
    [
        (MAILS_ARE_FILES, MailState.WAITING),
        ("django.core.mail.backends.smtp.EmailBackend", MailState.GIVEN_UP),
    ],
)
def test_mails_become_files_or_nothing(settings: Settings, backend: str, state: MailState) -> None:
    settings.MAIL_DELIVERY_BACKEND = backend
    mail = send(
        key="a", to="a@example.org", subject="A", text="A", language="en", purpose="receipt"
    )
    keep_here([mail])
    mail.refresh_from_db()
    assert mail.state == state


def test_demonstration_writes_its_mails_into_files() -> None:
    assert dev.MAIL_DELIVERY_BACKEND == MAILS_ARE_FILES


def test_erased_ones_are_not_made_again(made: Made) -> None:
    with transaction.atomic():
        erase_submissions(Submission.objects.values_list("pk", flat=True))
        Submission.objects.order_by("pk")[0].delete()
        call_command("make_demo", stdout=StringIO())
        assert Submission.objects.count() == Submission.objects.exclude(erased_at=None).count() == 7
        transaction.set_rollback(True)
