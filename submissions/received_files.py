"""How the admin treats received files: they are kept to disk, not shown, and put into no page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from wagtail import hooks

from submissions.models import Upload
from submissions.services import quarantine
from submissions.services.looking import note_file_opened

AFTER_THE_LIBRARYS = 100
"""Wagtail's own hook asks first whether the person may open the collection's files."""


@hooks.register("before_serve_document", order=AFTER_THE_LIBRARYS)
def serve_as_attachment(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Let a browser keep a received file, and show nothing of it; write down who has opened it."""
    if not quarantine.is_quarantined(document):
        return None
    _note_opened(document, request.user)
    with document.open_file() as file:
        # Whole: the library takes no response of a hook's that streams.
        response = HttpResponse(file.read(), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=document.filename
    )
    response["Cache-Control"] = "no-store"
    return response


@hooks.register("construct_document_chooser_queryset")
def offer_no_received_file(documents: Any, request: HttpRequest) -> Any:
    """Leave received files out of what can be put into a page."""
    key = quarantine.key()
    # The search index knows the collection's key, and not its name.
    return documents if key is None else documents.exclude(collection=key)


def _note_opened(document: Any, user: Any) -> None:
    upload = Upload.objects.filter(document=document).select_related("application").first()
    application = getattr(upload, "application", None)
    if application is not None:
        note_file_opened(application, user)
