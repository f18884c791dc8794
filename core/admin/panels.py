"""Panels of the admin's first page: what was refused, what goes live next, what expires."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from core.models import ScheduleRefusal

ROWS = 5
REFUSALS_SHOWN_FOR = timedelta(days=30)
EXPIRES_SOON = timedelta(days=30)
WORK = {"add", "change", "publish"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A page whose schedule was refused, when it was due, and why."""

    page: Page
    due_at: datetime
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A page that goes live at a time."""

    page: Page
    at: datetime


class RefusedSchedulesPanel(Component):
    """Schedules that the publish gate refused and that nobody has mended since."""

    name = "refused_schedules"
    template_name = "core/admin/refused_schedules.html"
    order = 205  # Before what waits for approval.

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"refusals": refused_schedules(_user_of(parent_context))}


class ScheduledPanel(Component):
    """What goes live next."""

    name = "scheduled"
    template_name = "core/admin/scheduled.html"
    order = 240  # After that, before one's own recent edits.

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        return {"items": scheduled_next(_user_of(parent_context))}


class ExpiringPanel(Component):
    """What goes offline next by its date of expiry."""

    name = "expiring"
    template_name = "core/admin/expiring.html"
    order = 245

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        pages = expiring_soon(_user_of(parent_context))
        return {"pages": pages.select_related("locale")[:ROWS], "days": EXPIRES_SOON.days}


def _user_of(parent_context: Mapping[str, Any] | None) -> Any:
    return (parent_context or {})["request"].user


def refused_schedules(user: AbstractBaseUser) -> list[Refused]:
    """Return what a user may mend, the latest refusal of a page, newest first."""
    return [
        Refused(
            page=refusal.page,
            due_at=refusal.due_at,
            reasons=[text for texts in refusal.problems.values() for text in texts],
        )
        for refusal in latest_refusals(user)[:ROWS]
    ]


def latest_refusals(user: AbstractBaseUser) -> list[ScheduleRefusal]:
    """Return the latest refusal of each page that a user may mend, newest first.

    A page that was published or scheduled anew after its refusal is left out.
    """
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    refusals = (
        ScheduleRefusal.objects.filter(
            Q(page__last_published_at=None) | Q(page__last_published_at__lt=F("refused_at")),
            refused_at__gt=timezone.now() - REFUSALS_SHOWN_FOR,
            page__in=pages_of(user),
        )
        .exclude(page_id__in=[int(key) for key in waiting.values_list("object_id", flat=True)])
        .select_related("page__locale")
        .order_by("-refused_at", "-pk")
    )
    latest: dict[int, ScheduleRefusal] = {}
    for refusal in refusals:
        latest.setdefault(refusal.page_id, refusal)
    return list(latest.values())


def scheduled_next(user: AbstractBaseUser) -> list[Scheduled]:
    """Return what goes live next among the pages that a user works on, the nearest first."""
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    times = {
        int(key): at
        for key, at in waiting.order_by("-approved_go_live_at").values_list(
            "object_id", "approved_go_live_at"
        )
        if at is not None
    }
    pages = pages_of(user).filter(pk__in=times).select_related("locale")
    items = [Scheduled(page=page, at=times[page.pk]) for page in pages]
    return sorted(items, key=lambda item: (item.at, item.page.pk))[:ROWS]


def expiring_soon(user: AbstractBaseUser) -> Any:
    """Return the published pages that a user works on and that expire soon, the nearest first."""
    soon = timezone.now() + EXPIRES_SOON
    return pages_of(user).filter(live=True, expire_at__lte=soon).order_by("expire_at", "pk")


def pages_of(user: AbstractBaseUser) -> Any:
    """Return the pages that a user works on."""
    policy = policy_registry.get_by_type(Page)
    return policy.instances_user_has_any_permission_for(user, WORK)
