"""Looking up: the same texts, texts like them, and what is told of each."""

from datetime import timedelta
from importlib import import_module
from pathlib import Path
from random import Random

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail_localize.models import String, StringTranslation

from tests.factories import UserFactory, locale
from tests.translations.memory import remembered, text
from translations import migrations
from translations.memory.index import entries_of
from translations.memory.matches import EXACT, MOST_ALIKE, Match, matches_for
from translations.memory.scores import THRESHOLD, score_of
from translations.memory.words import normal, words_of
from translations.models import MemoryEntry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def languages(db: None) -> None:
    for code in ("en", "fr", "de"):
        locale(code)


def found(data: str, code: str = "fr") -> list[Match]:
    string = text(data)
    return matches_for([string], locale(code).pk).get(string.pk, [])


def wordings(data: str, code: str = "fr") -> list[tuple[int, str]]:
    return [(match.score, match.data) for match in found(data, code)]


def test_same_text_is_found_with_its_page_person_and_time() -> None:
    person = UserFactory.create()
    row = remembered("The town hall is open.", "La mairie est ouverte.", title="Opening")
    StringTranslation.objects.filter(pk=row.pk).update(last_translated_by=person)

    (match,) = found("The town hall is open.")

    assert (match.score, match.source, match.data, match.title) == (
        100,
        "The town hall is open.",
        "La mairie est ouverte.",
        "Opening",
    )
    assert (match.person, match.confirmed_at, match.is_exact) == (person, row.updated_at, True)


def test_wordings_come_once_each_the_latest_first() -> None:
    now = timezone.now()
    for days, data in [(3, "Ouvert"), (2, "Ouverte"), (1, "Ouvert"), (5, "Ouverte")]:
        row = remembered("Open", data, title=f"{days} days ago")
        StringTranslation.objects.filter(pk=row.pk).update(updated_at=now - timedelta(days=days))

    assert [(match.data, match.title) for match in found("Open")] == [
        ("Ouvert", "1 days ago"),
        ("Ouverte", "2 days ago"),
    ]


def test_same_text_comes_before_texts_like_it_and_these_by_likeness() -> None:
    remembered("The new town hall is closed", "un")
    remembered("The town hall is closed", "deux")
    remembered("The town hall is open", "trois")
    remembered("the town hall is OPEN!", "quatre")
    remembered("Everybody is welcome", "cinq")
    assert wordings("The town hall is open") == [(100, "trois"), (99, "quatre"), (80, "deux")]


def test_only_the_likest_are_shown() -> None:
    for number in range(MOST_ALIKE + 3):
        remembered(f"The town hall is open at {number} o'clock", f"{number}")
    assert len(wordings("The town hall is open at noon o'clock")) == MOST_ALIKE


def test_other_languages_wordings_are_not_proposed() -> None:
    remembered("The town hall is open", "Das Rathaus ist offen", code="de")
    french = text("La mairie est ouverte", "fr")
    assert wordings("The town hall is open") == []
    assert wordings("The town hall is open", "de") == [(100, "Das Rathaus ist offen")]
    assert matches_for([french], locale("de").pk) == {}


def test_same_words_of_another_source_language_are_no_match() -> None:
    remembered("Information", "Information")
    german = text("Information", "de")
    assert matches_for([german], locale("fr").pk) == {}
    assert wordings("Information") == [(100, "Information")]


def test_wording_with_an_error_is_not_remembered() -> None:
    row = remembered("The town hall is open", "La mairie")
    assert wordings("The town hall is open") == [(100, "La mairie")]
    StringTranslation.objects.filter(pk=row.pk).update(has_error=True)
    assert wordings("The town hall is open") == []
    assert wordings("The town hall is closed") == []


def test_addresses_are_no_wordings() -> None:
    remembered("town hall open", "mairie-ouverte", path="slug")
    assert wordings("Town hall open") == []
    assert wordings("town hall open") == []
    remembered("town hall open", "mairie ouverte", path="title")
    assert wordings("town hall open") == [(100, "mairie ouverte")]


def test_white_space_makes_no_other_text() -> None:
    remembered("The town  hall\nis open", "La mairie est ouverte")
    assert wordings("The town hall is open") == [(100, "La mairie est ouverte")]


def test_links_get_the_names_that_the_text_gives_them() -> None:
    remembered('<a id="a2">The map</a> of <a id="a1">us</a>', '<a id="a1">X</a><a id="a2">Y</a>')
    assert wordings('<a id="a1">The map</a> of <a id="a2">us</a>') == [
        (100, '<a id="a2">X</a><a id="a1">Y</a>')
    ]


def test_no_match_brings_a_link_that_the_text_has_not() -> None:
    remembered(
        'Read <a id="a1">all of the</a> <a id="a2">report</a>',
        '<a id="a1">Tout</a> le <a id="a2">r<b>apport</b></a>',
    )
    assert wordings("Read all of the report") == [(99, "Tout le r<b>apport</b>")]
    assert wordings('Read all of the <a id="a1">report</a>') == [
        (99, '<a id="a1">Tout</a> le r<b>apport</b>')
    ]


