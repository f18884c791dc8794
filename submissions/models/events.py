"""What happened to a submission, and what staff note about it among themselves."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from submissions.models.submissions import Submission


class What(models.TextChoices):
    """What happened."""

    RECEIVED = "received", _("Received")
    CONFIRMED = "confirmed", _("Confirmed by a link")
    VOUCHED = "vouched", _("Confirmed to staff")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("Consent withdrawn")
    LOOKED_AT = "looked_at", _("Looked at")
    FILE_OPENED = "file_opened", _("File opened")
    ASSIGNED = "assigned", _("Assigned")
    SUSPECTED = "suspected", _("Marked as suspect")
    CLEARED = "cleared", _("Taken for genuine")
    EDITED = "edited", _("Completed by staff")
    ASKED_BACK = "asked_back", _("Asked back")
    ACCEPTED = "accepted", _("Accepted")
    UNDONE = "undone", _("Acceptance undone")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REOPENED = "reopened", _("Opened again")
    EXPORTED = "exported", _("Data exported")
    ERASED = "erased", _("Data erased")


class SubmissionEvent(models.Model):
    """One act, never changed; `detail` never holds anything that was sent.

    `user` is None for the program and for who sent it; it outlives the account, as in Wagtail's
    own logs. The reference outlives the submission.
    """

    submission: Any = models.ForeignKey(
        Submission, null=True, on_delete=models.SET_NULL, related_name="events"
    )
    reference = models.CharField(_("reference"), max_length=20)
    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    what = models.CharField(_("what"), max_length=20, choices=What)
    detail = models.CharField(_("more"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("event of a submission")
        verbose_name_plural = _("events of submissions")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_what_display()}"


class SubmissionNote(models.Model):
    """What a member of staff notes for colleagues; who sent it never sees it."""

    submission: Any = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    author: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    text = models.TextField(_("note"), max_length=2000)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
