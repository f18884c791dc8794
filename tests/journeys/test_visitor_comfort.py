"""A visitor who sees, moves and reads otherwise: settings of their own, and nothing that jumps."""

import time

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.journeys.content import Content
from tests.journeys.test_accessibility import violations
from tests.journeys.test_visitor import content, path_of, places, visit
from tests.journeys.watch import Watch

__all__ = ["content", "visit"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SLOWLY_SECONDS = 0.4
WATCH_SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) {
        const moved = entry.sources.map(each => each.node?.className || each.node?.nodeName);
        window.shifts.push(`${entry.value.toFixed(4)} ${moved}`);
    }
}).observe({type: "layout-shift", buffered: true});
"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a[href], button, select, input")]
    .filter(each => !each.closest(".skip, p, .prose, .crumbs, td, th, dd, figcaption"))
    .map(each => [each.textContent.trim(), each.getBoundingClientRect()])
    .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24)
    .map(([words, box]) => `${words} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
    return [...document.querySelectorAll("body *")].filter(each => {
        const {overflowX, overflowY} = getComputedStyle(each);
        return [overflowX, overflowY].includes("hidden") && each.textContent.trim()
            && !each.closest(".unseen, .leaflet-container")
            && (each.scrollHeight > each.clientHeight + 1
                || each.scrollWidth > each.clientWidth + 1);
    }).map(each => each.className).concat(
        document.documentElement.scrollWidth > innerWidth ? ["page"] : []);
}"""
"""WCAG 2.2, success criterion 1.4.12; a style sheet in the page's text would be refused."""


def test_nothing_jumps_while_a_page_arrives_slowly(
    site: LiveServer, content: Content, visit: BrowserContext, watch: Watch
) -> None:
    page = visit.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.woff2", slowly)
    page.route("**/*.js", slowly)
    page.route("**/*.json", slowly)
    found = {}
    for name, path in places(content).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        found[name] = page.evaluate("() => document.fonts.ready.then(() => window.shifts)")
    watch.errors.clear()  # The page of nothing answers 404.
    assert {name: shifts for name, shifts in found.items() if shifts} == {}


def slowly(route: Route) -> None:
    time.sleep(SLOWLY_SECONDS)
    route.continue_()


def test_watch_sees_what_jumps(site: LiveServer, content: Content, visit: BrowserContext) -> None:
    page = visit.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{site.url}/en/", wait_until="networkidle")
    page.evaluate("() => { document.querySelector('header').hidden = true; }")
    page.wait_for_function("window.shifts.length > 0")


def test_page_that_is_opened_again_keeps_its_style(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    for _visit in range(2):
        page.goto(f"{site.url}{places(content)['terms']}", wait_until="networkidle")
    expect(page.locator(".skip")).to_have_css("position", "absolute")
    # The watch reports what the page's policy refuses.


def test_links_are_large_enough_to_hit(
    site: LiveServer, content: Content, visit: BrowserContext, watch: Watch
) -> None:
    page = visit.new_page()
    found = {}
    for name, path in places(content).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        found[name] = page.evaluate(SMALL_TARGETS)
    watch.errors.clear()
    assert {name: small for name, small in found.items() if small} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_is_cut_when_letters_stand_apart(
    site: LiveServer, content: Content, visit: BrowserContext, width: int, watch: Watch
) -> None:
    page = visit.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for name, path in places(content).items():
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        found[name] = page.evaluate(SPACED)
    watch.errors.clear()
    assert {name: cut for name, cut in found.items() if cut} == {}


def test_axe_finds_nothing_in_colours_of_the_readers_own(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.emulate_media(forced_colors="active")
    for name in ("first page", "events", "terms", "profiles", "profile"):
        page.goto(f"{site.url}{places(content)[name]}", wait_until="networkidle")
        assert violations(page) == []
    page.goto(f"{site.url}{places(content)['terms']}")
    letters = page.locator(".letters a")
    colours = letters.evaluate_all("all => all.map(each => getComputedStyle(each).backgroundColor)")
    assert colours.count(colours[0]) == 1  # That of the letter that was chosen.


def test_nothing_moves_for_who_wants_no_motion(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.url}{places(content)['profiles']}", wait_until="networkidle")
    expect(page.locator(".map path.leaflet-interactive").first).to_be_visible()
    expect(page.locator(".map.leaflet-fade-anim")).to_have_count(0)
    expect(page.locator(".map .leaflet-zoom-animated.leaflet-tile-container")).to_have_count(0)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_print_leaves_out_what_leads_elsewhere(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.emulate_media(media="print")
    page.goto(f"{site.url}{path_of(content.news)}")
    for shown in ("h1", ".brand", "footer.foot"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".menu", ".languages", ".crumbs"):
        expect(page.locator(hidden)).to_be_hidden()


class TestMap:
    """The background of the directory's map, from another host."""

    HOST = "tiles.example.org"

    @pytest.fixture(autouse=True)
    def tiles(self, settings: Settings) -> None:
        settings.MAP_TILES_URL = f"https://{self.HOST}/{{z}}/{{x}}/{{y}}.png"
        settings.MAP_TILES_ATTRIBUTION = '© <a href="https://example.org/">Makers of maps</a>'

    @pytest.fixture
    def asked(self, visit: BrowserContext) -> list[str]:
        asked: list[str] = []

        def tile(route: Route) -> None:
            asked.append(route.request.headers.get("referer", ""))
            route.fulfill(
                content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>'
            )

        visit.route(f"https://{self.HOST}/**", tile)
        return asked

    def test_other_host_is_asked_only_after_a_click(
        self,
        site: LiveServer,
        content: Content,
        visit: BrowserContext,
        asked: list[str],
        watch: Watch,
    ) -> None:
        page = visit.new_page()
        page.goto(f"{site.url}{places(content)['profiles']}", wait_until="networkidle")
        assert (asked, watch.outside) == ([], [])
        page.get_by_role("button", name=f"Load the map’s background from {self.HOST}").click()
        expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
        expect(page.locator(".leaflet-control-attribution")).to_have_text("© Makers of maps")
        expect(page.locator(".map")).to_be_focused()
        # Who shows the map is told, and nothing of the page that is read.
        assert set(asked) == {f"{site.url}/"}
        assert {self.HOST in address for address in watch.outside} == {True}
        watch.outside.clear()

    def test_button_is_no_use_without_scripts(
        self, site: LiveServer, content: Content, browser: Browser
    ) -> None:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{site.url}{places(content)['profiles']}")
            expect(page.locator("table.directory")).to_be_visible()
            expect(page.locator(".map__tiles")).to_be_hidden()


def test_point_of_the_map_tells_its_name_and_leads_on(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.url}{places(content)['profiles']}", wait_until="networkidle")
    point = page.locator(".map path.leaflet-interactive").first
    assert point.locator("title").text_content() == content.register.profile.title
    point.click()
    expect(page.locator(".leaflet-popup-content a")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup-content")).to_have_count(0)
