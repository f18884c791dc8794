"""An editor sees a draft as readers will, is told what stands in their way, and publishes it."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Page, expect
from pytest_django.live_server_helper import LiveServer

from news.models import NewsPage
from tests import editor
from tests.factories import NewsPageFactory, blocks
from tests.journeys.conftest import People, Visitor
from tests.journeys.test_editor_publishes import NOTE_WATCHING
from tests.journeys.watch import Watch
from tests.previews import redrafted, token_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOON_MILLISECONDS = 10_000
"""Half a second after the last key the form is sent; the rest is for busy machines."""

SECONDS_TO_READERS = 5


@pytest.fixture
def item(site: LiveServer) -> NewsPage:
    body = [
        blocks.heading("Aims"),
        blocks.rich_text(f"<p>{'Two towns build a bridge. ' * 60}</p>"),
    ]
    return NewsPageFactory.create(title="A bridge", slug="bridge", body=body)


def open_editor(page: Page, site: LiveServer, item: NewsPage) -> None:
    page.add_init_script(NOTE_WATCHING)
    page.goto(f"{site.url}{editor.edit_url(item)}")
    page.wait_for_load_state("networkidle")
    page.locator("html[data-watches-edits]").wait_for(state="attached")


def panel(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"Toggle {name}").click()


def choose_width(page: Page, draft: FrameLocator, device: str, width: int) -> None:
    page.locator(f"[name=preview-size][value={device}]").check(force=True)
    assert draft.locator("html").evaluate("() => window.innerWidth") == width


def test_draft_is_seen_mended_and_published(
    site: LiveServer, sign_in: Visitor, people: People, item: NewsPage, watch: Watch
) -> None:
    page = sign_in(people.moderator)
    open_editor(page, site, item)
    page.locator("#id_title").fill("A bridge of words")
    panel(page, "preview")
    draft = page.frame_locator("#w-preview-iframe")
    expect(draft.locator("main h1")).to_have_text("A bridge of words", timeout=SOON_MILLISECONDS)
    expect(draft.locator("aside.draft")).to_contain_text("Readers see only what is published.")
    expect(draft.locator(".brand")).to_be_visible()
    page.locator("#id_standfirst").fill("Two towns meet.")
    expect(draft.locator("main .lead")).to_have_text("Two towns meet.", timeout=SOON_MILLISECONDS)

    choose_width(page, draft, "desktop", 1280)
    choose_width(page, draft, "tablet", 768)
    choose_width(page, draft, "mobile", 375)

    page.locator("[name=body-0-value-level]").select_option("3")
    expect(draft.locator(".body h3")).to_have_text("Aims", timeout=SOON_MILLISECONDS)
    panel(page, "checks")
    checks = page.locator("[data-side-panel=checks]")
    expect(checks.get_by_text("Incorrect heading hierarchy")).to_be_visible(
        timeout=SOON_MILLISECONDS
    )
    expect(checks.locator("[data-content-checker-count]")).to_have_text("1")
    page.locator("[name=body-0-value-level]").select_option("2")
    expect(checks.locator("[data-content-checker-count]")).to_have_text(
        "0", timeout=SOON_MILLISECONDS
    )
    assert int(checks.locator("[data-content-word-count]").inner_text()) > 300
    expect(checks.locator("[data-content-reading-time]")).to_have_text("1 min")
    # Wagtail writes what its checks find to the console, as an error.
    watch.errors[:] = [error for error in watch.errors if "axe.run results" not in error]

    public = page.context.new_page()
    public.goto(f"{site.url}/en/news/bridge/")
    expect(public.locator("main h1")).to_have_text("A bridge")
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.get_by_text("has been published").wait_for()
    published = time.monotonic()
    public.reload()
    assert public.locator("main h1").inner_text() == "A bridge of words"
    assert time.monotonic() - published < SECONDS_TO_READERS
    assert public.locator("wagtail-userbar, aside.draft").count() == 0


def test_links_of_a_draft_leave_the_form_alone(
    site: LiveServer, sign_in: Visitor, people: People, item: NewsPage
) -> None:
    page = sign_in(people.moderator)
    open_editor(page, site, item)
    panel(page, "preview")
    draft = page.frame_locator("#w-preview-iframe")
    address = page.url
    with page.context.expect_page() as opened:
        draft.locator(".crumbs").get_by_role("link", name="News").click()
    opened.value.wait_for_url(f"{site.url}/en/news/")
    assert page.url == address
    expect(draft.locator("main h1")).to_have_text("A bridge")


def test_lists_of_a_draft_are_narrowed_on_the_site(
    site: LiveServer, sign_in: Visitor, people: People, item: NewsPage
) -> None:
    page = sign_in(people.moderator)
    page.goto(f"{site.url}{editor.page_url('view_draft', item.get_parent().pk)}")
    page.locator("[name=kind]").select_option("CALL")
    with page.context.expect_page() as opened:
        page.locator("form.filters button").click()
    opened.value.wait_for_url(f"{site.url}/en/news/?kind=CALL&country=")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_draft(
    site: LiveServer, sign_in: Visitor, people: People, item: NewsPage, scheme: str
) -> None:
    page = sign_in(people.editor)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    token = token_of(redrafted(item, standfirst="Two towns meet."))
    page.context.clear_cookies()  # Without Wagtail's own tools.
    page.goto(f"{site.url}/preview/?token={token}&path=/en/news/bridge/&locale=en")
    page.locator("aside.draft").wait_for()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
