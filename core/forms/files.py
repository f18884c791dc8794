"""Forms of pictures and documents; apart from those of pages, which models import."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from core import uploads


class ImageForm(BaseImageForm):
    """The image form: refuses what only pretends to be a picture."""

    def clean_file(self) -> Any:
        """Return the upload, or say why it can't be taken."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            uploads.refuse_disguised_image(file)
        return file


class DocumentForm(BaseDocumentForm):
    """The document form: size limit, and content that fits the file's ending."""

    def clean_file(self) -> Any:
        """Return the upload, or say why it can't be taken."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            limit = settings.DOCUMENTS_MAX_UPLOAD_SIZE
            if file.size > limit:
                raise forms.ValidationError(
                    _("This file has %(size)s; the most that is taken is %(limit)s.")
                    % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)}
                )
            uploads.refuse_disguised_document(file)
        return file
