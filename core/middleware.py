"""What the admin answers when the publish gate refuses outside a form."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from core.models import PublishRefused

AdminView = Callable[[HttpRequest], HttpResponse]


class PublishRefusalMiddleware:
    """Turn a refusal (a moderator's approval, a bulk action, …) into a message at the editor.

    Nothing is lost: the refusing transaction was rolled back, the draft is as it was.
    """

    def __init__(self, get_response: AdminView) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a PublishRefused with its reasons and the page's editor."""
        if not isinstance(exception, PublishRefused):
            return None
        reasons = [text for texts in exception.problems.values() for text in texts]
        messages.error(
            request,
            format_html_join(
                " ",
                "{}",
                [
                    (
                        _("“%(title)s” was not published; its draft is kept.")
                        % {"title": exception.page.draft_title},
                    ),
                    *((reason,) for reason in reasons),
                ],
            ),
        )
        return redirect("wagtailadmin_pages:edit", exception.page.pk)
