"""What readers are shown of each type of page."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from core.services.renditions import make_renditions
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    ImageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    adhesion,
    blocks,
    designation,
    translate,
)
from tests.website.conftest import main, soup
from website.documents import document
from website.views import pages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

LONGEST = ("participants", "glossary")
BODY = [
    blocks.heading("Aims"),
    blocks.rich_text("<p>Three <b>aims</b>.</p>"),
    blocks.callout("Mind", "<p>The date.</p>"),
    blocks.quotation("We meet on the bridge."),
    blocks.table(["Town", "Year"], ["Exampletown", "2026"], caption="Towns"),
    blocks.key_figures(("12", "towns")),
    blocks.embed("https://example.org/film"),
]


def test_article_shows_all_its_parts(client: Client) -> None:
    image = ImageFactory.create(credit="(c) CoE")
    make_renditions([image.pk])
    NewsPageFactory.create(
        title="A bridge",
        slug="bridge",
        date=date(2026, 5, 4),
        standfirst="Two towns meet.",
        lead_picture=image,
        lead_picture_alt="A bridge at dusk",
        correction_note="The year was wrong.",
        correction_date=date(2026, 5, 6),
        authorities=[_profile("Exampletown", "ME").authority],
        body=BODY,
    )
    page = soup(client, "/en/news/bridge/")
    words = main(page)
    for part in (
        "A bridge", "4 May 2026", "Two towns meet.", "The year was wrong.", "(c) CoE",
        "Exampletown , Montenegro", "Aims", "Three aims .", "The date.", "We meet on the bridge.",
        "Towns", "12", "Opens on example.org",
    ):  # fmt: skip
        assert part in words
    assert page.select_one("main blockquote")
    assert not page.select("iframe, script[src], [style]")  # Nothing of others before a click.


def test_draft_is_no_page(client: Client) -> None:
    NewsPageFactory.create(title="Secret words", slug="secret", publish=False)
    assert "Secret" not in soup(client, "/en/news/secret/", 404).get_text()
    assert "Secret" not in soup(client, "/en/news/").get_text()
    assert "Secret" not in soup(client, "/en/").get_text()


def test_list_of_news_is_narrowed_by_kind_and_country(client: Client) -> None:
    here = _profile("Exampletown", "ME").authority
    NewsPageFactory.create(title="A call", kind="call")
    NewsPageFactory.create(title="A report", kind="report", authorities=[here])
    assert {"A call", "A report"} <= _titles(client, "/en/news/")
    assert _titles(client, "/en/news/?kind=CALL") == {"A call"}
    assert _titles(client, "/en/news/?country=ME") == {"A report"}
    assert _titles(client, "/en/news/?kind=CALL&country=ME") == set()
    assert _titles(client, "/en/news/?kind=Nonsense") == {"A call", "A report"}


def test_list_of_news_goes_on_where_it_ended(client: Client) -> None:
    for number in range(13):
        NewsPageFactory.create(title=f"Item {number}", date=date(2026, 1, number + 1))
    first = soup(client, "/en/news/")
    (onwards,) = first.select("nav.pages a[rel=next]")
    second = soup(client, f"/en/news/{onwards['href']}")
    assert [each.get_text() for each in second.select(".card h3")] == ["Item 0"]
    assert not second.select("nav.pages a[rel=next]")


def test_cursor_that_nobody_gave_is_no_page(client: Client) -> None:
    assert client.get("/en/news/?after=nonsense").status_code == 404


@pytest.mark.parametrize(
    ("section", "rows"), [("participants", ".directory tbody th"), ("glossary", ".terms dt")]
)
def test_longest_lists_go_on_as_well(
    client: Client, monkeypatch: pytest.MonkeyPatch, section: str, rows: str
) -> None:
    short = {name: document(name).replace("first: 200", "first: 2") for name in LONGEST}
    monkeypatch.setattr(pages, "document", lambda name: short.get(name) or document(name))
    for ordinal, name in enumerate(("Avila", "Bergen", "Calais"), 1):
        _profile(name, "FR", ordinal)
        TermPageFactory.create(title=name, designations=[designation(name)])
    seen, address = [], "?"
    while address:
        page = soup(client, f"/en/{section}/{address}")
        seen.append([row.get_text() for row in page.select(rows)])
        onwards = page.select("nav.pages a[rel=next]")
        address = str(onwards[0]["href"]) if onwards else ""
    assert seen == [["Avila", "Bergen"], ["Calais"]]


def test_events_are_to_come_or_past_in_their_own_zone(client: Client) -> None:
    EventPageFactory.create(
        title="Long ago", start=datetime(2020, 1, 2, 9, tzinfo=UTC), end=None, zone="Europe/Paris"
    )
    EventPageFactory.create(title="Far ahead", start=datetime(2100, 1, 2, 9, tzinfo=UTC), end=None)
    assert _titles(client, "/en/events/") == {"Far ahead"}
    assert _titles(client, "/en/events/?past=1") == {"Long ago"}
    assert "2 Jan 2020, 10:00 CET" in main(soup(client, "/en/events/?past=1"))


@pytest.mark.parametrize(("year", "offered"), [(2020, set()), (2100, {"Register", "Join online"})])
def test_only_what_is_to_come_can_be_joined(client: Client, year: int, offered: set[str]) -> None:
    EventPageFactory.create(
        title="Forum",
        slug="forum",
        start=datetime(year, 1, 2, 9, tzinfo=UTC),
        end=None,
        registration_address="https://example.org/register",
        online_address="https://example.org/online",
    )
    page = soup(client, "/en/events/forum/")
    assert {each.get_text() for each in page.select("main a.button")} == offered


def test_directory_is_a_table_with_places_for_the_map(client: Client) -> None:
    _profile("Exampletown", "ME", latitude=42.43, longitude=18.7)
    _profile("Elsewhere", "FR", ordinal=2)
    page = soup(client, "/en/participants/")
    rows = page.select("table.directory tbody tr")
    assert [" ".join(row.get_text(" ").split()) for row in rows] == [
        "Elsewhere France Municipality 2020",
        "Exampletown Montenegro Municipality 2020",
    ]
    places = [(row.get("data-latitude"), row.get("data-longitude")) for row in rows]
    assert places == [(None, None), ("42.43000", "18.70000")]
    assert "Montenegro 1" in " ".join(page.select_one("ul.columns").get_text(" ").split())  # type: ignore[union-attr]  # it is there
    only = soup(client, "/en/participants/?country=ME").select("table.directory tbody tr")
    assert len(only) == 1


def test_counts_are_computed_on_every_page(client: Client) -> None:
    assert "0 cities and regions from 0 countries" in soup(client, "/en/").get_text()
    _profile("Exampletown", "ME")
    assert "1 cities" not in soup(client, "/en/").get_text()
    assert "1 city or region from 1 country" in " ".join(soup(client, "/en/").get_text().split())


def test_profile_shows_facts_with_their_sources(client: Client) -> None:
    page = _profile("Exampletown", "ME", population=9000, population_year=2021,
                    population_source="A census")  # fmt: skip
    words = main(soup(client, f"/en/participants/{page.slug}/"))
    assert "Municipality · Montenegro" in words
    assert "9,000 (2021) A census" in words


def test_term_shows_words_with_their_status(client: Client) -> None:
    upper = ConceptFactory.create()
    TermPageFactory.create(title="Wider word", concept=upper, designations=[designation("Wider")])
    term = TermPageFactory.create(
        title="Example word",
        slug="example-word",
        concept=ConceptFactory.create(broader=[upper]),
        definition="What it is.",
        designations=[designation("Example word"), designation("Former word", "deprecated")],
    )
    translate(term, "fr", title="Mot", designations=[designation("Mot")])
    words = main(soup(client, "/en/glossary/example-word/"))
    for part in ("What it is.", "Former word No longer to be used", "Mot", "Wider word"):
        assert part in words
    assert "Example word" in main(soup(client, "/en/glossary/?letter=E"))
    assert "Example word" not in main(soup(client, "/en/glossary/?letter=W"))


def test_good_practice_and_standard_page_are_shown(client: Client) -> None:
    GoodPracticePageFactory.create(title="A list", slug="list", summary="Anyone can read it.")
    StandardPageFactory.create(title="About", slug="about", body=BODY)
    assert "Anyone can read it." in main(soup(client, "/en/good-practices/list/"))
    assert "Three aims ." in main(soup(client, "/en/about/"))


def _titles(client: Client, path: str) -> set[str]:
    return {each.get_text() for each in soup(client, path).select("main .card h3")}


def _profile(name: str, country: str, ordinal: int = 1, **facts: Any) -> Any:
    joined = adhesion(ordinal, date(2020, 2, 1))
    authority = AuthorityFactory.create(endonym=name, country=country, adhesions=[joined], **facts)
    return ParticipantPageFactory.create(authority=authority, title=name)
