"""The content version: one row that tells whether anything a reader could see has changed."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy

from core import registry
from core.statements import statement


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

    @classmethod
    def current(cls) -> "ContentVersion":
        """Return the row as the open connection sees it, raised when something came due."""
        rows = statement(_the_row).rows()
        row = _instance(*rows[0]) if rows else cls.objects.create(pk=cls.SINGLETON)
        if row.next_due_at is not None and row.next_due_at <= timezone.now():
            cls.raise_version()
            row.refresh_from_db()
        return row

    @classmethod
    def raise_version(cls) -> None:
        """Count one up and look for the next due instant; joins the transaction that is open."""
        now = timezone.now()
        with transaction.atomic():
            values = {"number": F("number") + 1, "raised_at": now, "next_due_at": next_due_at(now)}
            if not cls.objects.filter(pk=cls.SINGLETON).update(**values):
                cls.objects.create(pk=cls.SINGLETON, number=2, next_due_at=values["next_due_at"])


def _the_row() -> Any:
    rows = ContentVersion.objects.filter(pk=ContentVersion.SINGLETON)
    return rows.values_list("number", "raised_at", "next_due_at")


def _instance(number: int, raised_at: datetime, next_due_at: datetime | None) -> ContentVersion:
    return ContentVersion(
        pk=ContentVersion.SINGLETON, number=number, raised_at=raised_at, next_due_at=next_due_at
    )


def next_due_at(now: datetime) -> datetime | None:
    """Return the earliest instant after now that any app names, or None."""
    candidates = (moment for source in registry.due_dates for moment in source(now))
    return min((moment for moment in candidates if moment is not None), default=None)
