"""When answers about the register change without a write: at the beginning of a day."""

from datetime import date, datetime, timedelta

from django.db.models import Min, Q

from core import registry
from core.days import day_of, start_of
from participants.models import Adhesion, AuthorityHead, ProgrammeParticipation


@registry.due_dates.register
def next_day_that_turns(now: datetime) -> list[datetime | None]:
    """Return when the next adhesion, term of office or part in a programme begins or is over."""
    today = day_of(now)
    days = []
    for model in (Adhesion, AuthorityHead, ProgrammeParticipation):
        found = model.objects.aggregate(
            begins=Min("since", filter=Q(since__gt=today)),
            last=Min("until", filter=Q(until__gte=today)),
        )
        last = found["last"]
        is_for_ever = last is None or last == date.max
        days += [found["begins"], None if is_for_ever else last + timedelta(days=1)]
    return [None if day is None else start_of(day) for day in days]
