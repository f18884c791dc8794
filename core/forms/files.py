"""Forms of pictures and documents; apart from those of pages, which models import."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from core import uploads


class PictureField(WagtailImageField):
    """A picture's file; the library fails at a damaged one instead of refusing it."""

    def check_image_pixel_size(self, f: Any) -> None:
        """Refuse what has too many pixels, or can't be read at all."""
        try:
            super().check_image_pixel_size(f)
        except uploads.UNREADABLE as error:
            raise forms.ValidationError(uploads.BROKEN_PICTURE, code="invalid_image") from error


class ImageForm(BaseImageForm):
    """The image form: refuses what only pretends to be a picture."""

    original_file: Any

    class Meta(BaseImageForm.Meta):
        help_texts = {
            "title": _("What staff call the picture here; readers don't see it."),
            "description": _("What the picture shows; staff find it by these words."),
            "collection": _("The folder in which the picture is kept."),
            "tags": _("Words by which staff find the picture."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if made := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=made.label,
                required=made.required,
                help_text=made.help_text,
                widget=made.widget,
            )

    def clean_file(self) -> Any:
        """Return the upload, or say why it can't be taken."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            uploads.refuse_disguised_image(file)
            uploads.refuse_broken_image(file)
        return file

    @transaction.atomic
    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - the library's signature
        """Save; of a replaced picture the sizes go before a worker looks which ones exist.

        The library deletes them, and the old file, after its save was committed.
        """
        replaced: Any = self.original_file
        self.original_file = None
        image = super().save(commit=commit)
        if commit and replaced and "file" in self.changed_data:
            image.renditions.all().delete()
            transaction.on_commit(lambda: replaced.storage.delete(replaced.name))
        return image


class DocumentForm(BaseDocumentForm):
    """The document form: size limit, and content that fits the file's ending."""

    class Meta(BaseDocumentForm.Meta):
        help_texts = {
            "title": _("What readers see as the name of the file."),
            "collection": _("The folder in which the file is kept."),
            "tags": _("Words by which staff find the file."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # The library's field takes no help from Meta.
            field.help_text = _("A PDF, an office document, a table or a plain text.")

    def clean_file(self) -> Any:
        """Return the upload, or say why it can't be taken."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data and file:
            FileExtensionValidator(settings.WAGTAILDOCS_EXTENSIONS)(file)
            limit = settings.DOCUMENTS_MAX_UPLOAD_SIZE
            if file.size > limit:
                raise forms.ValidationError(
                    _("This file has %(size)s; the most that is taken is %(limit)s.")
                    % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)}
                )
            uploads.refuse_disguised_document(file)
        return file
