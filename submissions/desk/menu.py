"""The way to the inbox, with the number of new submissions."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from submissions.desk.boxes import count_of_new
from submissions.desk.inbox import TITLE
from submissions.desk.rights import may_moderate


class InboxMenuItem(MenuItem):
    """Shown to those who may answer submissions; nobody else learns how many there are."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_moderate(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        """Return the entry with the number in its words: it is read out as well."""
        count = count_of_new()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(
            self.name,
            label,
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )


def inbox_menu_item() -> MenuItem:
    """Return the entry."""
    url = reverse("submissions:index")
    return InboxMenuItem(TITLE, url, name="submissions", icon_name="mail", order=75)
