"""What is counted of searches in vain, what is not, and for how long."""

from collections.abc import Mapping
from datetime import date

import pytest
import time_machine

from core.tasks import publish_due
from search.models import VainSearch
from search.services import vain
from search.services.vain import Searched, countable, write
from tests import versions

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[str, str, date, int]]:
    stored = VainSearch.objects.order_by("day", "pk")
    return list(stored.values_list("language", "query", "day", "times"))


def counts(**queries: int) -> Mapping[Searched, int]:
    return {Searched("en", query): times for query, times in queries.items()}


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("  Košice,  KAŠAU! ", "kosice kasau"),
        ("l’inclusion", "l inclusion"),
        ("Straße", "strasse"),
        ("Θεσσαλονίκη", "θεσσαλονικη"),
        ("2 August 2026", "2 august 2026"),
        ("ab", None),
        ("a  b", None),
        ("?!…", None),
        (" " + "word " * 16, "word " * 15 + "word"),
        ("word " * 16 + "word", None),
        ("x" * 81, None),
        ("ﷺ " * 5, " ".join(["صلىاللهعليهوسلم"] * 5)),
        ("ﷺ " * 6, None),  # Folded it is longer than it was.
    ],
)
def test_words_are_counted_as_they_are_compared(query: str, counted: str | None) -> None:
    assert countable("en", query) == (Searched("en", counted) if counted else None)


@pytest.mark.parametrize(
    "query",
    [
        "mayor@example.org",
        "write to mayor ＠ example.org",
        "+33 3 88 41 20 00",
        "0388-412000",
        "٠١٢٣٤٥٦٧٨",
        "12 34 56",
    ],
)
def test_what_looks_like_an_address_or_number_of_a_person_is_not_kept(query: str) -> None:
    assert countable("en", query) is None


def test_counts_of_a_day_add_up_in_one_row() -> None:
    with time_machine.travel("2026-03-01T10:00Z", tick=False), versions.unchanged():
        write(counts(airport=2, harbour=1))
        write({**counts(airport=3), Searched("fr", "airport"): 1})
    with time_machine.travel("2026-03-02T10:00Z", tick=False):
        write(counts(airport=1))
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    assert rows() == [
        ("en", "airport", first, 5),
        ("en", "harbour", first, 1),
        ("fr", "airport", first, 1),
        ("en", "airport", second, 1),
    ]


def test_a_full_day_takes_no_new_words_but_counts_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vain, "MOST_A_DAY", 2)
    with time_machine.travel("2026-03-01T10:00Z", tick=False):
        write(counts(airport=1))
        write(counts(airport=1, harbour=1, station=1))
        write(counts(tram=1, harbour=4))
    assert [(query, times) for _, query, _, times in rows()] == [("airport", 2), ("harbour", 5)]


def test_due_task_forgets_what_was_kept_for_90_days() -> None:
    with time_machine.travel("2026-03-01T10:00Z", tick=False):
        write(counts(airport=1))
    with time_machine.travel("2026-03-02T10:00Z", tick=False):
        write(counts(airport=1))
    with time_machine.travel("2026-05-30T10:00Z", tick=False):
        publish_due.func()
        assert len(rows()) == 2
    with time_machine.travel("2026-05-31T10:00Z", tick=False):
        publish_due.func()
        assert [day for *_, day, _ in rows()] == [date(2026, 3, 2)]
