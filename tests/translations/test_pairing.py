"""What became of each text of a source."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.merging.pairing import Fate, Pair, Text, likeness, pair

ONE, TWO, THREE = "The first of all.", "The second has more words.", "A third one ends it."


def texts(*datas: str, path: str = "body.1") -> list[Text]:
    return [Text(path, data) for data in datas]


def fates(before: list[Text], after: list[Text]) -> list[tuple[str, str | None, str | None]]:
    return [(each.fate, words(each.before), words(each.after)) for each in pair(before, after)]


def words(text: Text | None) -> str | None:
    return text.data if text else None


def test_same_text_in_same_place_is_kept() -> None:
    assert fates(texts(ONE, TWO), texts(TWO, ONE)) == [("kept", TWO, TWO), ("kept", ONE, ONE)]


def test_text_that_stands_twice_in_a_place_is_one() -> None:
    assert fates(texts(ONE, ONE), texts(ONE, ONE, ONE)) == [("kept", ONE, ONE)]


def test_text_of_a_block_that_was_made_anew_has_moved() -> None:
    assert pair(texts(ONE), texts(ONE, path="body.2")) == [
        Pair(Fate.MOVED, Text("body.1", ONE), Text("body.2", ONE))
    ]


def test_copy_of_a_text_that_stays_is_added() -> None:
    after = [*texts(ONE), *texts(ONE, path="body.2")]
    assert fates(texts(ONE), after) == [("kept", ONE, ONE), ("added", None, ONE)]


def test_other_text_in_a_field_of_one_is_a_change_however_different() -> None:
    title = texts("Old words", path="title"), texts("Nothing alike", path="title")
    assert fates(*title) == [("changed", "Old words", "Nothing alike")]


def test_paragraph_between_the_same_neighbours_is_changed() -> None:
    assert fates(texts(ONE, TWO, THREE), texts(ONE, "Nothing alike", THREE)) == [
        ("kept", ONE, ONE),
        ("changed", TWO, "Nothing alike"),
        ("kept", THREE, THREE),
    ]


def test_of_as_many_paragraphs_those_that_are_alike_belong_together() -> None:
    reworded = "The second has many more words."
    assert fates(texts(TWO, THREE), texts("Nothing alike", reworded)) == [
        ("changed", THREE, "Nothing alike"),
        ("changed", TWO, reworded),
    ]


def test_paragraph_is_found_beside_a_new_one_by_its_words() -> None:
    reworded = "The second has many more words."
    assert fates(texts(ONE, TWO), texts(ONE, "New here", reworded)) == [
        ("kept", ONE, ONE),
        ("added", None, "New here"),
        ("changed", TWO, reworded),
    ]


def test_reworded_paragraph_is_found_after_another_was_removed() -> None:
    reworded = "A third one ends it all."
    assert fates(texts(ONE, TWO, THREE), texts(ONE, reworded)) == [
        ("kept", ONE, ONE),
        ("changed", THREE, reworded),
        ("removed", TWO, None),
    ]


def test_text_moved_and_reworded_a_little_is_changed() -> None:
    after = texts("The second has many more words.", path="body.9")
    assert fates(texts(TWO), after) == [("changed", TWO, after[0].data)]


def test_unlike_text_elsewhere_is_another_one() -> None:
    after = texts("Nothing alike at all here", path="body.9")
    assert fates(texts(TWO), after) == [("added", None, after[0].data), ("removed", TWO, None)]


@pytest.mark.parametrize(
    ("other", "expected"), [(TWO, 1.0), ("the SECOND has more", 8 / 9), ("", 0.0)]
)
def test_likeness_counts_words_in_their_order(other: str, expected: float) -> None:
    assert likeness(TWO, other) == pytest.approx(expected)


A_TEXT = st.builds(
    Text,
    st.sampled_from(["title", "body.1", "body.2"]),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=6).map(" ".join),
)
TEXTS = st.lists(A_TEXT, max_size=12)


@given(TEXTS, TEXTS)
def test_every_text_has_one_fate(before: list[Text], after: list[Text]) -> None:
    pairs = pair(before, after)
    assert Counter(each.before for each in pairs if each.before) == Counter(set(before))
    assert Counter(each.after for each in pairs if each.after) == Counter(set(after))
    for each in pairs:
        assert (each.before is None) == (each.fate is Fate.ADDED)
        assert (each.after is None) == (each.fate is Fate.REMOVED)
        same_words = each.before and each.after and each.before.data == each.after.data
        assert bool(same_words) == (each.fate in {Fate.KEPT, Fate.MOVED})
        assert (each.fate is Fate.KEPT) == (each.before is not None and each.before == each.after)


@given(TEXTS)
def test_what_stays_the_same_is_kept_in_any_order(before: list[Text]) -> None:
    assert {each.fate for each in pair(before, list(reversed(before)))} <= {Fate.KEPT}
