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


def _elsewhere(turn: Turn, values: Values) -> None:
    """Stand for what has a view of its own."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Action:
    """An act as people meet it; `done` is said afterwards."""

    title: Any
    done: Any
    explanation: Any = ""
    form: type[forms.BaseForm] = Confirmation
    do: Callable[[Turn, Values], None] = _elsewhere
    icon: str = "edit"
    is_grave: bool = False

    def form_for(self, submission: Submission) -> type[forms.BaseForm]:
        """Return the form: nobody is told anything about a suspect one."""
        return QuietReasonForm if self._is_quiet(submission) else self.form

    def explanation_for(self, submission: Submission) -> Any:
        """Return what is said above the form."""
        return QUIETLY if self._is_quiet(submission) else self.explanation

    def _is_quiet(self, submission: Submission) -> bool:
        return self.form is ReasonForm and submission.is_suspect


QUIETLY = _("It is suspect: it is declined without a word to anybody.")

ACTIONS: dict[Act, Action] = {
    Act.TAKE: Action(
        _("Take in review"),
        _("You have it now."),
        _("You look at it from now on; colleagues see that."),
        do=lambda turn, values: deciding.take(turn),
        icon="view",
    ),
    Act.ACCEPT: Action(_("Accept"), _("It is accepted."), icon="success"),
    Act.AGREE: Action(
        _("Accept"),
        _("It is accepted, and the mail is on its way."),
        _("The organisation is told that the Alliance would like to work with it."),
        AgreementForm,
        lambda turn, values: deciding.agree(turn, values["text"]),
        "success",
    ),
    Act.CORRECT: Action(
        _("Compare and take over"), _("The register is corrected."), icon="success"
    ),
    Act.COMPLETE: Action(
        _("Complete the facts"),
        _("The facts are saved."),
        _("Codes, names and coordinates as the register keeps them. What was sent is overwritten."),
        icon="edit",
    ),
    Act.VOUCH: Action(
        _("Take for confirmed"),
        _("It is confirmed, and can be answered now."),
        _(
            "Nobody has followed the link that was mailed to the authority’s registered contact. "
            "Go on only when the authority itself has said in another way that it wants this."
        ),
        VouchForm,
        lambda turn, values: deciding.vouch(turn, values["how"]),
        "check",
    ),
    Act.CLEAR: Action(
        _("Take for genuine"),
        _("It is taken for genuine."),
        _("It goes to the others, and whoever sent it is written to as usual."),
        do=lambda turn, values: deciding.clear(turn),
        icon="check",
    ),
    Act.ASK: Action(
        _("Ask back"),
        _("The question is on its way."),
        _("It waits for an answer until somebody takes it in review again."),
        QuestionForm,
        lambda turn, values: deciding.ask(turn, values["text"]),
        "help",
    ),
    Act.ASSIGN: Action(
        _("Assign"),
        _("It is assigned."),
        form=AssignForm,
        do=lambda turn, values: deciding.assign(turn, values["person"]),
        icon="user",
    ),
    Act.NOTE: Action(
        _("Add a note"),
        _("The note is added."),
        form=NoteForm,
        do=lambda turn, values: deciding.note(turn, values["text"]),
        icon="comment-add",
    ),
    Act.SUSPECT: Action(
        _("Mark as suspect"),
        _("It is among the suspect ones now."),
        _("It leaves the inbox, and nobody is written to about it until it is taken for genuine."),
        do=lambda turn, values: deciding.suspect(turn),
        icon="warning",
    ),
    Act.DECLINE: Action(
        _("Decline"),
        _("It is declined."),
        _("It is closed, and whoever sent it is told why."),
        ReasonForm,
        lambda turn, values: deciding.decline(turn, values.get("text", "")),
        "cross",
        is_grave=True,
    ),
    Act.REOPEN: Action(
        _("Open again"),
        _("It is open again."),
        _("It goes back to the others, in review. Nobody is told."),
        do=lambda turn, values: deciding.reopen(turn),
        icon="resubmit",
    ),
    Act.UNDO: Action(
        _("Undo the acceptance"),
        _("The acceptance is undone."),
        _(
            "Both drafts and the adhesion are removed, and the authority when the acceptance made "
            "it. What it completed of one that the register had before stays. The number may be "
            "given again; the changes of the register keep what was there."
        ),
        UndoForm,
        lambda turn, values: undo(turn, values["text"]),
        "rotate",
        is_grave=True,
    ),
}
"""In the order in which they are offered."""
