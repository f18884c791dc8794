"""What was sent in, with words in every column: no row of it is for readers."""

from django.utils import timezone

from core.models import User
from submissions.models import (
    Acceptance,
    Attempt,
    CooperationProposal,
    Kind,
    MembershipApplication,
    ProfileCorrection,
    ProposedChange,
    Submission,
    SubmissionEvent,
    SubmissionNote,
    Upload,
    What,
)
from submissions.services import quarantine
from tests.leaks.planting import Planter
from tests.submissions.pdfs import PDF


def hide_submissions(planter: Planter, person: User) -> None:
    """Write one of each kind, with a file, and all that staff and program write beside it."""
    application = MembershipApplication.objects.create(
        kind=Kind.MEMBERSHIP,
        authority_kind="municipality",
        country="IS",
        legal_basis="public_task",
        consents_to_publication=True,
        assigned_to=person,
        resolution=_upload(planter),
        **planter.texts(MembershipApplication, "sent"),
    )
    CooperationProposal.objects.create(
        kind=Kind.COOPERATION,
        country="IS",
        legal_basis="legitimate_interest",
        **planter.texts(CooperationProposal, "sent"),
    )
    correction = ProfileCorrection.objects.create(
        kind=Kind.CORRECTION,
        legal_basis="public_task",
        **planter.texts(ProfileCorrection, "sent"),
    )
    ProposedChange.objects.create(correction=correction, **planter.texts(ProposedChange, "sent"))
    _beside(planter, application, person)


def _upload(planter: Planter) -> Upload:
    document = quarantine.keep(PDF)
    planter.overwrite(document, "received")
    return Upload.objects.create(
        document=document, received_at=timezone.now(), **planter.texts(Upload, "received")
    )


def _beside(planter: Planter, application: MembershipApplication, person: User) -> None:
    submission = Submission.objects.get(pk=application.pk)
    SubmissionEvent.objects.create(
        submission=submission,
        user=person,
        what=What.RECEIVED,
        **planter.texts(SubmissionEvent, "event"),
    )
    SubmissionNote.objects.create(
        submission=submission, author=person, **planter.texts(SubmissionNote, "note")
    )
    Attempt.objects.create(**planter.texts(Attempt, "attempt"))
    Acceptance.objects.create(application=application, user=person)
