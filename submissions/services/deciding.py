"""What staff decide about a submission; each is one transaction with its event and its mail.

All raise what `submissions.services.turns.taking` raises, with nothing written.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from submissions.models import (
    Kind,
    MembershipApplication,
    ProfileCorrection,
    State,
    Submission,
    SubmissionNote,
    What,
)
from submissions.models.submissions import CLOSED
from submissions.services.acts import Act
from submissions.services.answering import mail_agreement, mail_question, mail_refusal
from submissions.services.receipts import tell
from submissions.services.turns import NotPossible, Turn, name_of, record, taking
from submissions.suspicion import Suspicion


def take(turn: Turn) -> None:
    """Begin to look at it oneself."""
    with taking(turn, Act.TAKE) as submission:
        submission.assigned_to = turn.user
        move(submission, State.IN_REVIEW)
        record(submission, turn, What.ASSIGNED, name_of(turn.user))


def assign(turn: Turn, person: Any) -> None:
    """Give it to somebody who may answer it, or to nobody; what was new is in review then."""
    with taking(turn, Act.ASSIGN) as submission:
        submission.assigned_to = person
        is_begun = person is not None and submission.state == State.RECEIVED
        move(submission, State.IN_REVIEW if is_begun else State(submission.state))
        record(submission, turn, What.ASSIGNED, name_of(person))


def clear(turn: Turn) -> None:
    """Take a suspect one for genuine: the mails that were held back go out now."""
    with taking(turn, Act.CLEAR) as submission:
        submission.is_suspect = False
        submission.suspicions = []
        submission.save(update_fields=["is_suspect", "suspicions"])
        record(submission, turn, What.CLEARED)
        tell(_own_row(submission))


def suspect(turn: Turn) -> None:
    """Put it among the suspect ones: nobody is written to about it from now on."""
    with taking(turn, Act.SUSPECT) as submission:
        submission.is_suspect = True
        submission.suspicions = [*submission.suspicions, Suspicion.MARKED_BY_STAFF.value]
        submission.save(update_fields=["is_suspect", "suspicions"])
        record(submission, turn, What.SUSPECTED)


def complete(turn: Turn, values: dict[str, Any]) -> None:
    """Write into an application what its sender left open or wrong; checked by its form before."""
    with taking(turn, Act.COMPLETE) as submission:
        application = MembershipApplication.objects.get(pk=submission.pk)
        for column, value in values.items():
            setattr(application, column, value)
        application.save(update_fields=list(values))
        record(submission, turn, What.EDITED, ", ".join(values))


def vouch(turn: Turn, how: str) -> None:
    """Take it for confirmed, since the authority said so in another way than by the link."""
    with taking(turn, Act.VOUCH) as submission:
        submission.confirmed_at = timezone.now()
        move(submission, State.RECEIVED)
        record(submission, turn, What.VOUCHED, how)


def reopen(turn: Turn) -> None:
    """Look at it once more, after it was closed."""
    with taking(turn, Act.REOPEN) as submission:
        move(submission, State.IN_REVIEW)
        record(submission, turn, What.REOPENED)


def ask(turn: Turn, question: str) -> None:
    """Ask who sent it something, by mail."""
    with taking(turn, Act.ASK) as submission:
        move(submission, State.ASKED_BACK)
        mail_question(submission, record(submission, turn, What.ASKED_BACK), question)


def decline(turn: Turn, reason: str) -> None:
    """Decline it; the reason is mailed, but not about a suspect one."""
    with taking(turn, Act.DECLINE) as submission:
        move(submission, State.DECLINED)
        mail_refusal(submission, record(submission, turn, What.DECLINED), reason)


def agree(turn: Turn, text: str) -> None:
    """Accept a proposal to cooperate."""
    with taking(turn, Act.AGREE) as submission:
        move(submission, State.ACCEPTED)
        mail_agreement(submission, record(submission, turn, What.ACCEPTED), text)


def note(turn: Turn, text: str) -> None:
    """Note something for colleagues; this changes nothing, so nobody has to have seen the latest.

    Raises Submission.DoesNotExist; NotPossible for a submission whose data is erased.
    """
    with transaction.atomic():
        # Held: whoever erases it meanwhile takes the note along, or was before us.
        submission = Submission.objects.select_for_update().get(pk=turn.key)
        if submission.is_erased:
            raise NotPossible
        SubmissionNote.objects.create(submission=submission, author=turn.user, text=text)


def move(submission: Submission, state: State) -> None:
    """Save where a submission stands now, and who has it."""
    submission.state = state
    submission.closed_at = timezone.now() if state in CLOSED else None
    submission.save(update_fields=["state", "closed_at", "assigned_to", "confirmed_at"])


def _own_row(submission: Submission) -> Submission:
    """Return it as its mails need it: with its authority and what is proposed."""
    if submission.kind != Kind.CORRECTION:
        return submission
    return ProfileCorrection.objects.select_related("authority").get(pk=submission.pk)
