"""Misspelt words are put right: into words that readers see, and never one that is found."""

from typing import Any

import pytest
from django.test import Client

from search.services.finding import Finding, Matching, find
from search.services.letters import distance, similarity
from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    blocks,
    designation,
    locale,
    name,
    translate,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db


def made(title: str, **fields: Any) -> Any:
    return StandardPageFactory.create(title=title, **fields)


def text(words: str) -> list[Any]:
    return [blocks.rich_text(f"<p>{words}</p>")]


def asked(query: str, *languages: str) -> Finding:
    return find(query, [locale(code) for code in languages or ("en",)])


def correction(query: str, *languages: str) -> str | None:
    """Return what was looked for in place of a question; None where it is as it was asked."""
    finding = asked(query, *languages)
    assert (finding.matching is Matching.CORRECTED) == (finding.correction is not None)
    return finding.correction


@pytest.mark.parametrize(
    ("language", "title", "query", "meant"),
    [
        ("en", "Accessibility", "accesibility", "accessibility"),
        ("en", "Housing for all", "housng", "housing"),
        ("en", "Education in the quarter", "educaton", "education"),
        ("en", "Education in the quarter", "edcuation", "education"),
        ("en", "Committees of residents", "comitees", "committees"),
        ("fr", "L’éducation des enfants", "educaton", "éducation"),
        ("fr", "Hébergement d’urgence", "ébergement", "hébergement"),
        ("de", "Wohnungslosigkeit in Städten", "Wohnungslosigkiet", "wohnungslosigkeit"),
        ("de", "Wohnen in Städten", "stätden", "städten"),
        ("ro", "Școala și orașul", "scoalla", "școala"),
        ("sr", "Становање за све", "стнаовање", "становање"),
        ("sr", "Становање за све", "stanvanje", "stanovanje"),
        ("el", "Στέγαση για όλους", "στγαση", "στέγαση"),
        ("tr", "Barınma hakkı", "barinmma", "barınma"),
    ],
)
def test_word_of_a_title_is_put_right_as_it_is_written(
    language: str, title: str, query: str, meant: str
) -> None:
    page: Any = made("Something else" if language != "en" else title)
    if language != "en":
        page = translate(page, language, title=title)
    finding = asked(query, language)
    assert (finding.matching, finding.correction) == (Matching.CORRECTED, meant)
    assert [hit.pk for hit in finding.hits(0, 20)] == [page.pk]


def test_term_and_name_are_put_right() -> None:
    words = [
        designation("Antigypsyism"),
        designation("Romaphobia", "admitted", forms=["Romaphobias"]),
    ]
    TermPageFactory.create(title="Hostility", designations=words)
    names = [name("de", "Kaschau"), name("sr", "Кошице")]
    authority = AuthorityFactory.create(endonym="Košice", country="SK", names=names)
    ParticipantPageFactory.create(authority=authority)
    assert correction("antigipsysm") == "antigypsyism"
    assert correction("romafobia") == "romaphobia"
    assert correction("romaphobya") == "romaphobia"
    assert correction("Koscie") == "košice"
    assert correction("Kachau") == "kaschau"


def test_name_of_two_words_is_found_as_one() -> None:
    ParticipantPageFactory.create(authority=AuthorityFactory.create(endonym="Novi Sad"))
    assert correction("novisad") == "novi sad"


def test_word_of_texts_is_put_right_where_a_few_pages_have_it() -> None:
    made("One", slug="one", body=text("About sanitation."))
    assert correction("sanitaton") is None
    made("Two", slug="two", body=text("Sanitation again."))
    assert correction("sanitaton") == "sanitation"
    NewsPageFactory.create(title="Three", standfirst="A reading of vouchers.")
    NewsPageFactory.create(title="Four", standfirst="Vouchers.")
    assert correction("vuchers") == "vouchers"


def test_word_that_is_found_is_never_changed() -> None:
    made("Housing", slug="one")
    made("Housing again", slug="two")
    made("A housting", slug="three", body=text("Rousing."))
    for query in ("housting", "rousing", "Housings", "hous"):
        assert asked(query).matching is Matching.ALL, query
        assert correction(query) is None


