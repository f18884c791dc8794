"""Where PO files go out and come in."""

from django.urls import URLPattern, path

from translations.po.views_export import download, export
from translations.po.views_import import DryRunView, ImportView, UploadView

at_the_library: list[URLPattern] = [
    path("translate/<int:translation_id>/pofile/download/", download, name="download_pofile"),
    path(
        "translate/<int:translation_id>/pofile/upload/", UploadView.as_view(), name="upload_pofile"
    ),
]
"""Under the library's own addresses: the translators' editor leads there."""

our_own: list[URLPattern] = [
    path("po/export/", export, name="export"),
    path("po/import/", ImportView.as_view(), name="import"),
    path("po/import/<int:pk>/", DryRunView.as_view(), name="dry_run"),
]
