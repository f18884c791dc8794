"""Files that came through a one-time address."""

from datetime import timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(hours=2)
"""How long an upload address is open."""
WAITS = timedelta(hours=24)
"""How long a file that was received waits for its form: more than the 20 hours after which no limit
of time keeps anybody from a form (WCAG 2.2, criterion 2.2.1)."""


def _end() -> Any:
    return timezone.now() + LIFETIME


class Upload(models.Model):
    """An address that takes one file once; only a digest of its token is kept.

    The file lies as a document in the closed collection of what was received
    (`submissions/services/quarantine.py`) until somebody of the staff has looked at it.
    """

    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    client_digest = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("asked for"), default=timezone.now)
    expires_at = models.DateTimeField(_("open until"), default=_end, db_index=True)
    received_at = models.DateTimeField(_("received"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    size_bytes = models.PositiveIntegerField(_("size in bytes"), null=True, blank=True)
    suspicions = models.JSONField(
        _("why it is suspect"),
        default=list,
        blank=True,
        help_text=_("What is noticed in the file; told by the form that names it."),
    )
    document: Any = models.ForeignKey(
        "core.CustomDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("received file")
        verbose_name_plural = _("received files")
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name or str(self.pk)
