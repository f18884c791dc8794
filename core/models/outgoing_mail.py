"""Mails as rows: written with what causes them, delivered by workers."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.core.validators import validate_email
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """Where a mail is on its way to the mail server."""

    WAITING = "WAITING", _("waiting")
    SENDING = "SENDING", _("being sent")
    SENT = "SENT", _("sent")
    GIVEN_UP = "GIVEN_UP", _("given up")


SAID = ("subject", "text", "html")
"""What is said in a mail."""
ERASED: dict[str, str] = dict.fromkeys(("to", "reply_to", *SAID), "")
"""What an erased mail holds in the place of all that tells of people."""

DEAD_LETTERS = models.Q(state=MailState.GIVEN_UP, erased_at=None, is_secret=False)


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    """Mails, by what is to be done with them."""

    def due(self, now: datetime) -> Self:
        """Keep what is to be tried: its time has come, or who was sending it has vanished."""
        on_the_way = [MailState.WAITING, MailState.SENDING]
        return self.filter(state__in=on_the_way, next_attempt_at__lte=now)

    def given_up(self) -> Self:
        """Keep the dead letters that can still be sent again."""
        return self.filter(DEAD_LETTERS)

    def figures(self) -> dict[str, Any]:
        """Return how many wait and are given up, and when the oldest of what waits was written."""
        unsent = models.Q(state__in=[MailState.WAITING, MailState.SENDING])
        return self.filter(unsent | DEAD_LETTERS).aggregate(
            waiting=models.Count("pk", filter=unsent),
            given_up=models.Count("pk", filter=DEAD_LETTERS),
            oldest=models.Min("created_at", filter=unsent),
        )

    def not_sent(self) -> Self:
        """Keep what has not left, and could: it waits, is just being sent, or may be sent again."""
        return self.exclude(state=MailState.SENT).filter(erased_at=None)

    def to_erase(self, written_before: datetime) -> Self:
        """Keep what was written before a moment, was sent or given up, and still has its text."""
        over = [MailState.SENT, MailState.GIVEN_UP]
        return self.filter(state__in=over, created_at__lt=written_before, erased_at=None)


class OutgoingMail(models.Model):
    """A mail to one person.

    `key` says what caused it and holds nothing personal: it outlives the texts. `next_attempt_at`
    is, while it is being sent, when whoever sends it is taken for dead. `last_error` holds codes
    of the mail server, never its words: those repeat addresses. What a secret mail says is for its
    reader alone (`is_secret`): nobody else is shown it, and it is emptied at the end.
    """

    key = models.CharField(_("key"), max_length=200, unique=True)
    to = models.CharField(_("to"), max_length=254, validators=[validate_email])
    reply_to = models.CharField(
        _("reply to"), max_length=254, blank=True, validators=[validate_email]
    )
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True, default="", db_default="")
    language = models.CharField(_("language"), max_length=20, blank=True)
    purpose = models.SlugField(_("purpose"), max_length=50, db_index=False)
    message_id = models.CharField(_("Message-ID"), max_length=320)
    is_secret = models.BooleanField(
        _("secret"),
        default=False,
        db_default=False,
        help_text=_("Whether its text is for its reader alone."),
    )

    state = models.CharField(
        _("state"), max_length=10, choices=MailState.choices, default=MailState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    last_error = models.CharField(_("last error"), max_length=200, blank=True)

    created_at = models.DateTimeField(_("written"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    given_up_at = models.DateTimeField(_("given up at"), null=True, blank=True)
    erased_at = models.DateTimeField(_("text erased at"), null=True, blank=True)

    objects: ClassVar[OutgoingMailQuerySet] = OutgoingMailQuerySet.as_manager()  # type: ignore[assignment]  # a manager with the queryset's methods

    class Meta:
        verbose_name = _("e-mail")
        verbose_name_plural = _("e-mails")
        ordering = ["-created_at", "-pk"]
        # Mails are written by the program; people may only have one sent again ("change").
        default_permissions = ("view", "change")
        permissions = [("read_outgoingmail", "Can read the texts of mails")]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="core_mail_due"),
            models.Index(fields=["-created_at", "-id"], name="core_mail_newest"),
            models.Index(
                fields=["created_at"],
                condition=models.Q(erased_at=None),
                name="core_mail_with_text",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def can_be_sent_again(self) -> bool:
        """Whether it is a dead letter that still has its text."""
        is_kept = self.erased_at is None and not self.is_secret
        return is_kept and self.state == MailState.GIVEN_UP

    @property
    def emptied_at_end(self) -> dict[str, str]:
        """What to write beside the end, sent or given up: a secret has no text after that."""
        return dict.fromkeys(SAID, "") if self.is_secret else {}
