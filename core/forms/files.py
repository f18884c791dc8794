"""Forms of pictures and documents; apart from those of pages, which models import."""

from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
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

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - the library's signature
        """Save; of a replaced picture the sizes go before a worker looks which ones exist.

        The library deletes them, and the old file, after its save was committed.
        """
        replaced, self.original_file = self.original_file, None
        image = super().save(commit=commit)
        if commit and replaced and "file" in self.changed_data:
            image.renditions.all().delete()
            transaction.on_commit(lambda: replaced.storage.delete(replaced.name))
        return image


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
