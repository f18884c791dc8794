"""The search knows no word of what is hidden: not as it is written, and not misspelt."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from search.models import SearchEntry, SearchName, SearchWord
from search.services.asking import MOST_WORDS
from tests.graphql import data
from tests.leaks.words import WORD
from tests.leaks.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

AT_ONCE = 9
LANGUAGES = ("en", "fr", "ro")
"""English, and those of hidden translations and aliases."""
NOTHING = {"totalCount": 0, "matching": "NONE", "correction": None, "nodes": []}


def as_written(word: str) -> str:
    return word


def misspelt(word: str) -> str:
    return f"{word[:-4]}{word[-3:]}"


def answers(client: Client, questions: list[str], language: str) -> list[Any]:
    """Return what is found, several questions in a request."""
    names = [f"q{place}" for place in range(len(questions))]
    rest = f'locale: "{language}") {{ totalCount matching correction nodes {{ __typename }} }}'
    calls = (f"{name}: search(query: ${name}, {rest}" for name in names)
    head = ", ".join(f"${name}: String!" for name in names)
    document = f"query ({head}) {{ {' '.join(calls)} }}"
    found = data(client, document, **dict(zip(names, questions, strict=True)))
    return [found[name] for name in names]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("spelt", [as_written, misspelt])
def test_no_hidden_word_is_found_in_whatever_spelling(
    client: Client, world: World, spelt: Callable[[str], str], language: str
) -> None:
    words = [spelt(word) for word in world.words.places]
    questions = [
        " ".join(words[start : start + MOST_WORDS]) for start in range(0, len(words), MOST_WORDS)
    ]
    told = []
    for start in range(0, len(questions), AT_ONCE):
        some = questions[start : start + AT_ONCE]
        pairs = zip(some, answers(client, some, language), strict=True)
        told += [(question, found) for question, found in pairs if found != NOTHING]
    assert told == []


def test_a_word_that_is_public_is_found_misspelt(client: Client, world: World) -> None:
    """Without this the test above could ask for nothing."""
    words = SearchWord.objects.filter(locale__language_code="en", titles__gt=0)
    word = max(words.values_list("written", flat=True), key=len)
    found = answers(client, [word, misspelt(word)], "en")
    assert [each["matching"] for each in found] == ["ALL", "CORRECTED"]
    assert found[1]["totalCount"] >= 1


def test_index_holds_no_hidden_word(world: World) -> None:
    texts = [*SearchWord.objects.values_list("written", flat=True)]
    texts += SearchName.objects.values_list("folded", flat=True)
    for row in SearchEntry.objects.values_list("title", "called", "summary", "body"):
        texts += row
    held = {word.lower() for text in texts for word in WORD.findall(text)}
    assert held.isdisjoint(world.words.places)
    assert SearchWord.objects.count() > 20
