"""Filters that the listings of pages share."""

from typing import Any

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, MultipleUserFilter, WagtailFilterSet
from wagtail.models import Page, Revision, WorkflowState


class Status(models.TextChoices):
    """Where an item is on its way to readers."""

    LIVE = "live", _("Published")
    CHANGED = "changed", _("Published, with changes not yet published")
    DRAFT = "draft", _("Not published")
    MODERATION = "moderation", _("Waiting for a moderator")
    SCHEDULED = "scheduled", _("Scheduled")
    EMBARGOED = "embargoed", _("Under embargo")
    EXPIRED = "expired", _("Expired")


def with_status(queryset: Any, status: str) -> Any:
    """Keep the pages of a status.

    Conditions stand in a subquery: the search index knows only some of the columns.
    """
    rows = queryset.model.objects.order_by()
    if status == Status.MODERATION:
        rows = rows.filter(pk__in=_in_moderation())
    elif status == Status.SCHEDULED:
        rows = rows.filter(pk__in=_scheduled())
    else:
        rows = rows.filter(**_conditions(status))
    return queryset.filter(pk__in=rows.values("pk"))


def _conditions(status: str) -> dict[str, Any]:
    conditions: dict[Status, dict[str, Any]] = {
        Status.LIVE: {"live": True},
        Status.CHANGED: {"live": True, "has_unpublished_changes": True},
        Status.DRAFT: {"live": False},
        Status.EMBARGOED: {"embargo_until__gt": timezone.now()},
        Status.EXPIRED: {"expired": True},
    }
    return conditions[Status(status)]


def _in_moderation() -> list[int]:
    keys = WorkflowState.objects.active().filter(base_content_type__model="page")
    return [int(key) for key in keys.values_list("object_id", flat=True)]


def _scheduled() -> list[int]:
    keys = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return [int(key) for key in keys.order_by().values_list("object_id", flat=True).distinct()]


class StatusFilter(django_filters.ChoiceFilter):
    """Filter by where an item is on its way."""

    def filter(self, qs: Any, value: str) -> Any:
        return with_status(qs, value) if value else qs


class PageFilterSet(WagtailFilterSet):
    """Status, owner and last change; the language is added by Wagtail."""

    status = StatusFilter(
        label=_("Status"), choices=Status.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    owner = MultipleUserFilter(
        label=_("Owner"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=Page.objects.order_by().values("owner_id")
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    latest_revision_created_at = django_filters.DateFromToRangeFilter(
        label=_("Last changed"), widget=DateRangePickerWidget
    )
