"""What the program answers, in one word for each request."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.template.backends.django import DjangoTemplates
from django.test import Client, override_settings
from django.urls import resolve, reverse

TEMPLATES = settings.TEMPLATES
LOGIN, REFUSED = "login", "no"
"""Who is not logged in is asked to; who is refused is led to the admin's first page."""


class UndrawnTemplate:
    """A template that is found and not drawn."""

    def __init__(self, template: Any) -> None:
        self.origin = template.origin

    def render(self, context: Any = None, request: Any = None) -> str:
        """Return nothing: rights are decided before a page is drawn."""
        return ""


class UndrawnTemplates(DjangoTemplates):
    """Draws no page; nine tenths of the time of the matrix would go into it."""

    def get_template(self, template_name: str) -> Any:
        return UndrawnTemplate(super().get_template(template_name))


@contextmanager
def undrawn() -> Iterator[None]:
    """Answer without drawing pages."""
    engines = [{**engine, "BACKEND": f"{__name__}.UndrawnTemplates"} for engine in TEMPLATES]
    with override_settings(TEMPLATES=engines):
        yield


def ask(client: Client, url: str) -> str:
    """Ask for an address, undo what that changed, and return the answer."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        response: Any = client.get(url)
        if response.streaming:
            list(response.streaming_content)  # At its end the file is closed.
        transaction.set_rollback(True)
    client.cookies = cookies  # The way out takes them even when it only says how to go.
    return told(response)


def told(response: HttpResponse) -> str:
    """Return an answer in a word: its status, or where it leads."""
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    path = urlsplit(response["Location"]).path
    if path == reverse("wagtailadmin_login"):
        return LOGIN
    if path == reverse("wagtailadmin_home"):
        return REFUSED
    return f"→{resolve(path).view_name}"
