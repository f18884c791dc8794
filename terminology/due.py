"""When answers about terms change without a write."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from core import registry
from terminology.models import Designation


@registry.due_dates.register
def next_change_of_validity(now: datetime) -> list[datetime | None]:
    """Return when the next designation begins to be valid, and when the next one ceases to be."""
    today = timezone.localdate(now)
    rows = Designation.objects.order_by()
    begins = rows.filter(valid_from__gt=today).order_by("valid_from")
    ends = rows.filter(valid_until__gte=today).order_by("valid_until")
    first = begins.values_list("valid_from", flat=True).first()
    last = ends.values_list("valid_until", flat=True).first()
    return [_midnight(first), _midnight(last and last + timedelta(days=1))]


def _midnight(day: date | None) -> datetime | None:
    return None if day is None else timezone.make_aware(datetime.combine(day, time.min))
