"""What waits at the desk, on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from wagtail.admin.ui.components import Component

from submissions.desk.boxes import Box
from submissions.desk.inbox import INDEX
from submissions.desk.rights import may_moderate
from submissions.desk.wording import days_since
from submissions.models import State, Submission


class SubmissionsPanel(Component):
    """How many are new, how many are the reader's, how old the oldest is."""

    name = "submissions"
    template_name = "submissions/desk/home.html"
    order = 105

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        user = (parent_context or {})["request"].user
        if not may_moderate(user):
            return {}
        counted = Submission.objects.filter(Box.OPEN.condition).aggregate(
            new=Count("pk", filter=Q(state=State.RECEIVED)),
            mine=Count("pk", filter=Q(assigned_to=user)),
            oldest=Min("received_at"),
            waiting=Count("pk"),
        )
        inbox = reverse(INDEX, args=[Box.OPEN.value])
        return {
            "is_shown": True,
            **counted,
            "days": days_since(counted["oldest"]) if counted["oldest"] else 0,
            "inbox_url": inbox,
            "new_url": f"{inbox}?state={State.RECEIVED}",
            "mine_url": f"{inbox}?assigned=me",
        }

    def render_html(self, parent_context: Any = None) -> Any:
        """Render nothing for those who may not answer submissions."""
        user = (parent_context or {})["request"].user
        return super().render_html(parent_context) if may_moderate(user) else ""
