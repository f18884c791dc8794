"""One submission for each thing that can be done at the desk."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from submissions.models import Upload
from tests.factories import CollectionFactory, DocumentFactory
from tests.factories.core import PDF
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)

APPLICATION, PROPOSAL, CORRECTION = "application", "proposal", "correction"

SUBMISSION_FOR = {
    "submissions:agree": PROPOSAL,
    "submissions:correct": CORRECTION,
    "submissions:vouch": "unconfirmed correction",
    "submissions:clear": "suspect application",
    "submissions:reopen": "declined application",
    "submissions:undo": "accepted application",
}
"""Which one an address is asked for; the application where it is not said."""


def make_submissions() -> dict[str, Any]:
    """Make them, by name."""
    document = DocumentFactory.create(
        title="Received file",
        file=ContentFile(PDF, "resolution.pdf"),
        collection=CollectionFactory.create(name="Closed"),
    )
    upload = Upload.objects.create(
        token_digest="0" * 64, received_at=timezone.now(), document=document
    )
    make = MembershipApplicationFactory.create
    return {
        APPLICATION: make(authority_name="Applicant town", resolution=upload),
        PROPOSAL: CooperationProposalFactory.create(),
        CORRECTION: ProfileCorrectionFactory.create(
            changes=[proposed("website", "", "https://corrected.example/")]
        ),
        "unconfirmed correction": ProfileCorrectionFactory.create(state="unconfirmed"),
        "suspect application": make(is_suspect=True),
        "declined application": make(state="declined"),
        "accepted application": make(state="accepted"),
    }
