"""Files for download."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from core.models.versioned import VersionedModel, VersionedQuerySet


class VersionedDocumentQuerySet(VersionedQuerySet, DocumentQuerySet):
    """Wagtail's document queryset whose bulk writes raise the version."""


class CustomDocument(VersionedModel, AbstractDocument):
    """A file that readers download."""

    file_size: int | None

    graphql_name = "Document"
    editorial_fields = frozenset({"file_size", "file_hash", "uploaded_by_user"})

    objects = VersionedDocumentQuerySet.as_manager()

    admin_form_fields = ("title", "file", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the file's size where nobody has measured it: only upload forms do."""
        if self.file and self.file_size is None:
            self.file_size = self.file.size
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Check the file's ending; a file that the form has refused says so there."""
        if self.file:
            super().clean()
