"""When answers about events change without a write."""

from datetime import datetime

from core import registry
from news.models import EventPage


@registry.due_dates.register
def next_event_over(now: datetime) -> list[datetime | None]:
    """Return when the next live event turns from upcoming to past."""
    live = EventPage.objects.filter(live=True)
    ends = live.filter(end__gt=now).order_by("end").values_list("end", flat=True).first()
    open_ended = live.filter(end__isnull=True, start__gt=now).order_by("start")
    return [ends, open_ended.values_list("start", flat=True).first()]
