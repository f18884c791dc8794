"""One submission: all that was sent, what it may repeat, what was done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from participants.models import Authority
from submissions.audit.wording import details, person
from submissions.desk.acting import SubmissionScreen
from submissions.desk.actions import ACTIONS
from submissions.desk.flags import flag
from submissions.desk.forms import NoteForm
from submissions.desk.made import made_by
from submissions.desk.rights import acts_of
from submissions.desk.sent import Fact, about, contact_of, facts_of, joined_reasons, left_open
from submissions.desk.wording import own_row, reasons_to_suspect, who, with_own_tables
from submissions.models import Kind, State, Submission
from submissions.models.submissions import OPEN
from submissions.services.acts import Act
from submissions.services.correcting import Compared, compared
from submissions.services.duplicates import OpenOnes, Register
from submissions.services.looking import note_look
from submissions.services.turns import version_of

EVENTS_SHOWN = 200


class ScreenView(SubmissionScreen):
    """Shows a submission; that it was looked at is written down."""

    template_name = "submissions/desk/screen.html"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Write down who looks, then show it."""
        note_look(self.submission, request.user)
        return self.render_to_response(self.get_context_data())

    @cached_property
    def row(self) -> Any:
        """Return the submission as a row of its kind."""
        return own_row(self.submission)

    @cached_property
    def is_compared(self) -> bool:
        """Whether it is still to be found out whose it is."""
        waits = self.submission.state in {*OPEN, State.UNCONFIRMED}
        return waits and not self.submission.is_erased

    @cached_property
    def matches(self) -> list[dict[str, Any]]:
        """Return authorities of the register that an application may be, the likeliest first."""
        if self.submission.kind != Kind.MEMBERSHIP or not self.is_compared:
            return []
        found = Register.read().like(self.row)
        rows = Authority.objects.in_bulk(list(found))
        likeliest = sorted(found.items(), key=lambda item: -len(item[1]))
        return [
            {
                "authority": rows[key],
                "why": joined_reasons(reasons),
                "url": _register_url(key),
                "beside_url": f"{self.screen_url}?beside={key}",
            }
            for key, reasons in likeliest
        ]

    @cached_property
    def beside(self) -> Authority | None:
        """Return the authority whose facts stand beside those that were sent."""
        if self.submission.kind == Kind.CORRECTION:
            authority: Authority | None = self.row.authority
            return authority
        if acceptance := self.made.acceptance if self.made else None:
            return acceptance.authority
        asked = self.request.GET.get("beside")
        found = [match["authority"] for match in self.matches]
        return next((row for row in found if str(row.pk) == asked), found[0] if found else None)

    @cached_property
    def made(self) -> Any:
        """Return what an acceptance made, with where it is."""
        is_accepted = self.submission.state == State.ACCEPTED
        if self.submission.kind != Kind.MEMBERSHIP or not is_accepted:
            return None
        return made_by(self.submission, self.request.user)

    def _others(self) -> list[dict[str, Any]]:
        """Return other open submissions that may be the same."""
        if not self.is_compared:
            return []
        found = OpenOnes.read().like(self.row)
        rows = with_own_tables(Submission.objects.filter(pk__in=found))
        return [
            {
                "submission": row,
                "who": who(row),
                "why": joined_reasons(found[row.pk]),
                "url": reverse("submissions:screen", args=[row.pk]),
            }
            for row in rows.order_by("received_at", "pk")
        ]

    def _changes(self) -> list[tuple[Compared, bool]]:
        """Return the proposed corrections; none is ticked here."""
        if self.submission.kind != Kind.CORRECTION:
            return []
        return [(row, False) for row in compared(self.row)]

    def _facts(self) -> list[Fact]:
        """Return the facts that were sent; a correction has nothing but its proposals."""
        is_correction = self.submission.kind == Kind.CORRECTION
        return [] if is_correction else facts_of(self.row, self.beside)

    def _timeline(self) -> list[dict[str, Any]]:
        events = self.submission.events.select_related("user").order_by("-pk")[:EVENTS_SHOWN]
        return [
            {"event": event, "who": person(event), "details": details(event)} for event in events
        ]

    def _offered(self) -> list[dict[str, Any]]:
        acts = acts_of(self.request.user, self.submission)
        return [
            {
                "action": ACTIONS[act],
                "url": reverse(f"submissions:{act.value}", args=[self.submission.pk]),
                "is_first": act in FIRST,
            }
            for act in Act
            if act in acts and act is not Act.NOTE
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (submission,) = flag([self.submission])
        resolution = getattr(self.row, "resolution", None)
        facts = self._facts()
        return {
            **super().get_context_data(**kwargs),
            "submission": submission,
            "who": who(submission),
            "offered": self._offered(),
            "facts": facts,
            "left_open": left_open(facts),
            "contact": contact_of(self.row, self.beside),
            "about": about(submission),
            "beside": self.beside,
            "beside_url": _register_url(self.beside.pk) if self.beside else "",
            "matches": self.matches,
            "others": self._others(),
            "changes": self._changes(),
            "file": resolution if resolution and resolution.document_id else None,
            "made": self.made,
            "notes": submission.notes.select_related("author"),
            "may_note": Act.NOTE in acts_of(self.request.user, submission),
            "note_form": NoteForm(),
            "note_url": reverse(f"submissions:{Act.NOTE.value}", args=[submission.pk]),
            "file_url": reverse("submissions:file", args=[submission.pk]),
            "seen": version_of(submission),
            "timeline": self._timeline(),
            "suspicions": reasons_to_suspect(submission.suspicions),
            "file_suspicions": reasons_to_suspect(resolution.suspicions) if resolution else [],
        }


def _register_url(key: int) -> str:
    """Return where the register tells of an authority."""
    return reverse("wagtailsnippets_participants_authority:inspect", args=[key])


FIRST = frozenset({Act.TAKE, Act.ACCEPT, Act.AGREE, Act.CORRECT, Act.VOUCH, Act.CLEAR})
"""What leads on; the rest is offered less loudly."""
