"""What the program itself says to a visitor is in the visitor's language, and marked as such."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from participants.models import AuthorityHead, CommunityFigure
from terminology.models import TermPage
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    TermPageFactory,
    TopicFactory,
    adhesion,
    blocks,
    designation,
    home_page,
    participation,
    translate,
)
from tests.website.conftest import main, soup
from tests.website.forms import APPLICATION, parsed, send, wrong_fields
from tests.website.program_words import english_in, words_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

PATHS = (
    "", "aktuelles/", "aktuelles/x/", "aktuelles/?kind=CALL", "termine/", "termine/?past=1",
    "termine/x/", "orte/", "orte/x/", "orte/?name=nirgends", "praxis/", "praxis/x/", "glossar/",
    "glossar/x/", "search/", "search/?q=x", "search/?q=y", "join/", "cooperate/", "correct/x/",
    "join/received/EA-22222/", "cooperate/received/EA-22222/", "correct/received/EA-22222/",
    "confirm/not-a-link-of-ours/",
    "confirm/done/", "consent/not-a-link-of-ours/", "consent/done/",
)  # fmt: skip
SECTIONS = ("aktuelles", "termine", "orte", "praxis", "glossar")
MENU = {
    "de": {"Zum Inhalt springen", "Suche", "Mitmachen", "Der Allianz beitreten"},
    "ro": {"Salt la conținut", "Căutare", "Participați", "Aderați la Alianță"},
}


@pytest.fixture(autouse=True)
def pages() -> list[Any]:
    """Return a page of each type that has its facts and little else."""
    authority = AuthorityFactory.create(
        key="x", endonym="X", country="ME", website="https://example.org/", latitude=42.43,
        longitude=18.7, population=9000, population_year=2021, population_source="X",
        adhesions=[adhesion(1, date(2020, 2, 1), until=date(2021, 1, 31)),
                   adhesion(2, date(2021, 2, 1))],
        heads=[AuthorityHead(name="X", office="mayor", since=date(2024, 3, 4))],
        figures=[CommunityFigure(minimum=7, maximum=9, year=2020, source="X", source_term="X")],
        programmes=[participation(ProgrammeFactory.create(name="X"), "I")],
    )  # fmt: skip
    concept = ConceptFactory.create(broader=[ConceptFactory.create()], group="people")
    words = (designation("X"), designation("Y", "offensive", valid_from=date(2020, 1, 2)))
    body = [blocks.table(["X"], ["X"]), blocks.embed("https://example.org/film")]
    return [
        NewsPageFactory.create(
            body=body, topics=[TopicFactory.create(name="X")], authorities=[authority],
            correction_note="X", correction_date=date(2026, 5, 6),
        ),
        EventPageFactory.create(
            start=datetime(2100, 1, 2, 9, tzinfo=UTC), end=None,
            registration_address="https://example.org/x", online_address="https://example.org/y",
        ),
        ParticipantPageFactory.create(authority=authority),
        GoodPracticePageFactory.create(authorities=(authority,), since_year=2020),
        TermPageFactory.create(concept=concept, designations=words),
    ]  # fmt: skip


def speak(pages: list[Any], code: str) -> None:
    """Translate a page of each type, and the sections above them."""
    for page, word in zip(pages, SECTIONS, strict=True):
        section = translate(page.get_parent().specific, code, title="X", slug=word)
        assert section.slug == word
        own: dict[str, Any] = (
            {"designations": [designation("X")]} if isinstance(page, TermPage) else {}
        )
        translate(page, code, title="X", slug="x", **own)


@pytest.mark.parametrize("code", ["de", "ro"])
def test_no_word_of_the_program_is_english(client: Client, pages: list[Any], code: str) -> None:
    speak(pages, code)
    said: set[str] = set()
    for path in PATHS:
        page = soup(client, f"/{code}/{path}")
        assert page.html is not None
        assert page.html["lang"] == code, path
        words = words_in(page, code)
        assert english_in(words, code) == [], path
        assert english_in(words_in(page, "en"), code) == ["English"], path  # Its name for itself.
        said |= words
    assert MENU[code] <= said
    assert client.get(f"/{code}/x/").status_code == 404
    assert english_in(words_in(soup(client, f"/{code}/x/", 404), code), code) == []


def test_english_would_be_noticed(client: Client, pages: list[Any]) -> None:
    speak(pages, "de")
    english = words_in(soup(client, "/en/join/"), "en")
    assert {"Your name", "Skip to the content"} <= set(english_in(english, "de"))


def test_romani_says_nothing_that_nobody_has_written(client: Client, pages: list[Any]) -> None:
    speak(pages, "rmy")
    names = {"Romani (Vlax)", home_page("rmy").title}
    for path in PATHS:
        page = soup(client, f"/rmy/{path}")
        assert set(english_in(words_in(page, "rmy"), "rmy")) <= names, path
        assert "Skip to the content" in words_in(page, "en"), path


@pytest.mark.parametrize(
    ("code", "number", "message"),
    [
        ("de", "Einwohnerzahl", "Bitte geben Sie an, für welches Jahr diese Zahl gilt."),
        ("ro", "Numărul de locuitori", "Indicați anul la care se referă acest număr."),
    ],
)
def test_form_is_refused_in_the_language_of_its_page(
    client: Client, code: str, number: str, message: str
) -> None:
    answer = parsed(send(client, f"/{code}/join/", APPLICATION | {"population": "9.000"}))
    assert wrong_fields(answer)["population_year"] == message
    assert number in main(answer)
    assert english_in(words_in(answer, code), code) == []


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("de", "2 Städte und Regionen aus 1 Land"),
        ("ro", "2 orașe și regiuni din 1 țară"),
    ],
)
def test_counted_things_agree_with_their_number(client: Client, code: str, count: str) -> None:
    AuthorityFactory.create(country="ME", adhesions=[adhesion(3)])
    words = " ".join(soup(client, f"/{code}/").get_text(" ").split())
    assert count in words


def test_romanian_counts_from_twenty_on_otherwise(client: Client) -> None:
    for number in range(3, 22):
        AuthorityFactory.create(country="ME", adhesions=[adhesion(number)])
    words = " ".join(soup(client, "/ro/").get_text(" ").split())
    assert "20 de orașe și regiuni din 1 țară" in words
