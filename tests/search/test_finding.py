"""What is found, and in which order."""

from collections.abc import Callable
from datetime import date

import pytest

from search.services.asking import Filters
from search.services.finding import Matching, find
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    TopicFactory,
    blocks,
    designation,
    locale,
    name,
    translate,
)

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]


def kosice() -> None:
    names = [name("de", "Kaschau"), name("hu", "Kassa"), name("sr", "Кошице")]
    authority = AuthorityFactory.create(endonym="Košice", country="SK", names=names)
    ParticipantPageFactory.create(authority=authority, title="Košice")


@pytest.mark.parametrize(
    ("language", "written", "asked"),
    [
        ("en", "Communities and houses", "community house"),
        ("fr", "Les municipalités inclusives", "municipalite inclusive"),
        ("fr", "L’inclusion des Roms", "l'inclusion"),
        ("de", "Die Städte im Gespräch", "stadt"),
        ("de", "Häuser an der Straße", "haus strasse"),
        ("ro", "Orașele și incluziunea", "oraș"),
        ("ro", "Orașele și incluziunea", "orase"),
        ("rmy", "Romane dživipe", "dzivipe"),
    ],
)
def test_inflected_words_are_found(titles: Titles, language: str, written: str, asked: str) -> None:
    item = NewsPageFactory.create(title="Communities and houses")
    if language != "en":
        translate(item, language, title=written)
    assert written in titles(asked, language)
    assert written not in titles("somewhere", language)


@pytest.mark.parametrize(
    "asked", ["Košice", "kosice", "KOSICE", "Kaschau", "kassa", "Кошице", "Koš", "košice town"]
)
def test_authority_is_found_by_any_name(titles: Titles, asked: str) -> None:
    NewsPageFactory.create(title="A visit to Košice", standfirst="A town in Slovakia. Kassa.")
    kosice()
    if asked == "košice town":
        assert titles(asked) == ["A visit to Košice"]
    else:
        assert titles(asked)[0] == "Košice"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("Kosize", "košice"), ("Kashau", "kaschau"), ("Koišce", "košice"), ("visit Kosixe", None)],
)
def test_misspelt_name_is_put_right(titles: Titles, asked: str, meant: str | None) -> None:
    kosice()
    NewsPageFactory.create(title="A visit to Košice")
    found = find(asked, [locale("en")])
    assert found.matching is Matching.CORRECTED
    assert found.correction == (meant or "visit košice")
    expected = ["A visit to Košice"] if meant is None else ["Košice"]
    assert titles(asked)[: len(expected)] == expected


def test_what_is_no_name_is_not_put_right(titles: Titles) -> None:
    kosice()
    found = find("quarks", [locale("en")])
    assert (found.matching, found.correction, found.total) == (Matching.NONE, None, 0)
    assert found.hits(0, 20) == []
    assert found.kinds() == {}
    assert found.countries() == {}


def test_where_nothing_has_all_words_any_will_do(titles: Titles) -> None:
    NewsPageFactory.create(title="Housing", standfirst="Roofs.")
    NewsPageFactory.create(title="Schools", standfirst="Teachers.")
    assert sorted(titles("housing teachers")) == ["Housing", "Schools"]
    assert find("housing teachers", [locale("en")]).matching is Matching.ANY


def test_order_is_name_title_summary_text(titles: Titles) -> None:
    in_text = NewsPageFactory.create(
        title="Of a meeting", body=[blocks.rich_text("<p>In Tivat.</p>")]
    )
    NewsPageFactory.create(title="Of a journey", standfirst="To Tivat and back.")
    NewsPageFactory.create(title="Tivat at work")
    ParticipantPageFactory.create(authority=AuthorityFactory.create(endonym="Tivat"))
    found = titles("tivat")
    assert found == ["Tivat", "Tivat at work", "Of a journey", "Of a meeting"]
    assert in_text.title == found[-1]


def test_newer_news_stand_above_older(titles: Titles) -> None:
    for year in (2015, 2025, 2019):
        NewsPageFactory.create(title=f"Housing {year}", date=date(year, 2, 3))
    assert titles("housing") == ["Housing 2025", "Housing 2019", "Housing 2015"]


def test_equal_hits_stand_in_the_order_of_their_keys(titles: Titles) -> None:
    made = [StandardPageFactory.create(title="Aims", slug=f"aims-{n}") for n in range(5)]
    hits = find("aims", [locale("en")]).hits(0, 20)
    assert [hit.pk for hit in hits] == [page.pk for page in made]


