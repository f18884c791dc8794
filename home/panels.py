"""Panels of the admin's first page: ways to start, what waits, the figures of today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from core.admin.panels import EXPIRES_SOON, expiring_soon, latest_refusals, pages_of
from core.days import day_of, start_of
from core.visibility import public_pages
from participants.countries import FALLBACK, OWN_LANGUAGE_NAMES, language_name
from participants.models import Instrument, ParticipantPage
from participants.statistics import statistics
from terminology.models import TermPage

OLD_AFTER = timedelta(days=365)
"""A profile that nobody touched for so long is to be looked at."""


class WelcomePanel(Component):
    """Ways to start writing."""

    name = "welcome"
    template_name = "home/admin/welcome.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        policy = policy_registry.get_by_type(Page)
        return {"may_add": policy.user_has_permission(_user_of(parent_context), "add")}

    def render_html(self, parent_context: Any = None) -> Any:
        """Render nothing for those who have no way to start."""
        shown = self.get_context_data(parent_context)["may_add"]
        return super().render_html(parent_context) if shown else ""


class WaitingPanel(Component):
    """How much waits for the reader: approvals, refused schedules, expiries, old profiles."""

    name = "waiting"
    template_name = "home/admin/waiting.html"
    order = 103

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = _user_of(parent_context)
        until = day_of(timezone.now()) - OLD_AFTER
        return {
            "moderates": policy_registry.get_by_type(Page).user_has_permission(user, "publish"),
            "approvals": _approvals_of(user) if settings.WAGTAIL_WORKFLOW_ENABLED else 0,
            "refusals": len(latest_refusals(user)),
            "expiring": expiring_soon(user).count(),
            "days": EXPIRES_SOON.days,
            "old_profiles": old_profiles(user).count(),
            "old_profiles_url": (
                f"{reverse('profiles:index')}?status=live"
                f"&latest_revision_created_at_to={until.isoformat()}"
                "&ordering=latest_revision_created_at"
            ),
        }


class FiguresPanel(Component):
    """Who belongs today, and how much is published in which language; all of it computed."""

    name = "figures"
    template_name = "home/admin/figures.html"
    order = 106

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        today = day_of(timezone.now())
        return {
            "today": today,
            "alliance": statistics(Instrument.ALLIANCE, today),
            "declaration": statistics(Instrument.DECLARATION, today),
            "languages": published_by_language(),
        }


@dataclass(frozen=True, slots=True)
class Published:
    """How many profiles and terms readers find in a language."""

    language: str
    profiles: int
    terms: int


def published_by_language() -> list[Published]:
    """Count public profiles and terms, the language with most of them first."""
    profiles, terms = (_by_language(model) for model in (ParticipantPage, TermPage))
    reader = get_language() or FALLBACK
    rows = [
        Published(
            str(OWN_LANGUAGE_NAMES.get(code) or language_name(code, reader)),
            profiles.get(code, 0),
            terms.get(code, 0),
        )
        for code in profiles.keys() | terms.keys()
    ]
    return sorted(rows, key=lambda row: (-row.profiles, -row.terms, row.language))


def _by_language(model: Any) -> dict[str, int]:
    pages = public_pages(model.objects.order_by())
    return dict(pages.values_list("language").annotate(Count("pk")))


def old_profiles(user: Any) -> Any:
    """Return the published profiles that a user works on and that nobody touched for a year."""
    until = day_of(timezone.now()) - OLD_AFTER
    pages = ParticipantPage.objects.filter(
        pk__in=pages_of(user).order_by().values("pk"),
        live=True,
        latest_revision_created_at__lt=start_of(until + timedelta(days=1)),
    )
    return pages.order_by("latest_revision_created_at", "pk")


def _user_of(parent_context: Mapping[str, Any] | None) -> Any:
    return (parent_context or {})["request"].user


def _approvals_of(user: Any) -> int:
    """Count the submissions that a user may approve; the list stands in Wagtail's own panel."""
    return int(TaskState.objects.reviewable_by(user).count())
