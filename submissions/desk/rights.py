"""Who may answer submissions, and what of it asks for rights in the register besides."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from submissions.models import Submission
from submissions.services.acts import Act, acts_for

MODERATE = "submissions.moderate_submission"

IN_REGISTER = {
    Act.ACCEPT: ("participants.add_authority", "participants.add_adhesion"),
    Act.UNDO: ("participants.delete_authority", "participants.delete_adhesion"),
    Act.CORRECT: ("participants.change_authority",),
}
"""What writes the register needs the rights that its own forms ask for."""


def may_moderate(user: Any) -> bool:
    """Tell whether somebody may see and answer submissions."""
    return bool(user.has_perm(MODERATE))


def acts_of(user: Any, submission: Submission) -> frozenset[Act]:
    """Return what somebody can do with a submission."""
    if not may_moderate(user):
        return frozenset()
    return frozenset(
        act for act in acts_for(submission) if user.has_perms(IN_REGISTER.get(act, ()))
    )


def moderators() -> Any:
    """Return the people who may answer submissions, by name."""
    people: Any = get_user_model()._default_manager
    return people.with_perm(MODERATE).order_by("last_name", "first_name", "username")


class ModeratorsOnly:
    """A view for those who may answer submissions."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for all others."""
        if not may_moderate(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # a view's, beside this mixin
        return answer
