"""Forms of news and events."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from core.forms.pages import BasePageForm

CLOCK_FIELDS = ("start", "end")


class EventForm(BasePageForm):
    """An event's form: what is typed as start and end is the clock at the venue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CLOCK_FIELDS:
            moment: datetime | None = self.initial.get(name)
            if moment is not None:
                local = moment.astimezone(ZoneInfo(self.instance.zone or "UTC"))
                self.initial[name] = local.replace(tzinfo=timezone.get_current_timezone())

    def clean(self) -> dict[str, Any]:
        """Read the clock times in the event's zone."""
        cleaned: dict[str, Any] = super().clean()
        zone = cleaned.get("zone")
        for name in CLOCK_FIELDS:
            moment = cleaned.get(name)
            if zone and moment is not None:
                clock = timezone.make_naive(moment)
                cleaned[name] = clock.replace(tzinfo=ZoneInfo(zone))
        return cleaned
