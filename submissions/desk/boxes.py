"""The views of what was sent in; what is suspect or not confirmed lies apart from the rest."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from submissions.models import State, Submission
from submissions.models.submissions import CLOSED, OPEN

CONFIRMED = ~Q(state=State.UNCONFIRMED)


class Box(TextChoices):
    """A view, as addresses name it."""

    OPEN = "open", _("To answer")
    CLOSED = "closed", _("Answered")
    SUSPECT = "suspect", _("Suspect")
    UNCONFIRMED = "unconfirmed", _("Not confirmed")
    ALL = "all", _("All submissions")

    @property
    def condition(self) -> Q:
        """The condition for what lies in it."""
        return CONDITIONS[self]()

    @property
    def order(self) -> str:
        """How it is ordered at first: what waits longest comes first, what is over last."""
        return "received_at" if self is Box.OPEN else "-received_at"


CONDITIONS: dict[Box, Callable[[], Q]] = {
    Box.OPEN: lambda: Q(state__in=OPEN, is_suspect=False),
    Box.CLOSED: lambda: Q(state__in=CLOSED, is_suspect=False),
    Box.SUSPECT: lambda: Q(is_suspect=True),
    Box.UNCONFIRMED: lambda: Q(state=State.UNCONFIRMED, is_suspect=False),
    Box.ALL: Q,
}

NOTHING = {
    Box.OPEN: _("Nothing waits for an answer."),
    Box.CLOSED: _("Nothing has been answered yet."),
    Box.SUSPECT: _("Nothing is suspect."),
    Box.UNCONFIRMED: _("Nothing waits to be confirmed."),
    Box.ALL: _("Nothing has been sent in yet."),
}


def counts() -> dict[Box, int]:
    """Return how much lies in each, counted in one statement."""
    counted: dict[str, Any] = Submission.objects.aggregate(
        **{box.name: Count("pk", filter=box.condition) for box in Box if box is not Box.ALL},
        ALL=Count("pk"),
    )
    return {box: counted[box.name] for box in Box}


def count_of_new() -> int:
    """Return how many are new, suspect ones not counted."""
    return Submission.objects.filter(state=State.RECEIVED, is_suspect=False).count()