def test_wordings_of_texts_that_stand_nowhere_any_more_are_found() -> None:
    row = remembered("The town hall is open", "La mairie est ouverte")
    StringTranslation.objects.filter(pk=row.pk).update(context=None)
    (match,) = found("The town hall is open")
    assert (match.data, match.title) == ("La mairie est ouverte", "")


def test_short_texts_are_matched_whole() -> None:
    remembered("Welcome", "Bienvenue")
    remembered("Contact us", "Contact")
    assert wordings("Welcome!") == [(99, "Bienvenue")]
    assert wordings("Contact them") == []
    assert wordings("…") == []


def test_text_whose_pairs_are_in_a_thousand_others_is_found_among_the_latest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("translations.memory.candidates.MOST_OF_A_PAIR", 10)
    for number in range(30):
        remembered(f"Meeting of the council on {number} May", f"{number} mai")
    assert wordings("Meeting of the council on 99 May")[0] == (85, "29 mai")
    assert wordings("Meeting of the council on 3 May")[0] == (100, "3 mai")


def test_many_texts_take_as_many_statements_as_one() -> None:
    rows = [remembered(f"Sentence number {at} of all", f"{at}") for at in range(30)]
    strings = [row.translation_of for row in rows]
    counts, french = [], locale("fr").pk
    for some in (strings[:1], strings):
        with CaptureQueriesContext(connection) as captured:
            assert len(matches_for(some, french)) == len(some)
        counts.append(len(captured))
    assert counts == [4, 4]


def test_no_text_takes_no_statement() -> None:
    french = locale("fr").pk
    with CaptureQueriesContext(connection) as captured:
        assert matches_for([], french) == {}
    assert len(captured) == 0


def test_more_texts_than_a_statement_takes_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translations.memory.candidates.MOST_TERMS", 3)
    rows = [remembered(f"This is number {at} of all", f"{at}") for at in range(4)]
    strings = [row.translation_of for row in rows]
    assert [len(each) for each in matches_for(strings, locale("fr").pk).values()] == [4] * 4


VOCABULARY = ("council", "mayor", "school", "town", "of", "the", "in", "Roma", "the", "children")


def sentences(chance: Random, count: int) -> list[str]:
    """Return sentences of a few words, many of them changed from one another."""
    made = [""]
    while len(made) < count:
        words = chance.choice(made).split() if chance.random() < 0.7 else []
        for _ in range(chance.randint(1, 2 if words else 12)):
            at = chance.randint(0, len(words))
            words[at : at + chance.randint(0, 1)] = [chance.choice(VOCABULARY)]
        made.append(" ".join(words))
    return list(dict.fromkeys(made[1:]))


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_whatever_is_alike_enough_is_found(chance: Random) -> None:
    known, asked = sentences(chance, 400), sentences(chance, 20)
    StringTranslation.objects.all().delete()
    context = remembered("Context", "Contexte").context
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of=text(sentence), locale=locale("fr"), context=context, data=sentence
        )
        for sentence in known
    )
    # None of the limits may be what leaves something out.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("translations.memory.matches.MOST_ALIKE", 1_000)
        patch.setattr("translations.memory.candidates.MOST_COMPARED", 1_000)
        for sentence in asked:
            expected = {
                (score, data)
                for data in known
                if (score := score_of(words_of(sentence), words_of(data))) >= THRESHOLD
                and normal(data) != normal(sentence)
            }
            assert {each for each in wordings(sentence) if each[0] < EXACT} == expected


def test_texts_that_came_in_past_the_program_are_found_when_the_index_is_built_anew() -> None:
    row = remembered("The town hall is open", "La mairie est ouverte")
    MemoryEntry.objects.all().delete()
    assert wordings("The town hall is open") == []

    call_command("build_memory")
    call_command("build_memory")

    assert wordings("The town hall is open") == [(100, "La mairie est ouverte")]
    string = row.translation_of
    assert sorted(
        MemoryEntry.objects.filter(string=string).values_list("token", "words")
    ) == sorted(entries_of(string.locale_id, string.data))


def test_entries_are_written_once_with_the_text() -> None:
    text("The town hall is open")
    count = MemoryEntry.objects.count()
    text("The town hall is open")
    assert String.objects.count() == 1
    assert MemoryEntry.objects.count() == count == 4


def test_migration_makes_texts_found_that_were_there_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("translations.memory.entries.BATCH", 2)
    for number in range(5):
        remembered(f"This is number {number} of all", f"{number}")
    before = sorted(MemoryEntry.objects.values_list("token", "string", "words"))
    MemoryEntry.objects.all().delete()

    (file,) = Path(migrations.__path__[0]).glob("*_memory.py")
    import_module(f"{migrations.__name__}.{file.stem}").remember_what_is_there(apps, None)

    assert sorted(MemoryEntry.objects.values_list("token", "string", "words")) == before
    assert wordings("This is number 4 of all")[0] == (100, "4")
