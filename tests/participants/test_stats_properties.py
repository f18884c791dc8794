"""The figures against a plain model: days are counted one by one, without SQL and without dates."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participants.models import Adhesion, Authority
from participants.periods import Period
from participants.querysets import in_force
from participants.statistics import statistics

FIRST_DAY = date(2013, 2, 20)
"""A few days before the Alliance began (1 March 2013)."""
DAYS = 40
ALLIANCE_BEGINS = 9
COUNTRIES = ["AL", "ES", "ME", "RO"]
KINDS = ["municipality", "region", "association"]
INSTRUMENTS = ["alliance", "declaration"]

EXAMPLES = settings(
    max_examples=50,
    deadline=None,  # The machine may be busy.
    database=None,  # Nothing is kept between runs.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
"""Each example is rolled back: that the database is set up once for all of them does no harm."""


@dataclass(frozen=True)
class Member:
    """An authority of the plain model: by instrument, spans of days counted from FIRST_DAY."""

    kind: str
    country: str
    spans: dict[str, "Spans"]

    def days(self, instrument: str) -> set[int]:
        """Return all days on which it belongs."""
        earliest = ALLIANCE_BEGINS if instrument == "alliance" else 0
        return {
            day
            for first, last in self.spans[instrument]
            for day in range(0 if first is None else first, DAYS if last is None else last + 1)
            if day >= earliest
        }


def day_number(number: int | None) -> date | None:
    return None if number is None else FIRST_DAY + timedelta(days=number)


Spans = list[tuple[int | None, int | None]]


@st.composite
def spans(draw: Any) -> Spans:
    """Draw joins, withdrawals and re-joins: spans that don't overlap, perhaps open at the ends."""
    edges = draw(st.lists(st.integers(0, DAYS - 1), max_size=6, unique=True).map(sorted))
    found: Spans = []
    for first, last in zip(edges[::2], edges[1::2], strict=False):
        # A span of one day, or one that ends on the eve of the next.
        found.append((first, draw(st.sampled_from([first, last - 1, last]))))
    if len(edges) % 2:
        found.append((edges[-1], None))
    if found and draw(st.booleans()):
        found[0] = (None, found[0][1])
    return [
        (first, last) for first, last in found if first is None or last is None or first <= last
    ]


MEMBERS = st.lists(
    st.builds(
        Member,
        kind=st.sampled_from(KINDS),
        country=st.sampled_from(COUNTRIES),
        spans=st.fixed_dictionaries({name: spans() for name in INSTRUMENTS}),
    ),
    max_size=8,
)


ROWS: Any = QuerySet
"""Django's own, without the audit: it would take most of the time."""


def store(members: list[Member]) -> None:
    """Write the model's rows."""
    authorities = ROWS(Authority).bulk_create(
        Authority(
            key=f"a{number}",
            kind=member.kind,
            country=member.country,
            endonym=f"A{number}",
            endonym_language="en",
        )
        for number, member in enumerate(members)
    )
    ROWS(Adhesion).bulk_create(
        Adhesion(
            authority_id=authority.pk,
            instrument=instrument,
            since=day_number(first),
            until=day_number(last),
        )
        for authority, member in zip(authorities, members, strict=True)
        for instrument, each in member.spans.items()
        for first, last in each
    )


@pytest.mark.django_db
@EXAMPLES
@given(members=MEMBERS)
def test_figures_are_those_of_the_plain_model(members: list[Member]) -> None:
    with transaction.atomic():
        store(members)
        for instrument in INSTRUMENTS:
            belonging = [(member, member.days(instrument)) for member in members]
            for day in range(DAYS):
                there = [member for member, days in belonging if day in days]
                kinds = Counter(member.kind for member in there)
                countries = Counter(member.country for member in there)
                found = statistics(instrument, FIRST_DAY + timedelta(days=day))
                assert found.participants == len(there)
                assert found.countries == len(countries)
                assert found.by_kind == {kind: kinds[kind] for kind in KINDS}
                assert list(found.by_country.items()) == sorted(
                    countries.items(), key=lambda item: (-item[1], item[0])
                )
        transaction.set_rollback(True)


@pytest.mark.django_db
@EXAMPLES
@given(members=MEMBERS, day=st.integers(0, DAYS - 1))
def test_a_period_and_its_condition_in_sql_say_the_same(members: list[Member], day: int) -> None:
    on = FIRST_DAY + timedelta(days=day)
    with transaction.atomic():
        store(members)
        held = {row.pk for row in Adhesion.objects.all() if Period.of(row).includes(on)}
        assert set(Adhesion.objects.in_force(on).values_list("pk", flat=True)) == held
        assert held <= set(Adhesion.objects.filter(in_force(on)).values_list("pk", flat=True))
        transaction.set_rollback(True)
