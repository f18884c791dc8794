"""What an acceptance made, and where each of it is worked on."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from submissions.models import Acceptance, Submission
from submissions.services.undoing import reasons_against, standing_acceptance


@dataclass(frozen=True, slots=True)
class Thing:
    """One of what was made; the address is empty for those who may not open it."""

    label: str
    title: str
    url: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """All of it, and why it can't be undone any more."""

    acceptance: Acceptance
    things: list[Thing]
    reasons: list[str]


def made_by(submission: Submission, user: Any) -> Made | None:
    """Return what was made of an application; None when nothing is known of it."""
    acceptance = standing_acceptance(submission)
    if acceptance is None:
        return None
    return Made(acceptance, _things(acceptance, user), reasons_against(acceptance))


def _things(acceptance: Acceptance, user: Any) -> list[Thing]:
    found = []
    for label, row in (
        (_("Authority"), acceptance.authority),
        (_("Adhesion"), acceptance.adhesion),
    ):
        if row:
            found.append(Thing(label, str(row), _snippet_url(row, user)))
    for label, page in ((_("Profile"), acceptance.profile), (_("News item"), acceptance.news)):
        if page:
            state = _("published") if page.live else _("draft")
            found.append(Thing(label, page.draft_title, _page_url(page, user), state))
    return found


def _snippet_url(row: Any, user: Any) -> str:
    meta = row._meta
    if not user.has_perm(f"{meta.app_label}.change_{meta.model_name}"):
        return ""
    return reverse(f"wagtailsnippets_{meta.app_label}_{meta.model_name}:edit", args=[row.pk])


def _page_url(page: Any, user: Any) -> str:
    may_edit = page.permissions_for_user(user).can_edit()
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) if may_edit else ""
