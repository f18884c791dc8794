"""The file that came with an application, for those who may answer it."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.generic import View

from submissions.desk.rights import ModeratorsOnly
from submissions.models import MembershipApplication
from submissions.services.looking import note_file_opened


class FileView(ModeratorsOnly, View):
    """Hands the file out to be saved, never to be shown by the browser on this site."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: int) -> FileResponse:
        """Write down who opens it, then send it. Raises Http404."""
        rows: Any = MembershipApplication.objects.select_related("resolution__document")
        application = get_object_or_404(rows, pk=pk)
        upload = application.resolution
        if upload is None or upload.document is None:
            raise Http404
        try:
            content = upload.document.file.open("rb")
        except OSError as error:  # Gone from the disk, while the row is still there.
            raise Http404 from error
        note_file_opened(application, request.user)
        response = FileResponse(
            content,
            as_attachment=True,
            filename=f"{application.reference}.pdf",
            content_type="application/pdf",
        )
        response["Cache-Control"] = "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response