def test_misspelt_word_is_put_right_alone() -> None:
    page = made("Housing of the elderly", slug="one")
    made("Housing", slug="two")
    finding = asked("housing elderyl")
    assert finding.correction == "housing elderly"
    assert [hit.pk for hit in finding.hits(0, 20)] == [page.pk]
    assert correction("the houssing of eldrely") == "housing elderly"


def test_only_the_last_word_is_taken_for_half_typed() -> None:
    made("School mediators", slug="one")
    made("Scholarships", slug="two")
    assert asked("mediators schol").matching is Matching.ANY
    assert correction("schol mediators") == "school mediators"
    assert correction("schol") is None


def test_misspelt_words_are_told_where_only_some_are_found() -> None:
    made("Housing", slug="one")
    made("Schools", slug="two")
    finding = asked("housng schools")
    assert (finding.matching, finding.total) == (Matching.ANY, 2)
    assert finding.correction == "housing schools"


def test_of_words_as_near_the_more_frequent_is_taken() -> None:
    made("Waters", slug="one")
    made("Wafers", slug="two")
    made("Wafers again", slug="three")
    assert correction("waxers") == "wafers"


def test_another_first_letter_is_thought_of_last() -> None:
    made("Mediation", slug="one")
    assert correction("nediation") == "mediation"
    assert correction("ediation") == "mediation"
    assert correction("emdiation") == "mediation"
    assert correction("xmediation") == "mediation"
    assert correction("nediaton") is None
    made("Nedration", slug="two")
    assert correction("nediation") == "nedration"


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("scol", None),
        ("scool", "school"),
        ("scooll", None),
        ("schoolbok", "schoolbook"),
        ("schobok", None),
        ("shcoolbok", "schoolbook"),
        ("20244", None),
        ("covid18", None),
        ("scool2", None),
    ],
)
def test_letters_that_may_be_wrong(query: str, meant: str | None) -> None:
    made("School, schoolbook, 2024, covid19")
    assert correction(query) == meant


def test_language_has_words_of_its_own() -> None:
    page = made("Housing")
    translate(page, "fr", title="Logement")
    made("Gardens", slug="gardens")
    assert (correction("logment", "fr"), correction("logment")) == ("logement", None)
    assert (correction("housng"), correction("housng", "fr")) == ("housing", None)
    assert correction("logment", "fr", "en") == "logement"
    assert correction("gardns", "fr", "en") == "gardens"
    assert correction("housng", "fr", "en") is None  # Its page is found in French.


def test_no_more_than_a_few_words_are_put_right() -> None:
    made("Alphas bravos charlies deltas echoes foxtrots")
    query = "alphhas bravvos charliees delttas echooes foxtrotts"
    assert asked(query).correction == "alphas bravos charlies deltas echooes foxtrotts"


def test_correction_is_told_over_http(client: Client) -> None:
    made("Éducation in the quarter")
    found = data(
        client, '{ search(query: "Educaton") { matching correction totalCount nodes { title } } }'
    )["search"]
    assert found == {
        "matching": "CORRECTED",
        "correction": "éducation",
        "totalCount": 1,
        "nodes": [{"title": "Éducation in the quarter"}],
    }


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("housing", "housing", 0),
        ("housng", "housing", 1),
        ("houssing", "housing", 1),
        ("huosing", "housing", 1),
        ("uhosing", "housing", 2),
        ("gousing", "housing", 1),
        ("housign", "housing", 1),
        ("hosuign", "housing", 2),
        ("aab", "ab", 1),
        ("", "ab", 2),
        ("kitten", "sitting", 3),
        ("abcdef", "ghijkl", 4),
        ("a", "abcdef", 4),
    ],
)
def test_distance_counts_letters(one: str, other: str, apart: int) -> None:
    assert distance(one, other, 3) == distance(other, one, 3) == apart


def test_similar_words_have_trigrams_in_common() -> None:
    assert similarity("housing", "housing") == 1
    assert similarity("housing", "zzz") == 0
    assert similarity("kotor", "kotar") == similarity("kotar", "kotor") == 1 / 3
