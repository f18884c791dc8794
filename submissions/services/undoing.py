"""Taking an acceptance back, as long as readers have not met anything of it."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.models import ContentVersion
from news.models import NewsAuthority
from news.models.events import EventAuthority
from participants.models import Authority, ParticipantPage, PracticeAuthority
from submissions.models import Acceptance, MembershipApplication, State, What
from submissions.services.acts import Act
from submissions.services.answering import mail_undoing
from submissions.services.deciding import move
from submissions.services.quarantine import TITLE, quarantine
from submissions.services.turns import Turn, name_of, record, taking

NAMED_BY: tuple[Any, ...] = (NewsAuthority, EventAuthority, PracticeAuthority)
"""How pages name authorities."""


class CantUndo(Exception):
    """It can't be taken back, and why; nothing was done."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(*reasons)
        self.reasons = reasons


def standing_acceptance(application: Any) -> Acceptance | None:
    """Return what an application was accepted with, unless it was undone."""
    rows = Acceptance.objects.filter(application_id=application.pk, undone_at=None)
    rows = rows.select_related("authority", "adhesion", "profile", "news")
    return rows.order_by("-pk").first()


def reasons_against(acceptance: Acceptance) -> list[str]:
    """Return why it can't be taken back any more, in the person's words."""
    pages = filter(None, (acceptance.profile, acceptance.news))
    found = [reason for page in pages if (reason := _reason_of(page))]
    if acceptance.authority and acceptance.made_authority:
        found += _other_uses(acceptance)
    return found


def undo(turn: Turn, text: str = "") -> None:
    """Remove the drafts, the adhesion, and the authority when the acceptance made it.

    The register's changes keep what was there; its number may be given again. Raises what `taking`
    raises, and CantUndo.
    """
    with taking(turn, Act.UNDO) as submission:
        ContentVersion.raise_version()
        acceptance = standing_acceptance(submission)
        if acceptance is None:
            raise CantUndo([_("What it was accepted with is not known.")])
        if reasons := reasons_against(acceptance):
            raise CantUndo(reasons)
        event = record(submission, turn, What.UNDONE)
        acceptance.undone_at = event.at
        acceptance.save(update_fields=["undone_at"])
        _remove(acceptance, turn.user)
        move(submission, State.IN_REVIEW)
        if text:
            mail_undoing(submission, event, text)


def _remove(acceptance: Acceptance, user: Any) -> None:
    for page in filter(None, (acceptance.news, acceptance.profile)):
        # Whose right it is was asked for the whole: coordinators may not delete news otherwise.
        page.delete(user=user, skip_permission_checks=True)
    if acceptance.adhesion:
        acceptance.adhesion.delete()
    _take_back_evidence(acceptance)
    if acceptance.authority and acceptance.made_authority:
        try:
            acceptance.authority.delete()
        except ProtectedError as error:
            raise CantUndo([_used(acceptance.authority)]) from error


def _take_back_evidence(acceptance: Acceptance) -> None:
    """Let the file wait for a decision again, where it lay before."""
    rows = MembershipApplication.objects.select_related("resolution__document")
    upload = rows.get(pk=acceptance.application_id).resolution
    if upload is None:
        return
    upload.released_at = None
    upload.save(update_fields=["released_at"])
    if upload.document:
        upload.document.collection = quarantine()
        upload.document.title = TITLE
        upload.document.save()


def _reason_of(page: Any) -> str:
    """Return why a draft can't be removed; empty for one that nobody has touched."""
    words = {"title": page.draft_title}
    if page.live or page.first_published_at:
        return _("“%(title)s” is published.") % words
    if page.approved_schedule or page.workflow_in_progress:
        return _("“%(title)s” is on its way to readers.") % words
    latest = page.latest_revision
    if page.revisions.count() > 1 and latest:
        words["person"] = name_of(latest.user) or _("somebody")
        words["day"] = date_format(latest.created_at, "j F Y")
        return _("“%(title)s” was edited on %(day)s by %(person)s.") % words
    if Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists():
        return _("“%(title)s” stands in another language, too.") % words
    return ""


def _other_uses(acceptance: Acceptance) -> list[str]:
    """Say what else hangs on an authority that would go."""
    authority = acceptance.authority
    own = [key for key in (acceptance.profile_id, acceptance.news_id) if key is not None]
    adhesions = authority.adhesions.exclude(pk=acceptance.adhesion_id).exists()
    profiles = ParticipantPage.objects.filter(authority=authority).exclude(pk__in=own).exists()
    parts = authority.programme_participations.exists() or authority.figures.exists()
    is_named = any(
        model._default_manager.filter(authority=authority).exclude(page_id__in=own).exists()
        for model in NAMED_BY
    )
    return [_used(authority)] if adhesions or profiles or parts or is_named else []


def _used(authority: Authority) -> str:
    text = _("The register or other pages say more of %(name)s by now: remove that first.")
    return text % {"name": authority.endonym}
