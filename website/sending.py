"""What visitors send to the API, and what becomes of it."""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.asking import send
from website.documents import document

REFUSED, BUSY, FAILED = 422, 429, 503
MINUTE, HOUR = 60, 60 * 60
MOST_IN_MINUTES = 2 * HOUR


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reference, or why there is none: errors with the paths of what they are about."""

    reference: str = ""
    errors: list[dict[str, Any]] = field(default_factory=list)
    status: int = REFUSED
    retry_after: int | None = None

    @property
    def codes(self) -> set[str]:
        """The codes of the errors."""
        return {error["code"] for error in self.errors}


def submitted(mutation: str, values: dict[str, Any], request: HttpRequest) -> Outcome:
    """Send a form's values for the visitor who made a request."""
    reply = send(document(mutation), {"input": values}, request)
    if reply.data is not None:
        payload = reply.data["submission"]
        return Outcome(payload["reference"] or "", payload["errors"])
    if reply.status == BUSY or "RATE_LIMITED" in reply.codes:
        error = _general(in_a_while(reply.retry_after))
        return Outcome(errors=[error], status=BUSY, retry_after=reply.retry_after)
    error = _general(_("This could not be sent now. Nothing is lost: please try again in a while."))
    return Outcome(errors=[error], status=FAILED)


def in_a_while(seconds: int | None) -> str:
    """Say when somebody may send again who has sent too often."""
    too_much = _("Too much has come from your connection or for this e-mail address.")
    return f"{too_much} {_again_in(seconds or MINUTE)}"


def _again_in(seconds: int) -> str:
    if seconds > MOST_IN_MINUTES:
        hours = ceil(seconds / HOUR)
        return ngettext(
            "Nothing is lost: please send this again in %(hours)d hour.",
            "Nothing is lost: please send this again in %(hours)d hours.",
            hours,
        ) % {"hours": hours}
    minutes = ceil(seconds / MINUTE)
    return ngettext(
        "Nothing is lost: please send this again in %(minutes)d minute.",
        "Nothing is lost: please send this again in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}


def _general(message: str) -> dict[str, Any]:
    return {"path": [], "code": "", "message": message}
