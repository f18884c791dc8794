"""Forms in the dark, on a phone, from right to left, with letters apart, and on paper."""

import re
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.factories import home_page, translate
from tests.journeys.content import Content
from tests.journeys.test_accessibility import violations
from tests.journeys.test_visitor import content, visit, width_of
from tests.journeys.test_visitor_comfort import SMALL_TARGETS, SPACED
from tests.journeys.test_visitor_forms import RESOLUTION
from tests.journeys.watch import Watch
from website import languages

__all__ = ["content", "visit"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

THEMES = ["light", "dark"]
SENT_BACK = re.compile(r"status of (410|422)")
Found = TypeVar("Found")


def forms(content: Content, code: str = "en") -> dict[str, str]:
    """Return the addresses of the forms and of the pages around them, by name."""
    return {
        "application": f"/{code}/join/",
        "proposal": f"/{code}/cooperate/",
        "correction": f"/{code}/correct/{content.register.authority.key}/",
        "thanks": f"/{code}/join/received/EA-22222-22222/",
        "confirmation": f"/{code}/confirm/not-a-link-of-ours/",
        "consent": f"/{code}/consent/not-a-link-of-ours/",
        "confirmed": f"/{code}/confirm/done/",
    }


def each_state(
    page: Page, site: LiveServer, content: Content, look: Callable[[Page], Found], code: str = "en"
) -> dict[str, Found]:
    """Return what is found on each page: as it opens, with all unfolded, and with mistakes."""
    found = {}
    for name, path in forms(content, code).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        open_all(page)
        found[name] = look(page)
        if page.locator("main form").count():
            send_nothing(page)
            found[f"{name}, sent back"] = look(page)
    return {name: each for name, each in found.items() if each}


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")


def send_nothing(page: Page) -> None:
    """Send a form as it stands, with a file where it takes one."""
    file = page.locator("[name=resolution]")
    if file.count():
        file.set_input_files(RESOLUTION)
    page.locator("main form button").click()
    expect(page.locator(".problems")).to_be_focused()
    open_all(page)


@pytest.fixture
def page(visit: BrowserContext, watch: Watch) -> Iterator[Page]:
    """Return a page of a visitor; forms that come back are answered with 410 or 422."""
    yield visit.new_page()
    watch.errors[:] = [each for each in watch.errors if not SENT_BACK.search(each)]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing(site: LiveServer, content: Content, page: Page, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    assert each_state(page, site, content, violations) == {}


def test_axe_finds_nothing_in_colours_of_the_readers_own(
    site: LiveServer, content: Content, page: Page
) -> None:
    page.emulate_media(forced_colors="active")
    assert each_state(page, site, content, violations) == {}


def test_every_form_fits_a_narrow_screen(site: LiveServer, content: Content, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    assert each_state(page, site, content, lambda each: max(0, width_of(each) - 320)) == {}


def test_everything_is_large_enough_to_hit(site: LiveServer, content: Content, page: Page) -> None:
    def small(each: Page) -> list[str]:
        return [one for one in each.evaluate(SMALL_TARGETS) if not one.startswith(" 1x1")]

    assert each_state(page, site, content, small) == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_when_letters_stand_apart(
    site: LiveServer, content: Content, page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert each_state(page, site, content, lambda each: each.evaluate(SPACED)) == {}


def test_form_is_printed_with_what_was_written(
    site: LiveServer, content: Content, page: Page
) -> None:
    page.goto(f"{site.url}/en/join/")
    page.locator("[name=authority_name]").fill("Exampletown")
    page.emulate_media(media="print")
    expect(page.locator("[name=authority_name]")).to_be_visible()
    for hidden in ("main form button", "details:not([open])", ".menu"):
        expect(page.locator(hidden).first).to_be_hidden()


class TestFromRightToLeft:
    """A language of the program's own words that is written so."""

    @pytest.fixture(autouse=True)
    def arabic(self, settings: Settings, monkeypatch: pytest.MonkeyPatch, site: LiveServer) -> None:
        added = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("ar", "Arabic")]
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = added
        monkeypatch.setattr(languages, "INTERFACE", (*languages.INTERFACE, "ar"))
        home_page("ar")

    @pytest.mark.parametrize("theme", THEMES)
    def test_form_turns_and_axe_finds_nothing(
        self, site: LiveServer, content: Content, page: Page, theme: str
    ) -> None:
        translate(content.register.profile, "ar", title="مثال")
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        assert each_state(page, site, content, violations, "ar") == {}
        page.goto(f"{site.url}/ar/join/")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.locator(".group legend").first).to_have_css("direction", "rtl")
        assert width_of(page) <= 1280
