"""Tables of what is sent in. No reader ever sees a row of them: none is in the API or a log."""

from submissions.models.acceptances import Acceptance
from submissions.models.attempts import Attempt
from submissions.models.cooperation import CooperationProposal
from submissions.models.corrections import ProfileCorrection, ProposedChange
from submissions.models.events import SubmissionEvent, SubmissionNote, What
from submissions.models.memberships import MembershipApplication
from submissions.models.submissions import Kind, State, Submission
from submissions.models.uploads import Upload

__all__ = [
    "Acceptance",
    "Attempt",
    "CooperationProposal",
    "Kind",
    "MembershipApplication",
    "ProfileCorrection",
    "ProposedChange",
    "State",
    "Submission",
    "SubmissionEvent",
    "SubmissionNote",
    "Upload",
    "What",
]
