"""What all submissions share: who sent it, in which state it is, why its data may be kept."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participants.models.authorities import LegalBasis
from submissions.references import new_reference


class Kind(models.TextChoices):
    """What is asked for."""

    MEMBERSHIP = "membership", _("Application to join")
    COOPERATION = "cooperation", _("Proposal to cooperate")
    CORRECTION = "correction", _("Correction of a profile")


class State(models.TextChoices):
    """Where a submission stands."""

    UNCONFIRMED = "unconfirmed", _("Not confirmed yet")
    RECEIVED = "received", pgettext_lazy("state of a submission", "New")
    IN_REVIEW = "in_review", _("In review")
    ASKED_BACK = "asked_back", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OPEN = frozenset({State.RECEIVED, State.IN_REVIEW, State.ASKED_BACK})
"""States in which somebody has still to decide."""
CLOSED = frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN})

PERSONAL_FIELDS = ("contact_name", "contact_role", "contact_email", "contact_phone")
"""Columns of every submission that say something about a person."""


class Submission(models.Model):
    """One thing sent in, of whatever kind; the kinds have tables of their own beside it.

    `is_suspect` says that nobody outside is written to until a person has looked; `suspicions`
    are codes of `submissions/suspicion.py`. Erased rows keep reference, kind, state and dates.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, editable=False)
    reference = models.CharField(
        _("reference"), max_length=20, unique=True, default=new_reference, editable=False
    )
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.RECEIVED)
    language = models.CharField(
        _("language"), max_length=20, help_text=_("The language in which it is answered.")
    )
    received_at = models.DateTimeField(_("received"), default=timezone.now, db_index=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, db_index=True)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True)

    contact_name = models.CharField(_("name"), max_length=120, blank=True)
    contact_role = models.CharField(_("role"), max_length=120, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    message = models.TextField(_("message"), max_length=5000, blank=True)

    purpose = models.CharField(
        _("purpose"), max_length=40, help_text=_("What the data was asked for.")
    )
    notice_version = models.CharField(
        _("version of the notice"),
        max_length=20,
        help_text=_("Which privacy notice the person had before them."),
    )
    legal_basis = models.CharField(_("legal basis"), max_length=30, choices=LegalBasis)
    consents_to_publication = models.BooleanField(
        _("the contact may be published"),
        default=False,
        help_text=_("Optional, and withdrawable by a link in every mail."),
    )
    consent_changed_at = models.DateTimeField(_("consent given or withdrawn"), null=True)

    is_suspect = models.BooleanField(_("suspect"), default=False, db_index=True)
    suspicions = models.JSONField(_("why it is suspect"), default=list, blank=True)
    idempotency_key = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - unique, so none is null
    content_digest = models.CharField(max_length=64, editable=False, db_index=True)
    # Keyed, of the person's own words; empty where they say little.
    text_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    contact_digest = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering: ClassVar[list[str]] = ["-received_at", "-pk"]
        permissions: ClassVar[list[tuple[str, Any]]] = [
            ("moderate_submission", _("Can answer submissions")),
            ("erase_submission", _("Can export and erase a person's data")),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to decide."""
        return self.state in OPEN

    @property
    def is_erased(self) -> bool:
        """Whether nothing of what was sent is kept any more."""
        return self.erased_at is not None
