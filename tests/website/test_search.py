"""The site's search: what is found, narrowed and told, and what an address can't break."""

from collections.abc import Mapping
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from core import asking
from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    translate,
)
from tests.website.conftest import main, soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def titles(page: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in page.select(".hit h3")]


@pytest.fixture
def bridge() -> None:
    NewsPageFactory.create(title="A bridge is opened", standfirst="Two towns meet.")
    StandardPageFactory.create(title="Why a bridge")
    ParticipantPageFactory.create(
        title="Bridgetown", authority=AuthorityFactory.create(country="ME", endonym="Mostgrad")
    )


def test_form_alone_asks_for_nothing(client: Client) -> None:
    page = soup(client, "/en/search/")
    assert page.select("#found > *") == []
    assert page.select_one("[data-search]")["action"] == "/en/search/"  # type: ignore[index]  # it is there
    assert len(page.select("[role=search]")) == 1


def test_every_other_page_has_the_form_in_its_head(client: Client) -> None:
    form = soup(client, "/fr/").select_one("header [role=search]")
    assert form is not None
    assert form["action"] == "/fr/search/"


@pytest.mark.usefixtures("bridge")
def test_hits_are_counted_marked_and_narrowed(client: Client) -> None:
    page = soup(client, "/en/search/?q=bridges")
    assert set(titles(page)) == {"A bridge is opened", "Why a bridge"}
    assert "2 pages found for “bridges”" in main(page)
    tabs = {tab.get_text(): tab["href"] for tab in page.select(".tabs a")}
    assert set(tabs) == {"All", "News (1)", "Other pages (1)"}
    narrowed = soup(client, f"/en/search/{tabs['News (1)']}")
    assert titles(narrowed) == ["A bridge is opened"]
    assert narrowed.select_one(".tabs [aria-current]").get_text() == "News (1)"  # type: ignore[union-attr]  # as above


@pytest.mark.usefixtures("bridge")
def test_place_is_found_by_another_name_and_country(client: Client) -> None:
    assert titles(soup(client, "/en/search/?q=mostgrad&country=ME")) == ["Bridgetown"]
    page = soup(client, "/en/search/?q=mostgrad&country=FR")
    assert titles(page) == []
    assert "Search in everything" in main(page)


@pytest.mark.usefixtures("bridge")
def test_country_of_which_nothing_is_found_stays_chosen(client: Client) -> None:
    page = soup(client, "/de/search/?q=bridge&country=FR")
    options = {str(each["value"]): each.get_text() for each in page.select("[name=country] option")}
    assert options == {"": "Alle Länder", "FR": "Frankreich (0)", "ME": "Montenegro (1)"}
    assert [each["value"] for each in page.select("[name=country] [selected]")] == ["FR"]


@pytest.mark.usefixtures("bridge")
def test_misspelt_name_is_said_to_be_corrected(client: Client) -> None:
    page = soup(client, "/en/search/?q=Mostgard")
    assert titles(page) == ["Bridgetown"]
    assert "Nothing has “Mostgard”. Shown is what was found for “mostgrad”." in main(page)


def test_misspelt_word_is_told_where_only_some_words_are_found(client: Client) -> None:
    NewsPageFactory.create(title="A bridge is opened")
    StandardPageFactory.create(title="Schools")
    text = main(soup(client, "/en/search/?q=shcools bridge"))
    told = "No page has all of these words. Shown is what has some of them."
    assert f"{told} They were read as “schools bridge”." in text
    assert "They were read" not in main(soup(client, "/en/search/?q=schools bridge"))


def test_hit_in_another_language_says_so(client: Client) -> None:
    item = NewsPageFactory.create(title="A bridge is opened")
    translate(item, "fr", title="Un pont est ouvert")
    assert titles(soup(client, "/fr/search/?q=pont")) == ["Un pont est ouvert"]
    page = soup(client, "/de/search/?q=bridge")
    assert titles(page) == ["A bridge is opened"]
    assert page.select_one(".hit h3")["lang"] == "en"  # type: ignore[index]  # as above
    assert "Sprache: English; in Ihrer Sprache noch nicht vorhanden." in main(page)


def test_languages_lead_to_the_same_question(client: Client) -> None:
    links = {
        link["lang"]: link["href"]
        for link in soup(client, "/en/search/?q=a b").select(".languages a")
    }
    assert links["fr"] == "/fr/search/?q=a+b"


@pytest.mark.usefixtures("bridge")
@pytest.mark.parametrize(
    "query", ['"', "*", "a:*", "NEAR(", "' OR 1=1", "!&|", "<script>", "\0", "ř" * 500, "%", "\\"]
)
def test_nothing_that_is_typed_breaks_the_page(client: Client, query: str) -> None:
    response = client.get("/en/search/", {"q": query})
    assert response.status_code == 200
    assert b"<script>" not in response.content.replace(b"<script src", b"")


@pytest.mark.parametrize("more", ["after=nowhere", "country=QQ"])
def test_what_never_was_leads_back_to_the_question(client: Client, more: str) -> None:
    response = client.get(f"/en/search/?q=bridge&{more}")
    assert response.status_code == 302
    assert response["Location"] == "/en/search/?q=bridge"


def test_language_that_the_site_has_not_is_not_found(client: Client) -> None:
    soup(client, "/xx/search/?q=bridge", 404)


@pytest.mark.usefixtures("bridge")
def test_search_asks_the_api_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []

    def ask(document: str, variables: Mapping[str, Any]) -> asking.Reply:
        asked.append(variables)
        return asking.ask(document, variables)

    monkeypatch.setattr("website.views.search.ask", ask)
    soup(client, "/en/search/?q=bridge&type=NOTHING&country=xx")
    assert asked == [{"query": "bridge", "asked": True, "locale": "en"}]


def test_search_engines_are_told_to_leave_it(client: Client) -> None:
    robots = soup(client, "/en/search/").select_one('meta[name="robots"]')
    assert robots is not None
    assert robots["content"] == "noindex"


@pytest.mark.usefixtures("bridge")
def test_draft_is_not_found(client: Client) -> None:
    NewsPageFactory.create(title="A secret bridge", publish=False)
    assert "secret" not in main(soup(client, "/en/search/?q=bridge"))
