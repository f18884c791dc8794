"""When answers about terms change without a write: at the beginning of a day."""

from datetime import date, datetime, timedelta

from django.db.models import Min, Q

from core import registry
from core.days import day_of, start_of
from terminology.models import Designation


@registry.due_dates.register
def next_change_of_validity(now: datetime) -> list[datetime | None]:
    """Return when the next designation begins to be valid, and when the next one ceases to be."""
    today = day_of(now)
    found = Designation.objects.aggregate(
        begins=Min("valid_from", filter=Q(valid_from__gt=today)),
        last=Min("valid_until", filter=Q(valid_until__gte=today)),
    )
    last: date | None = found["last"]
    is_for_ever = last is None or last == date.max
    days = [found["begins"], None if is_for_ever or last is None else last + timedelta(days=1)]
    return [None if day is None else start_of(day) for day in days]
