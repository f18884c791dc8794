"""What the admin answers when the publish gate refuses outside a form."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from core.models import BasePage, PublishRefused

AdminView = Callable[[HttpRequest], HttpResponse]

BULK_ACTION = "wagtail_bulk_action"
"""Name of the address of everything that the admin does to a selection at once."""


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
        page = exception.page
        reasons = [(text,) for texts in exception.problems.values() for text in texts]
        if _is_bulk_action(request):
            reasons.append((_("Nothing else of the selection was published either."),))
        messages.error(request, format_html_join(" ", "{}", [(_headline(page),), *reasons]))
        # A copy that was refused has no editor yet: back to the form that asked for it.
        address = _edit_address(page) if page.pk else request.get_full_path()
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            # The dashboard's dialogue (approve with a comment) would swallow a redirection.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def _edit_address(page: BasePage) -> str:
    """Return the path of a page's editor."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def _is_bulk_action(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.url_name == BULK_ACTION


def _headline(page: BasePage) -> str:
    if page.pk:
        text = _("“%(title)s” was not published; its draft is kept.")
        return text % {"title": page.draft_title}
    return _("“%(title)s” was not published.") % {"title": page.title}
