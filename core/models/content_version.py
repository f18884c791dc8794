"""The content version: one row that tells whether anything a reader could see has changed."""

from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core import registry
from core.statements import statement

CLOCKS_APART = timedelta(seconds=5)
"""By how much the clocks of hosts may differ."""


class ContentVersion(models.Model):
    """The single row (`pk=1`) that every read looks at first.

    It is raised in the transaction of the change. `next_due_at` is the next instant at which
    answers change without a write (an embargo ends, a page expires): a read at or past it raises
    the version too.
    """

    SINGLETON: ClassVar[int] = 1

    number = models.PositiveBigIntegerField(default=1)
    raised_at = models.DateTimeField(default=timezone.now)
    next_due_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = gettext_lazy("content version")

    def __str__(self) -> str:
        return str(self.number)

    @property
    def moment(self) -> datetime:
        """The time at which to read the content: now.

        A little later, where another host's clock is ahead of ours: what came due there when it
        raised the version is due in every answer of that version.
        """
        now = timezone.now()
        return self.raised_at if now < self.raised_at < now + CLOCKS_APART else now

    @classmethod
    def stored(cls) -> "ContentVersion | None":
        """Return the row as the open connection sees it; None before the first change."""
        rows = statement(_the_row).rows()
        if not rows:
            return None
        number, raised_at, next_due_at = rows[0]
        return cls(pk=cls.SINGLETON, number=number, raised_at=raised_at, next_due_at=next_due_at)

    @property
    def is_due(self) -> bool:
        """Whether answers have changed since without a write."""
        return self.next_due_at is not None and self.next_due_at <= timezone.now()

    @classmethod
    def current(cls) -> "ContentVersion":
        """Return the row as the open connection sees it, raised when something came due."""
        row = cls.stored() or cls.objects.get_or_create(pk=cls.SINGLETON)[0]
        if row.is_due:
            cls.raise_version()
            row.refresh_from_db()
        return row

    @classmethod
    def hold(cls) -> None:
        """Let who changes what readers see wait until the open transaction ends."""
        list(cls.objects.select_for_update().filter(pk=cls.SINGLETON).values_list("pk"))

    @classmethod
    def raise_version(cls, cause: Any = None) -> None:
        """Count one up and look for the next due instant; joins the transaction that is open.

        `cause` is the row that was written, or its model where several were at once.

        The count locks the row, so the instant is looked for where all earlier changes are seen:
        else of two who publish at once, the later would forget the embargo of the earlier.
        """
        now = timezone.now()
        with transaction.atomic():
            row = cls.objects.filter(pk=cls.SINGLETON)
            if not row.update(number=F("number") + 1, raised_at=now):
                cls.objects.create(pk=cls.SINGLETON, number=2, raised_at=now)
            row.update(next_due_at=next_due_at(now))
            registry.announce_version(cause)


def _the_row() -> Any:
    rows = ContentVersion.objects.filter(pk=ContentVersion.SINGLETON)
    return rows.values_list("number", "raised_at", "next_due_at")


def next_due_at(now: datetime) -> datetime | None:
    """Return the earliest instant after now that any app names, or None."""
    candidates = (moment for source in registry.due_dates for moment in source(now))
    return min((moment for moment in candidates if moment is not None), default=None)
