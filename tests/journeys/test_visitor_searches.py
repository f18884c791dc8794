"""A visitor looks for something: while typing, without scripts, by keyboard, in the dark."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import (
    AuthorityFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    name,
    translate,
)
from tests.journeys.test_accessibility import violations
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def visit(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    watch.over(context)
    yield context
    assert context.cookies() == []
    context.close()


@pytest.fixture(autouse=True)
def content(site: LiveServer) -> None:
    city = AuthorityFactory.create(country="SK", endonym="Košice", names=[name("de", "Kaschau")])
    profile = ParticipantPageFactory.create(title="Košice", authority=city)
    translate(profile, "fr", title="Košice (Cassovie)")
    NewsPageFactory.create(title="Košice opens a school", standfirst="Children learn together.")


def headings(page: Page) -> list[str]:
    return page.locator(".hit h3").all_inner_texts()


@pytest.mark.parametrize("typed", ["Kosice", "Kaschau", "Koscie"])
def test_city_is_found_while_somebody_types(
    site: LiveServer, visit: BrowserContext, typed: str
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/search/")
    page.get_by_label("Words or a name").press_sequentially(typed, delay=30)
    expect(page.locator(".hit h3").first).to_have_text("Košice")
    expect(page).to_have_url(re.compile(rf"/en/search/\?q={typed}$"))
    page.locator(".hit a").first.click()
    expect(page.locator("h1")).to_have_text("Košice")
    page.go_back()
    expect(page.locator(".hit h3").first).to_have_text("Košice")


def test_countries_are_those_of_what_is_typed(site: LiveServer, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/search/")
    page.get_by_label("Words or a name").press_sequentially("Kosice", delay=30)
    countries = page.get_by_label("Country")
    expect(countries.locator("option")).to_have_text(["All countries", "Slovakia (1)"])
    countries.select_option("SK")
    page.get_by_label("Words or a name").fill("school")
    expect(page.get_by_role("status")).to_have_text("0 pages found for “school”")
    expect(countries).to_have_value("SK")
    page.get_by_role("link", name="Search in everything").click()
    expect(page.locator(".hit h3")).to_have_text(["Košice opens a school"])


def test_language_is_changed_with_what_was_typed(site: LiveServer, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/search/")
    page.get_by_label("Words or a name").press_sequentially("Kosice", delay=30)
    expect(page.get_by_role("status")).to_contain_text("found for “Kosice”")
    page.locator(".languages [lang=fr]").click()
    expect(page.locator(".hit h3")).to_have_text(["Košice (Cassovie)", "Košice opens a school"])


def test_search_works_without_scripts(site: LiveServer, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.url}/fr/")
    page.locator("header input[type=search]").fill("cassovie")
    page.locator("header input[type=search]").press("Enter")
    assert headings(page) == ["Košice (Cassovie)"]
    context.close()


def test_words_typed_fast_are_answered_by_the_last(site: LiveServer, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/search/")
    words = page.get_by_label("Words or a name")
    status = page.get_by_role("status").element_handle()
    words.press_sequentially("nothing")
    words.fill("school")
    expect(page.locator(".hit h3")).to_have_text(["Košice opens a school"])
    expect(page.get_by_role("status")).to_have_text("1 page found for “school”")
    assert status.is_visible()  # The same as before: a screen reader reads what changes in it.
    assert words.evaluate("field => document.activeElement === field")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_search(
    site: LiveServer, visit: BrowserContext, theme: str
) -> None:
    page = visit.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    found = {}
    for query in ("", "?q=Kosice", "?q=Koscie", "?q=zzz"):
        page.goto(f"{site.url}/en/search/{query}", wait_until="networkidle")
        found[query] = violations(page)
        assert page.evaluate("document.body.scrollWidth <= window.innerWidth")
    assert {query: nodes for query, nodes in found.items() if nodes} == {}


def test_search_fits_a_narrow_screen(site: LiveServer, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    for path in ("/en/", "/en/search/?q=Kosice", "/fr/search/?q=Kosice"):
        page.goto(f"{site.url}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
