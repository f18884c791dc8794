"""Somebody at work."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.models import User
from tests.roles.content import Content
from tests.roles.people import SUPERUSER


@dataclass(frozen=True, slots=True)
class Desk:
    """The client in which somebody is logged in, and the site on which they try."""

    client: Client
    content: Content

    @property
    def boss(self) -> User:
        """Whose forms are filled in."""
        return self.content.people[SUPERUSER]

    def post(self, url: str, data: Any = None) -> Any:
        """Send a form."""
        return self.client.post(url, data or {})

    def bulk(self, label: str, action: str, key: int, **data: Any) -> Any:
        """Send the form of an action on a selection of one."""
        url = reverse("wagtail_bulk_action", args=[*label.split("."), action])
        return self.post(f"{url}?id={key}", data)

    def page(self, name: str) -> Any:
        """Return a page as it is now; None when it was deleted."""
        found = Page.objects.filter(pk=self.content.pages[name].pk).first()
        return found and found.specific

    def snippet(self, label: str) -> Any:
        """Return a snippet as it is now; None when it was deleted."""
        row = self.content.snippets[label]
        return type(row)._default_manager.filter(pk=row.pk).first()

    def snippet_url(self, label: str, view: str) -> str:
        """Return the address of a view of a snippet."""
        name = f"wagtailsnippets_{label.replace('.', '_')}:{view}"
        return reverse(name, args=[] if view == "add" else [self.content.snippets[label].pk])


Attempt = Callable[[Desk], bool]
