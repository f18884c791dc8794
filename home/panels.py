"""The welcome on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry


class WelcomePanel(Component):
    """Ways to start writing, and how much waits for the reader's approval."""

    name = "welcome"
    template_name = "home/admin/welcome.html"
    order = 100

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        policy = policy_registry.get_by_type(Page)
        return {
            "may_add": policy.user_has_permission(user, "add"),
            "moderates": policy.user_has_permission(user, "publish"),
            "waiting": _waiting_for(user) if settings.WAGTAIL_WORKFLOW_ENABLED else 0,
        }


def _waiting_for(user: Any) -> int:
    """Count the submissions that a user may approve; the list stands in Wagtail's own panel."""
    return int(TaskState.objects.reviewable_by(user).count())
