"""Excerpts: what was looked for stands in them, wherever it stands in the text."""

import pytest

from search.backends.words import Wanted, Word
from search.models import SearchEntry
from search.services.highlighting import BEFORE, LONG, Highlighter, Place

WORDS = "Children learn together in mixed classes. " * 10


def excerpt(body: str, wanted: str) -> tuple[str, list[str]]:
    """Return the excerpt of a text, and what is marked in it."""
    highlighter = Highlighter(Wanted((Word((wanted,)),)))
    entry = SearchEntry(title="", called="", summary="", body=body)
    [found] = highlighter.of_entry(entry, "en")
    assert found.field is Place.BODY
    return "".join(part.text for part in found.parts), [p.text for p in found.parts if p.is_match]


def test_excerpt_begins_and_ends_with_whole_words() -> None:
    text, marked = excerpt(f"{WORDS}The school opens. {WORDS}", "school")
    assert marked == ["school"]
    assert text.startswith("… learn together in mixed classes.")
    assert text.endswith(" Children learn …")
    assert len(text) <= BEFORE + LONG


@pytest.mark.parametrize(
    "body",
    [
        "x" * 300 + "/school " + WORDS,
        "A word " + "x" * 300 + "/school/" + "x" * 300,
        WORDS + "x" * 100 + "/school/" + "x" * 300 + " " + WORDS,
        "村" * 300 + " school " + "村" * 300,
    ],
)
def test_text_without_spaces_hides_no_match(body: str) -> None:
    text, marked = excerpt(body, "school")
    assert marked == ["school"]
    assert text.startswith("… ")
    assert len(text) <= LONG + 4


def test_excerpt_of_a_script_without_spaces_has_its_word() -> None:
    text, marked = excerpt("文" * 300 + "村" + "文" * 300, "村")
    assert marked == ["村"]
    assert text == f"… {'文' * 80}村{'文' * 159} …"