def test_last_word_may_be_half_typed(titles: Titles) -> None:
    NewsPageFactory.create(title="Mediation in schools")
    assert titles("mediation sch") == ["Mediation in schools"]
    assert titles("schools medi") == ["Mediation in schools"]
    assert find("medi schools", [locale("en")]).matching is Matching.ANY
    assert titles("medi ") == []


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        ("Београд зове", "sr", "beograd"),
        ("Beograd zove", "sr", "Београд"),
        ("Αθήνα", "el", "athina"),
        ("İstanbul ve Isparta", "tr", "istanbul isparta"),
        ("ISPARTA", "tr", "ısparta"),
        ("国家会议", "en", "会"),
        ("Plan Q", "en", "q"),
        ("The Who", "en", "the who"),
    ],
)
def test_letters_of_any_alphabet_are_found(
    titles: Titles, text: str, language: str, asked: str
) -> None:
    StandardPageFactory.create(title=text, slug="page", locale=locale("en"))
    assert titles(asked) == [text]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        '"',
        "*",
        "a*",
        "NEAR",
        "NEAR(aims 2)",
        "aims AND OR NOT",
        "title:aims",
        "-aims",
        "^aims",
        "aims & | ! :* <->",
        "(aims",
        "'; DROP TABLE search_searchentry; --",
        "\\",
        "%",
        "_",
        "\0",
        "aims\0",
        "\ud800",
        "{aims}",
        "a" * 10_000,
        "aims " * 2_000,
        "½ ﬁ ㎏ ²",
        "\u0301\u0301",
        "👩‍🚀",
    ],
)
def test_nothing_that_is_typed_is_an_error(asked: str) -> None:
    StandardPageFactory.create(title="Aims", slug="aims")
    found = find(asked, [locale("en")])
    assert found.total == len(found.hits(0, 20))
    assert found.total <= 1
    assert sum(found.kinds().values()) == found.total
    found.countries()


def test_filters_and_counts() -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    tivat = AuthorityFactory.create(endonym="Tivat", country="ME")
    ParticipantPageFactory.create(authority=tivat, introduction="Renewal of homes.")
    kosice = AuthorityFactory.create(endonym="Kosice", country="SK")
    ParticipantPageFactory.create(authority=kosice, introduction="Renewal of roads.")
    hidden = AuthorityFactory.create(endonym="Hidden", country="FI")
    NewsPageFactory.create(
        title="Renewal", date=date(2020, 1, 2), topics=[topic], authorities=[tivat, kosice, hidden]
    )
    NewsPageFactory.create(title="Renewal anew", date=date(2022, 1, 2))
    EventPageFactory.create(title="Renewal day", authorities=[tivat])
    GoodPracticePageFactory.create(title="Renewal of pipes", authorities=[kosice])

    def found(**asked: object) -> tuple[int, dict[str, int], dict[str, int]]:
        finding = find("renewal", [locale("en")], filters=Filters(**asked))  # type: ignore[arg-type]  # as they come
        return finding.total, finding.kinds(), finding.countries()

    kinds = {"PARTICIPANT": 2, "NEWS": 2, "EVENT": 1, "GOOD_PRACTICE": 1}
    assert found() == (6, kinds, {"ME": 3, "SK": 3})
    assert found(kinds=("NEWS",)) == (2, kinds, {"ME": 1, "SK": 1})
    of_montenegro = {"PARTICIPANT": 1, "NEWS": 1, "EVENT": 1}
    assert found(countries=("ME",)) == (3, of_montenegro, {"ME": 3, "SK": 3})
    assert found(countries=("FI",)) == (0, {}, {"ME": 3, "SK": 3})
    assert found(topics=("housing",)) == (1, {"NEWS": 1}, {"ME": 1, "SK": 1})
    assert found(since=date(2021, 1, 1), kinds=("NEWS",))[0] == 1
    assert found(until=date(2021, 1, 1))[:2] == (1, {"NEWS": 1})
    assert found(kinds=())[0] == 0


def test_term_is_found_by_its_designations_and_their_forms(titles: Titles) -> None:
    words = [designation("Travellers"), designation("Tinkers", "offensive", forms=["Tinkerin"])]
    TermPageFactory.create(title="Travellers", designations=words)
    for asked in ("Travellers", "tinker", "tinkerin"):
        assert titles(asked) == ["Travellers"]


def test_country_finds_its_participants(titles: Titles) -> None:
    kosice()
    assert titles("slovakia") == ["Košice"]


def test_other_languages_stand_in_one_hit_for_each_content(titles: Titles) -> None:
    both = NewsPageFactory.create(title="Housing for all")
    translate(both, "fr", title="Le logement pour tous")
    NewsPageFactory.create(title="Housing alone")
    assert titles("logement", "fr") == ["Le logement pour tous"]
    assert titles("housing", "fr") == []
    chain = [locale("fr"), locale("en")]
    hits = find("housing", chain).hits(0, 20)
    assert [hit.locale_id for hit in hits] == [locale("en").pk]
    assert find("logement", chain).total == 1
