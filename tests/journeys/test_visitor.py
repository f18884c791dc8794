"""A visitor of the site: on the map, by keyboard, on a phone, in the dark, from right to left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from core.models import User
from core.services.renditions import make_renditions
from tests.factories import UserFactory, designation, home_page, translate
from tests.journeys.content import Content, make_content
from tests.journeys.test_accessibility import violations
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEAVIEST_KILOBYTES = 150


@pytest.fixture
def content(site: LiveServer) -> Content:
    editor: User = UserFactory.create()
    content = make_content(editor)
    make_renditions([content.image.pk])
    words = [designation("Mot d’exemple")]
    translate(content.glossary.term, "fr", title="Mot d’exemple", designations=words)
    translate(content.register.profile, "fr", title="Exempleville")
    return content


@pytest.fixture
def visit(browser: Browser, watch: Watch) -> Iterator[BrowserContext]:
    """Return a browser of somebody whom nobody knows."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    watch.over(context)
    yield context
    assert context.cookies() == []
    context.close()


def path_of(page: object) -> str:
    return f"/en/{str(page.url_path).split('/', 2)[2]}"  # type: ignore[attr-defined]  # a page's


def places(content: Content) -> dict[str, str]:
    """Return an address for each template, by name."""
    pages = {
        "article": content.news,
        "event": content.event,
        "profile": content.register.profile,
        "good practice": content.register.practice,
        "term": content.glossary.term,
    }
    sections = {f"{name}s": page.get_parent() for name, page in pages.items()}
    return {
        "first page": "/en/",
        **{name: path_of(page) for name, page in (pages | sections).items()},
        "past events": f"{path_of(content.event.get_parent())}?past=1",
        "stands in": "/de/" + path_of(content.news).split("/", 2)[2],
        "nothing there": "/en/nothing/",
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_template(
    site: LiveServer, content: Content, visit: BrowserContext, theme: str, watch: Watch
) -> None:
    page = visit.new_page()
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    found = {}
    for name, path in places(content).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        found[name] = violations(page)
    watch.errors.clear()  # The page of nothing answers 404.
    assert {name: nodes for name, nodes in found.items() if nodes} == {}


def test_every_template_fits_a_narrow_screen(
    site: LiveServer, content: Content, visit: BrowserContext, watch: Watch
) -> None:
    page = visit.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for name, path in places(content).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    watch.errors.clear()
    assert {name: width for name, width in widths.items() if width > 320} == {}


def test_city_is_found_on_the_map_and_in_the_table(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}{path_of(content.register.profile.get_parent())}")
    page.get_by_label("Name", exact=True).fill("exampl")
    page.get_by_role("button", name="Show").click()
    row = page.locator("table.directory tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Montenegro")
    page.locator(".map path.leaflet-interactive").click()
    page.locator(".leaflet-popup-content a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(content.register.profile.title)


def test_term_is_read_in_another_language(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}{path_of(content.glossary.term)}")
    expect(page.locator("dl.designations")).to_contain_text("No longer to be used")
    page.get_by_role("navigation", name="Languages").get_by_role("link", name="français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mot d’exemple")


def test_keyboard_leads_past_the_menu_to_the_content(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    inside = page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert inside


def test_everything_is_read_without_scripts(
    site: LiveServer, content: Content, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site.url}{path_of(content.register.profile.get_parent())}")
        expect(page.locator("table.directory tbody tr").first).to_be_visible()
        expect(page.locator(".map")).to_be_hidden()


def test_first_page_is_light(site: LiveServer, content: Content, visit: BrowserContext) -> None:
    page = visit.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda answer: (
            sizes.update({answer.url: len(answer.body())})
            if answer.request.resource_type != "image"
            else None
        ),
    )
    page.goto(f"{site.url}/en/", wait_until="networkidle")
    assert 0 < sum(sizes.values()) < HEAVIEST_KILOBYTES * 1000


class TestFromRightToLeft:
    """A language that is written so."""

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_axe_finds_nothing_on_any_template(
        self, site: LiveServer, content: Content, visit: BrowserContext, theme: str
    ) -> None:
        for each in (
            content.news,
            content.event,
            content.register.profile,
            content.register.practice,
        ):
            translate(each, "ar", title="الأهداف")
        translate(content.glossary.term, "ar", title="كلمة", designations=[designation("كلمة")])
        page = visit.new_page()
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        found, widths = {}, {}
        for name, path in places(content).items():
            if name in {"stands in", "nothing there"}:
                continue
            page.goto(f"{site.url}{path.replace('/en/', '/ar/')}", wait_until="networkidle")
            expect(page.locator("html")).to_have_attribute("dir", "rtl")
            found[name] = violations(page)
            widths[name] = width_of(page)
        assert {name: nodes for name, nodes in found.items() if nodes} == {}
        assert {name: width for name, width in widths.items() if width > 1280} == {}

    @pytest.fixture(autouse=True)
    def arabic(self, settings: Settings, site: LiveServer) -> None:
        added = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("ar", "Arabic")]
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = added
        home_page("ar")

    def test_page_turns_and_axe_finds_nothing(
        self, site: LiveServer, content: Content, visit: BrowserContext
    ) -> None:
        translate(content.news, "ar", title="الأهداف")
        page = visit.new_page()
        page.goto(f"{site.url}{path_of(content.news).replace('/en/', '/ar/')}")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("الأهداف")
        expect(heading).to_have_css("direction", "rtl")
        expect(page.locator("header.top")).to_have_attribute("dir", "ltr")
        assert violations(page) == []
        assert width_of(page) <= 1280


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))
