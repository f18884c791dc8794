"""What staff can do with a submission, by its kind and by where it stands."""

from django.db.models import TextChoices

from submissions.models import Kind, State, Submission
from submissions.models.submissions import OPEN


class Act(TextChoices):
    """Something that a person does with a submission, as addresses name it; as it is offered."""

    TAKE = "take"
    ACCEPT = "accept"
    AGREE = "agree"
    CORRECT = "correct"
    COMPLETE = "complete"
    VOUCH = "vouch"
    CLEAR = "clear"
    ASK = "ask"
    ASSIGN = "assign"
    NOTE = "note"
    SUSPECT = "suspect"
    DECLINE = "decline"
    REOPEN = "reopen"
    UNDO = "undo"


ANSWERS = {
    Kind.MEMBERSHIP: (Act.COMPLETE, Act.ACCEPT),
    Kind.COOPERATION: (Act.AGREE,),
    Kind.CORRECTION: (Act.CORRECT,),
}
"""How what is open is answered otherwise than by a question or a refusal."""

REOPENED_ALWAYS = frozenset({State.DECLINED, State.WITHDRAWN})


def acts_for(submission: Submission) -> frozenset[Act]:
    """Return what can be done with a submission by those who may answer it.

    Nobody outside is written to about a suspect one, so it is answered by a refusal at most, which
    nobody is told. An unconfirmed one is no one's wish yet.
    """
    if submission.is_erased:
        return frozenset()
    found = {Act.NOTE, *_by_state(submission)}
    if submission.is_suspect:
        found.add(Act.CLEAR)
    elif submission.state in {*OPEN, State.UNCONFIRMED}:
        found.add(Act.SUSPECT)
    return frozenset(found)


def _by_state(submission: Submission) -> set[Act]:
    state = submission.state
    if state == State.UNCONFIRMED:
        return {Act.ASSIGN} if submission.is_suspect else {Act.ASSIGN, Act.VOUCH}
    if state in OPEN:
        return _while_open(submission)
    if state in REOPENED_ALWAYS:
        return {Act.REOPEN}
    # What was made of an application is taken back with it; a correction stands in the register.
    ends = {Kind.MEMBERSHIP: {Act.UNDO}, Kind.COOPERATION: {Act.REOPEN}}
    return set(ends.get(Kind(submission.kind), set()))


def _while_open(submission: Submission) -> set[Act]:
    found = {Act.ASSIGN, Act.DECLINE}
    if submission.state != State.IN_REVIEW:
        found.add(Act.TAKE)
    if not submission.is_suspect:
        found |= {Act.ASK, *ANSWERS[Kind(submission.kind)]}
    return found
