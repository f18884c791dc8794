"""What people type, as they type it: hyphens, years, slips, other letters and languages."""

from collections.abc import Callable
from datetime import date

import pytest

from search.services.finding import Matching, find
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    designation,
    locale,
    name,
    translate,
)

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("title", "query"),
    [
        ("Against anti-discrimination gaps", "antidiscrimination"),
        ("Against antidiscrimination gaps", "anti-discrimination"),
        ("Against anti-discrimination gaps", "anti discrimination"),
        ("Against anti‑discrimination gaps", "anti-discrimination"),
        ("Our E-mail", "email"),
        ("Our email", "e-mail"),
        ("Our email", "e-ma"),
        ("Non-governmental bodies", "nongovernmental body"),
        ("COVID-19", "covid19"),
        ("Μη-κυβερνητικός", "μηκυβερνητικος"),
    ],
)
def test_hyphens_make_no_difference(titles: Titles, title: str, query: str) -> None:
    StandardPageFactory.create(title=title, slug="page")
    assert titles(query) == [title]
    assert find(query, [locale("en")]).matching is Matching.ALL


def test_part_of_a_compound_is_no_whole(titles: Titles) -> None:
    StandardPageFactory.create(title="Antifreeze", slug="page")
    assert titles("anti-freedom") == []
    assert titles("anti ") == []


def test_news_and_events_are_found_by_their_year(titles: Titles) -> None:
    NewsPageFactory.create(title="Housing then", date=date(2019, 5, 2))
    NewsPageFactory.create(title="Housing now", date=date(2024, 5, 2))
    NewsPageFactory.create(title="Look back on 2024", date=date(2025, 1, 2))
    EventPageFactory.create(title="Housing fair")
    assert titles("housing 2024") == ["Housing now"]
    assert titles("2024")[0] == "Look back on 2024"
    assert sorted(titles("2024")) == ["Housing now", "Look back on 2024"]
    assert titles("2023") == []


@pytest.fixture
def content() -> None:
    """Publish a little of everything in several languages."""
    names = [name("de", "Kaschau"), name("uk", "Кошиці"), name("el", "Κόσιτσε")]
    authority = AuthorityFactory.create(endonym="Košice", country="SK", names=names)
    ParticipantPageFactory.create(authority=authority, title="Košice")
    mostar = AuthorityFactory.create(endonym="Mostar", country="BA", names=[name("sr", "Мостар")])
    ParticipantPageFactory.create(authority=mostar, title="Mostar")
    words = [designation("Antigypsyism"), designation("anti-Gypsyism", "admitted")]
    TermPageFactory.create(title="Antigypsyism", designations=words)
    housing = NewsPageFactory.create(title="Housing without eviction")
    translate(housing, "fr", title="Se loger sans expulsion")
    translate(housing, "de", title="Wohnen ohne Räumung")
    translate(housing, "ro", title="Locuințe fără evacuări")
    translate(housing, "sr", title="Становање без исељења")


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("language", "query", "correction", "title"),
    [
        ("en", "housing without evicton", "housing without eviction", "Housing without eviction"),
        ("en", "antigipsism", "antigypsyism", "Antigypsyism"),
        ("en", "Kaschua", "kaschau", "Košice"),
        ("en", "Кошицци", "кошиці", "Košice"),
        ("en", "Мостра", "мостар", "Mostar"),
        ("en", "κοσιστε", "κόσιτσε", "Košice"),
        ("fr", "expultion", "expulsion", "Se loger sans expulsion"),
        ("de", "Raeumung", None, "Wohnen ohne Räumung"),
        ("ro", "locuinte fara evacuarii", None, "Locuințe fără evacuări"),
        ("de", "Räumnug", "räumung", "Wohnen ohne Räumung"),
        ("ro", "evacauri", "evacuări", "Locuințe fără evacuări"),
        ("sr", "стнаовање", "становање", "Становање без исељења"),
        ("sr", "iselejnja", "iseljenja", "Становање без исељења"),
    ],
)
def test_slips_are_forgiven_in_each_language(
    titles: Titles, language: str, query: str, correction: str | None, title: str
) -> None:
    finding = find(query, [locale(language)])
    assert finding.correction == correction
    assert finding.matching is (Matching.CORRECTED if correction else Matching.ALL)
    assert title in titles(query, language)
