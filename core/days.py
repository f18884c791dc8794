"""Days of the site: those of its own clock, whatever zone a member of staff has chosen."""

from datetime import date, datetime, time

from django.utils import timezone


def day_of(moment: datetime) -> date:
    """Return the day that an instant belongs to."""
    return timezone.localdate(moment, timezone.get_default_timezone())


def start_of(day: date) -> datetime:
    """Return the instant at which a day begins."""
    return datetime.combine(day, time.min, timezone.get_default_timezone())
