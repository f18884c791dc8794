"""A panel of the admin's first page: mails that were given up, as long as there are any."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from core.admin.mails import INDEX, may
from core.models import MailState, OutgoingMail


class DeadLettersPanel(Component):
    """How many mails were given up, and the way to them."""

    name = "dead_letters"
    template_name = "core/admin/dead_letters.html"
    order = 206  # Beside schedules that were refused.

    def __init__(self, count: int) -> None:
        self.count = count

    def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        listing = f"{reverse(INDEX)}?state={MailState.GIVEN_UP.value}"
        return {"count": self.count, "listing": listing}


def dead_letter_panels(user: Any) -> list[DeadLettersPanel]:
    """Return the panel for those who see mails; none without a dead letter."""
    count = OutgoingMail.objects.given_up().count() if may(user, "view") else 0
    return [DeadLettersPanel(count)] if count else []
