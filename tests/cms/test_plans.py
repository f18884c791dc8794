"""Plans: one parse, validation and price for each text, bounded by bytes."""

import pytest
from graphql import parse
from pytest_django import Settings

from cms.graphql import documents
from cms.graphql.documents import InvalidDocument, plan, plans
from cms.graphql.plans import Invalid, Plan
from cms.graphql.requests import hash_of
from core.bounded import Bounded

TEXT = "{ locales { code } }"


@pytest.fixture(autouse=True)
def _no_plans() -> None:
    plans.clear()


def test_text_is_planned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = plan(TEXT)
    monkeypatch.setattr(documents, "parse", None)  # Another parse would fail.
    assert plan(TEXT) is first


def test_refusal_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidDocument) as first:
        plan("{ nothing }")
    monkeypatch.setattr(documents, "parse", None)
    with pytest.raises(InvalidDocument) as second:
        plan("{ nothing }")
    assert second.value.errors == first.value.errors
    assert first.value.errors[0]["extensions"] == {"code": "VALIDATION_FAILED"}


def test_longest_unused_plans_make_room() -> None:
    kept: Bounded[Plan | Invalid] = Bounded(room=30)
    made = Plan(TEXT, parse(TEXT), {None: 0}, may_open_drafts=False)
    for key in "abc":
        kept.put(key, made, 10)
    assert kept.get("a") is made
    kept.put("d", Invalid([]), 15)
    assert [key for key in "abcd" if kept.get(key)] == ["a", "d"]
    kept.put("d", made, 5)
    kept.put("e", made, 15)
    assert [key for key in "ade" if kept.get(key)] == ["a", "d", "e"]


def test_what_is_larger_than_the_room_is_not_kept() -> None:
    kept: Bounded[Invalid] = Bounded(room=30)
    kept.put("a", Invalid([]), 31)
    assert (kept.get("a"), len(kept)) == (None, 0)


def test_other_limits_make_other_plans(settings: Settings) -> None:
    plan(TEXT)
    settings.GRAPHQL_MAX_ROOT_FIELDS = 0
    assert plans.get(hash_of(TEXT)) is None
