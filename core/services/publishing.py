"""Publication when its time comes: each due item by itself, refusals told to people."""

import logging
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import DraftStateMixin, Page, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from core.models import ScheduleRefusal
from core.services import mail

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class DueReport:
    """What one run of the due-task did: numbers of items."""

    published: int = 0
    expired: int = 0
    refused: int = 0
    failed: int = 0


def publish_due() -> DueReport:
    """Take expired items offline and publish what is due; one item's failure stops no other.

    Wagtail's `publish_scheduled` aborts at the first refusal and leaves the rest offline.
    """
    report = DueReport()
    for instance in _expired():
        _expire(instance, report)
    due = Revision.objects.filter(approved_go_live_at__lte=timezone.now())
    for revision in due.order_by("approved_go_live_at", "pk"):
        _publish(revision, report)
    return report


def _expired() -> list[Any]:
    expired: list[Any] = list(Page.objects.filter(live=True, expire_at__lte=timezone.now()))
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            expired += model._default_manager.filter(live=True, expire_at__lte=timezone.now())
    return expired


def _expire(instance: Any, report: DueReport) -> None:
    try:
        with transaction.atomic():
            specific = instance.specific if isinstance(instance, Page) else instance
            specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:  # Whatever it is, the other items must not wait for it.
        logger.exception("Expiry failed: %s %s", type(instance).__name__, instance.pk)
        report.failed += 1
    else:
        report.expired += 1


def _publish(revision: Revision, report: DueReport) -> None:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except ValidationError as refusal:
        _refuse(revision, refusal)
        report.refused += 1
    except Exception:  # Whatever it is, the other items must not wait for it.
        logger.exception("Scheduled publication failed: revision %s", revision.pk)
        report.failed += 1
    else:
        report.published += 1


def _refuse(revision: Revision, refusal: ValidationError) -> None:
    """Cancel the schedule, keep the draft, record the reasons and tell author and moderators."""
    due_at = revision.approved_go_live_at
    with transaction.atomic():
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        page = revision.content_object
        if isinstance(page, Page):
            record = ScheduleRefusal.objects.create(
                page_id=page.pk, revision=revision, due_at=due_at, problems=refusal.message_dict
            )
            _tell_people(page, revision, record)


def _tell_people(page: Page, revision: Revision, refusal: ScheduleRefusal) -> None:
    moderators = PagePermissionPolicy().users_with_permission_for_instance("publish", page)
    staff = [*moderators, revision.user, page.owner]
    people = {user.email: user.pk for user in staff if user and user.is_active and user.email}
    if not people:
        logger.warning("Nobody to tell that page %s was refused", page.pk)
        return
    with override(settings.LANGUAGE_CODE):
        subject, text = _words(page, refusal)
    for address, person in sorted(people.items()):
        try:
            mail.send(
                key=f"schedule-refused:{refusal.pk}:{person}",
                to=address,
                subject=subject,
                text=text,
                language=settings.LANGUAGE_CODE,
                purpose="schedule-refused",
            )
        except mail.MailRefused:
            logger.warning("User %s can't be told that page %s was refused", person, page.pk)


def _words(page: Page, refusal: ScheduleRefusal) -> tuple[str, str]:
    """Return the mail's subject and text."""
    address = settings.WAGTAILADMIN_BASE_URL + reverse("wagtailadmin_pages:edit", args=[page.pk])
    reasons = "\n".join(f"- {text}" for texts in refusal.problems.values() for text in texts)
    title = " ".join(page.draft_title.split())
    text = _(
        "“%(title)s” was to be published now, and was not:\n\n%(reasons)s\n\n"
        "The draft is kept and the schedule is cancelled. Mend what is named, then publish "
        "or schedule it again:\n%(address)s\n"
    ) % {"title": title, "reasons": reasons, "address": address}
    return _("Not published: %(title)s") % {"title": title}, text
