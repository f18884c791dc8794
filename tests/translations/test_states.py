"""The rules of the states, each by itself and all together."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.freshness import Freshness
from translations.board.states import Facts, State, segments_to_do, state_of

DRAFT = {"exists": True, "is_followed": True}
PUBLISHED = {**DRAFT, "live": True}
BY_HAND = {"exists": True, "live": True}
CHANGED = {"is_taken_over": False, "changed_segments": 3, "freshness": Freshness.OUTDATED}

EXAMPLES: list[tuple[State, dict[str, Any]]] = [
    (State.MISSING, {}),
    (State.CURRENT, {"is_original": True}),
    (State.IN_WORK, {"exists": True}),
    (State.IN_WORK, {**DRAFT, "open_segments": 1}),
    (State.IN_WORK, {**DRAFT, "is_taken_over": False, "changed_segments": 1}),
    (State.IN_WORK, {**DRAFT, "open_segments": 1, "is_to_revise": True}),
    (State.TO_REVISE, {**DRAFT, "is_to_revise": True}),
    (State.WAITING, DRAFT),
    (State.WAITING, {**DRAFT, "is_taken_over": False, "changed_segments": 0}),
    (State.PARTIAL, {**PUBLISHED, "freshness": Freshness.PARTIAL}),
    (State.PARTIAL, {**PUBLISHED, "freshness": Freshness.PARTIAL, "open_segments": 2}),
    (State.OUTDATED, {**PUBLISHED, "open_segments": 2}),
    (State.OUTDATED, {**PUBLISHED, **CHANGED}),
    (State.OUTDATED, {**PUBLISHED, **CHANGED, "changed_segments": 0}),
    (State.OUTDATED, {**PUBLISHED, **CHANGED, "changed_segments": None}),
    (State.OUTDATED, {**BY_HAND, "freshness": Freshness.OUTDATED}),
    (State.TO_REVISE, {**PUBLISHED, "is_to_revise": True}),
    (State.WAITING, {**PUBLISHED, "freshness": Freshness.OUTDATED}),
    (State.WAITING, {**PUBLISHED, "has_changes": True}),
    (State.CURRENT, PUBLISHED),
    (State.CURRENT, BY_HAND),
]


@pytest.mark.parametrize(("state", "facts"), EXAMPLES)
def test_each_line_of_the_table(state: State, facts: dict[str, Any]) -> None:
    assert state_of(Facts(**facts)) is state


def test_every_state_has_an_example() -> None:
    assert {state for state, _facts in EXAMPLES} == set(State)


anything = st.builds(
    Facts,
    is_original=st.just(False),
    exists=st.booleans(),
    live=st.booleans(),
    is_followed=st.booleans(),
    open_segments=st.integers(0, 2),
    is_taken_over=st.booleans(),
    changed_segments=st.sampled_from([None, 0, 1]),
    freshness=st.sampled_from(Freshness),
    has_changes=st.booleans(),
    is_to_revise=st.booleans(),
)

PROMISES: dict[State, Callable[[Facts], bool]] = {
    State.MISSING: lambda facts: not facts.exists,
    State.IN_WORK: lambda facts: not facts.live,
    State.TO_REVISE: lambda facts: facts.is_to_revise and not segments_to_do(facts),
    State.WAITING: lambda facts: facts.exists and not segments_to_do(facts),
    State.CURRENT: lambda facts: (
        facts.live
        and not segments_to_do(facts)
        and not facts.has_changes
        and facts.freshness not in {Freshness.OUTDATED, Freshness.PARTIAL}
    ),
    State.PARTIAL: lambda facts: facts.live,
    State.OUTDATED: lambda facts: facts.live,
}


@given(anything)
def test_no_state_says_more_than_there_is(facts: Facts) -> None:
    state = state_of(facts)
    assert PROMISES[state](facts)
    if facts.exists and facts.live and segments_to_do(facts):
        assert state in {State.OUTDATED, State.PARTIAL}


@given(anything)
def test_texts_to_do_are_told_only_of_what_translators_follow(facts: Facts) -> None:
    count = segments_to_do(facts)
    if not facts.is_followed:
        assert count is None
    elif facts.is_taken_over:
        assert count == facts.open_segments
    elif facts.changed_segments is not None:
        assert count == facts.open_segments + facts.changed_segments
