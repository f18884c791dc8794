"""A translator's day: from the board to a published page, and on to its next version."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail_localize.models import Translation

from core.models import User
from news.models import NewsPage
from tests.factories import NewsPageFactory, UserFactory, blocks, news_section, publish
from tests.journeys.client import ask
from tests.journeys.conftest import Visitor
from tests.translations.po_files import into, loaded, translate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHARED = "Two towns share one bridge."
SECOND, THIRD = "The council votes in May.", "Everybody may come."
FRENCH = {
    "A bridge": "Un pont",
    "What it is about, in one sentence.": "De quoi il s’agit.",
    SECOND: "Le conseil vote en mai.",
    THIRD: "Tout le monde peut venir.",
}
FRESHNESS = """
{ page(path: "/fr/news/un-pont/") { title freshness ... on NewsPage { body { __typename
    ... on RichTextBlock { richText { text } } } } } }
"""


@pytest.fixture
def translator(site: LiveServer) -> User:
    """Return somebody who may translate into French and publish it."""
    return UserFactory.create(username="translator", groups=("Translators (fr)", "Moderators"))


@pytest.fixture
def bridge(site: LiveServer) -> NewsPage:
    """Return a page of three paragraphs; of the first there is a translation on another page."""
    news_section()
    other = into(
        "fr",
        NewsPageFactory.create(title="Other", standfirst="Other.", body=[_paragraph(SHARED)]),
    )
    words = {SHARED: "Deux villes partagent un pont."}
    translate(other, lambda text: words.get(text, f"FR {text}"))
    page: NewsPage = NewsPageFactory.create(
        title="A bridge",
        slug="bridge",
        body=[_paragraph(text) for text in (SHARED, SECOND, THIRD)],
    )
    return page


def test_page_is_translated_published_changed_and_brought_up_to_date(
    site: LiveServer, sign_in: Visitor, translator: User, bridge: NewsPage, tmp_path: Path
) -> None:
    page = sign_in(translator)
    pick_from_board(page, site)
    take_from_memory(page)
    type_title(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PO file").click()
    bring_back(page, Path(download.value.path()), tmp_path / "mine.po")
    publish_translation(page, site, "A bridge")
    assert ask(site, FRESHNESS)["page"] == {
        "title": "Un pont",
        "freshness": "CURRENT",
        "body": texts("Deux villes partagent un pont.", FRENCH[SECOND], FRENCH[THIRD]),
    }

    change_source(bridge)
    cell = cell_of(page, site, "A bridge over it")
    expect(cell).to_contain_text("Outdated by 2 texts")
    bring_up_to_date(page, site, bridge)
    assert ask(site, FRESHNESS)["page"] == {
        "title": "Un pont au-dessus",
        "freshness": "CURRENT",
        "body": texts(FRENCH[THIRD], "Deux villes partagent un pont.", "Le conseil vote en juin."),
    }


def pick_from_board(page: Page, site: LiveServer) -> None:
    """Send the page to translators from its cell, and come to the editor."""
    cell = cell_of(page, site, "A bridge")
    cell.get_by_role("link", name="Missing").click()
    page.get_by_role("button", name="Submit").click()
    cell_of(page, site, "A bridge").get_by_role("link", name="In work").click()
    page.wait_for_load_state("networkidle")


def take_from_memory(page: Page) -> None:
    """Take the sentence that another page has had translated."""
    page.get_by_role("link", name="Look at what was written").click()
    page.get_by_role("button", name="Take 1 identical text").click()
    expect(page.get_by_text("1 text taken")).to_be_visible()
    page.get_by_role("link", name="Editor", exact=True).click()
    page.wait_for_load_state("networkidle")


def type_title(page: Page) -> None:
    segment = page.locator(".js-translation-editor li.incomplete").filter(has_text="A bridge").first
    segment.get_by_role("button", name="Translate").click()
    segment.locator("textarea").fill("Un pont")
    segment.get_by_role("button", name="Save").click()
    done = page.locator(".js-translation-editor li.complete").get_by_text("Un pont", exact=True)
    expect(done).to_have_count(1)


def bring_back(page: Page, fetched: Path, path: Path) -> None:
    """Fill in what the file leaves open, and take it in."""
    file = loaded(fetched.read_text(encoding="utf-8"))
    for unit in file:
        unit.msgstr = unit.msgstr or FRENCH.get(unit.msgid, "")
    path.write_text(str(file), encoding="utf-8")
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("texts translated")).to_be_visible()


def publish_translation(page: Page, site: LiveServer, title: str) -> None:
    cell_of(page, site, title).get_by_role("link").first.click()
    page.wait_for_load_state("networkidle")
    page.get_by_role("button", name="Publish").first.click()
    expect(page.get_by_text("Published 'Un pont")).to_be_visible()


def change_source(bridge: NewsPage) -> None:
    """Change two texts and bring the last block to the top, as an author does."""
    first, second, third = bridge.body.raw_data
    bridge.title = "A bridge over it"
    bridge.body = [third, first, {**second, "value": "<p>The council votes in June.</p>"}]
    publish(bridge)


def bring_up_to_date(page: Page, site: LiveServer, bridge: NewsPage) -> None:
    """Take the source over, accept the earlier wordings with what has changed, publish."""
    translation = Translation.objects.get(source__object_id=bridge.translation_key)
    page.goto(f"{site.url}/admin/localize/update/{translation.source_id}/")
    page.get_by_role("button", name="Submit").click()
    page.goto(f"{site.url}/admin/translations/proposals/?translation={translation.pk}")
    expect(page.locator("textarea.po-wording")).to_have_count(2)
    for before, after in (("Un pont", "Un pont au-dessus"), ("mai", "juin")):
        wording = page.locator("textarea.po-wording").filter(has_text=before).first
        wording.fill(wording.input_value().replace(before, after))
        row = page.locator("tr", has=wording)
        row.get_by_role("button", name="Accept").click()
        page.wait_for_load_state("networkidle")
    publish_translation(page, site, "A bridge over it")


def cell_of(page: Page, site: LiveServer, title: str) -> Any:
    page.goto(f"{site.url}/admin/translations/board/?view=all")
    row = page.get_by_role("row").filter(has=page.get_by_text(title, exact=True))
    return row.get_by_role("cell").first


def texts(*paragraphs: str) -> list[dict[str, Any]]:
    return [{"__typename": "RichTextBlock", "richText": {"text": each}} for each in paragraphs]


def _paragraph(text: str) -> Any:
    return blocks.rich_text(f"<p>{text}</p>")
