"""How alike texts are, and that the index loses none that is alike enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.memory.index import IDENTICAL, MOST_WORDS, entries_of, token_of_pair
from translations.memory.scores import THRESHOLD, first_pairs, longest, score_of, shortest
from translations.memory.words import distance, normal, renamed, words_of

WORDS = st.lists(st.sampled_from(["a", "b", "cd", "efg", "schools"]), max_size=14)


def slow_distance(words: list[str], others: list[str]) -> int:
    row = list(range(len(others) + 1))
    for at, word in enumerate(words, 1):
        before, row[0] = row[0], at
        for there, other in enumerate(others, 1):
            changed = before + (word != other)
            before, row[there] = row[there], min(changed, row[there] + 1, row[there - 1] + 1)
    return row[-1]


@given(WORDS, WORDS)
def test_distance_is_that_of_levenshtein(words: list[str], others: list[str]) -> None:
    assert distance(words, others) == slow_distance(words, others)


@given(WORDS, st.data())
def test_texts_that_are_alike_share_a_first_pair(words: list[str], data: st.DataObject) -> None:
    others = list(words)
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(others)))
        others[at : at + data.draw(st.integers(0, 1))] = data.draw(WORDS.map(lambda it: it[:1]))
    if score_of(words, others) >= THRESHOLD:
        assert set(first_pairs(words)) & set(first_pairs(others))
        assert shortest(len(words)) <= len(others) <= longest(len(words))


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("The town hall is open", "The town hall is closed", 80),
        ("The town hall is open", "the town hall is <b>open</b>.", 99),
        ("Écoles ouvertes", "ecoles OUVERTES", 99),
        ("Welcome", "Contact", 0),
        ("one two three", "one two four", 66),
        ("–", "…", 0),
        ("one two three four", "four three two one", 0),
    ],
)
def test_scores(one: str, other: str, score: int) -> None:
    assert score_of(words_of(one), words_of(other)) == score


def test_words_are_read_without_markup_capitals_and_accents() -> None:
    data = 'Fish &amp; chips <b>À la</b> <a id="a1">carte</a>, Straße<br/>9'
    assert words_of(data) == ["fish", "chips", "a", "la", "carte", "strasse", "9"]


def test_white_space_and_names_of_links_make_no_other_text() -> None:
    one = 'See  <a id="a3">the\nmap</a> and <a id="a1">us</a> '
    assert normal(one) == 'See <a id="a1">the map</a> and <a id="a2">us</a>'
    assert normal('<a id="a1">x</a><a id="a1">y</a>') != normal('<a id="a1">x</a><a id="a2">y</a>')
    assert normal("Town") != normal("town")


def test_links_are_renamed_at_once() -> None:
    swapped = renamed('<a id="a1">x</a><a id="a2">y</a>', {"a1": "a2", "a2": "a1"})
    assert swapped == '<a id="a2">x</a><a id="a1">y</a>'


def test_first_pairs_are_the_longest() -> None:
    words = ["the", "council", "met", "mayors"]
    first = [("council", "met", 1), ("the", "council", 1), ("met", "mayors", 1)]
    assert first_pairs(words) == first
    entries = {token_of_pair(1, pair): 4 for pair in first}
    assert dict(list(entries_of(1, "The council met mayors."))[1:]) == entries


def test_pairs_that_come_again_are_pairs_of_their_own() -> None:
    assert first_pairs(["on", "on", "on"]) == [("on", "on", 1), ("on", "on", 2)]


def test_tokens_depend_on_the_language() -> None:
    tokens = [{token for token, _ in entries_of(pk, "The council met")} for pk in (1, 2)]
    assert not tokens[0] & tokens[1]


def test_texts_without_words_and_very_long_ones_are_found_whole_only() -> None:
    assert [words for _, words in entries_of(1, "…")] == [IDENTICAL]
    assert [words for _, words in entries_of(1, "word " * (MOST_WORDS + 1))] == [IDENTICAL]
