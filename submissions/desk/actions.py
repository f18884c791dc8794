"""What can be done at the desk: how it is called, what is asked before, and what does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from submissions.desk.forms import (
    AgreementForm,
    AssignForm,
    Confirmation,
    NoteForm,
    QuestionForm,
    QuietReasonForm,
    ReasonForm,
    UndoForm,
    VouchForm,
)
from submissions.models import Submission
from submissions.services import deciding
from submissions.services.acts import Act
from submissions.services.turns import Turn
from submissions.services.undoing import undo

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An act as people meet it; `done` is said afterwards."""

    title: Any
    done: Any
    explanation: Any = ""
    is_grave: bool = False

    def explanation_for(self, submission: Submission) -> Any:
        """Return what is said above what is asked."""
        return self.explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAction(Action):
    """An act for which a form asks all that it needs; the others have pages of their own."""

    do: Callable[[Turn, Values], None]
    form: type[forms.BaseForm] = Confirmation

    def form_for(self, submission: Submission) -> type[forms.BaseForm]:
        """Return the form: nobody is told anything about a suspect one."""
        return QuietReasonForm if self._is_quiet(submission) else self.form

    def explanation_for(self, submission: Submission) -> Any:
        return QUIETLY if self._is_quiet(submission) else self.explanation

    def _is_quiet(self, submission: Submission) -> bool:
        return self.form is ReasonForm and submission.is_suspect


QUIETLY = _("It is suspect: it is declined without a word to anybody.")

ACCEPT = Action(title=_("Accept"), done=_("It is accepted."))
CORRECT = Action(title=_("Compare and take over"), done=_("The register is corrected."))
COMPLETE = Action(
    title=_("Complete the facts"),
    done=_("The facts are saved."),
    explanation=_(
        "Codes, names and coordinates as the register keeps them. What was sent is overwritten."
    ),
)

ASKED: dict[Act, AskedAction] = {
    Act.TAKE: AskedAction(
        title=_("Take in review"),
        done=_("You have it now."),
        explanation=_("You look at it from now on; colleagues see that."),
        do=lambda turn, values: deciding.take(turn),
    ),
    Act.AGREE: AskedAction(
        title=_("Accept"),
        done=_("It is accepted, and the e-mail is on its way."),
        explanation=_("The organisation is told that the Alliance would like to work with it."),
        form=AgreementForm,
        do=lambda turn, values: deciding.agree(turn, values["text"]),
    ),
    Act.VOUCH: AskedAction(
        title=_("Take for confirmed"),
        done=_("It is confirmed, and can be answered now."),
        explanation=_(
            "Nobody has followed the link that was e-mailed to the authority’s registered contact. "
            "Go on only when the authority itself has said in another way that it wants this."
        ),
        form=VouchForm,
        do=lambda turn, values: deciding.vouch(turn, values["how"]),
    ),
    Act.CLEAR: AskedAction(
        title=_("Take for genuine"),
        done=_("It is taken for genuine."),
        explanation=_("It goes to the others, and whoever sent it is written to as usual."),
        do=lambda turn, values: deciding.clear(turn),
    ),
    Act.ASK: AskedAction(
        title=_("Ask back"),
        done=_("The question is on its way."),
        explanation=_("It waits for an answer until somebody takes it in review again."),
        form=QuestionForm,
        do=lambda turn, values: deciding.ask(turn, values["text"]),
    ),
    Act.ASSIGN: AskedAction(
        title=_("Assign"),
        done=_("It is assigned."),
        form=AssignForm,
        do=lambda turn, values: deciding.assign(turn, values["person"]),
    ),
    Act.NOTE: AskedAction(
        title=_("Add a note"),
        done=_("The note is added."),
        form=NoteForm,
        do=lambda turn, values: deciding.note(turn, values["text"]),
    ),
    Act.SUSPECT: AskedAction(
        title=_("Mark as suspect"),
        done=_("It is among the suspect ones now."),
        explanation=_(
            "It leaves the inbox, and nobody is written to about it until it is taken for genuine."
        ),
        do=lambda turn, values: deciding.suspect(turn),
    ),
    Act.DECLINE: AskedAction(
        title=_("Decline"),
        done=_("It is declined."),
        explanation=_("It is closed, and whoever sent it is told why."),
        form=ReasonForm,
        do=lambda turn, values: deciding.decline(turn, values.get("text", "")),
        is_grave=True,
    ),
    Act.REOPEN: AskedAction(
        title=_("Open again"),
        done=_("It is open again."),
        explanation=_("It goes back to the others, in review. Nobody is told."),
        do=lambda turn, values: deciding.reopen(turn),
    ),
    Act.UNDO: AskedAction(
        title=_("Undo the acceptance"),
        done=_("The acceptance is undone."),
        explanation=_(
            "Both drafts and the adhesion are removed, and the authority when the acceptance made "
            "it. What it completed of one that the register had before stays. The number may be "
            "given again; the changes of the register keep what was there."
        ),
        form=UndoForm,
        do=lambda turn, values: undo(turn, values["text"]),
        is_grave=True,
    ),
}

ACTIONS: dict[Act, Action] = {
    Act.ACCEPT: ACCEPT,
    Act.CORRECT: CORRECT,
    Act.COMPLETE: COMPLETE,
    **ASKED,
}
