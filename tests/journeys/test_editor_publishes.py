"""From an editor's first word to a client's answer, in a browser and over HTTP."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, Response, expect
from playwright.sync_api import TimeoutError as TooLate
from pytest_django.live_server_helper import LiveServer

from core.models import CustomImage
from core.services.publishing import publish_due
from news.models import NewsIndexPage, NewsPage
from tests.factories import jpeg, news_section
from tests.journeys.client import ask
from tests.journeys.conftest import People, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEWS = """
{ news { totalCount nodes {
    title standfirst
    leadPicture { alt image { credit licence { code } } }
    body { __typename ... on QuotationBlock { quote who } }
} } }
"""


NOTE_WATCHING = """
document.addEventListener("w-unsaved:watch-edits", () => {
    document.documentElement.dataset.watchesEdits = "";
});
"""
"""Wagtail saves what differs from the form as it was two seconds after the page had come; for who
types faster, nothing differs."""


@pytest.fixture
def section(site: LiveServer) -> NewsIndexPage:
    return news_section()


def start_item(page: Page, site: LiveServer, section: NewsIndexPage, title: str) -> None:
    page.add_init_script(NOTE_WATCHING)
    page.goto(f"{site.url}/admin/pages/add/news/newspage/{section.pk}/")
    # The editor's scripts answer to typing only once they are loaded.
    page.wait_for_load_state("networkidle")
    page.locator("html[data-watches-edits]").wait_for(state="attached")
    page.locator("#id_title").fill(title)
    page.locator("#id_standfirst").fill("Two towns meet.")
    expect(page.locator("#id_slug")).not_to_have_value("")  # Made from the title.


def upload_lead_picture(page: Page, file: Path) -> None:
    """Upload a picture in the chooser and leave its credit and licence empty."""
    page.locator("#id_lead_picture-chooser").get_by_role("button", name="Choose an image").click()
    page.get_by_role("tab", name="Upload").click()
    page.set_input_files(".modal input[type=file]", file)
    page.locator(".modal [name$=title]").fill("A bridge")
    page.locator(".modal").get_by_role("button", name="Upload").click()
    page.wait_for_selector(".modal", state="detached")
    page.locator("#id_lead_picture_alt").fill("A bridge at dusk")


def add_quotation(page: Page) -> None:
    page.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Quotation").click()
    page.locator("[name=body-0-value-quote]").fill("We meet on the bridge.")
    type_until_saved(page, "body-0-value-who", "A. Speaker")


AUTOSAVE_MS = 5000


def type_until_saved(page: Page, field: str, text: str) -> None:
    """Fill in the field and wait for the autosave with it, which must not cross a submission.

    What is typed while an autosave is on its way is compared with nothing any more when that
    one has come back (Wagtail 8.0.1's `w-unsaved`): the next keystroke sends it.
    """

    def stores_the_text(response: Response) -> bool:
        return text in (response.request.post_data or "")

    for _ in range(5):
        page.locator(f"[name={field}]").fill("")
        with (
            suppress(TooLate),
            page.expect_response(stores_the_text, timeout=AUTOSAVE_MS) as saved,
        ):
            page.locator(f"[name={field}]").fill(text)
        if saved.is_done():
            return
    pytest.fail(f"Autosave never stored “{text}”.")


def submit(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Submit to Moderators approval").click()


def document_picture(page: Page) -> None:
    """Fill in the picture's credit and licence, where the message leads."""
    page.locator("#id_lead_picture-chooser").get_by_role("button", name="Actions").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Edit this image").first.click()
    image = opened.value
    image.locator("[name=credit]").fill("(c) CoE")
    image.locator("[name=licence]").select_option("COE")
    image.get_by_role("button", name="Save").click()
    image.wait_for_url("**/admin/images/")
    image.close()


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.jpg"
    file.write_bytes(jpeg((800, 500), "steelblue"))
    return file


def test_item_is_refused_mended_approved_and_read(
    section: NewsIndexPage, sign_in: Visitor, site: LiveServer, people: People, bridge: Path
) -> None:
    writing = sign_in(people.editor)
    start_item(writing, site, section, "A bridge between towns")
    upload_lead_picture(writing, bridge)
    add_quotation(writing)
    writing.wait_for_url("**/edit/**")  # Autosave has stored a draft.

    submit(writing)
    message = writing.locator(".w-field__errors", has_text="its credit and its licence")
    expect(message).to_be_visible()
    assert ask(site, NEWS)["news"]["totalCount"] == 0
    edit_address = writing.url
    [quotation] = NewsPage.objects.get().get_latest_revision_as_object().body
    assert quotation.value["quote"] == "We meet on the bridge."

    document_picture(writing)
    submit(writing)
    writing.get_by_text("has been submitted for moderation").wait_for()
    assert ask(site, NEWS)["news"]["totalCount"] == 0

    approving = sign_in(people.moderator)
    approving.goto(edit_address)
    approving.get_by_role("button", name="More actions").click()
    approving.get_by_role("button", name="Approve and Publish", exact=True).click()
    approving.wait_for_url(f"**/admin/pages/{section.pk}/")
    assert CustomImage.objects.get().credit == "(c) CoE"
    assert ask(site, NEWS)["news"] == {
        "totalCount": 1,
        "nodes": [
            {
                "title": "A bridge between towns",
                "standfirst": "Two towns meet.",
                "leadPicture": {
                    "alt": "A bridge at dusk",
                    "image": {"credit": "(c) CoE", "licence": {"code": "COE"}},
                },
                "body": [
                    {
                        "__typename": "QuotationBlock",
                        "quote": "We meet on the bridge.",
                        "who": "A. Speaker",
                    }
                ],
            }
        ],
    }


def test_scheduled_item_is_read_from_its_time_on(
    site: LiveServer, section: NewsIndexPage, sign_in: Visitor, people: People
) -> None:
    page = sign_in(people.moderator)
    start_item(page, site, section, "Opens in the new year")
    page.get_by_role("button", name="Save draft").click()
    page.wait_for_url("**/edit/**")
    page.wait_for_load_state("networkidle")
    schedule = page.get_by_role("button", name="Set schedule")
    if not schedule.is_visible():  # The panel stays as the person left it.
        page.get_by_role("button", name="Toggle status").click()
    schedule.click()
    year = datetime.now(UTC).year + 1
    page.locator("[name=go_live_at]").fill(f"{year}-01-01 10:00")
    # The calendar may stand over the button.
    page.get_by_role("button", name="Save schedule").dispatch_event("click")
    page.get_by_text(f"Jan. 1, {year}").first.wait_for()
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Schedule to publish").click()
    page.get_by_text("has been scheduled for publishing").wait_for()

    publish_due()
    assert ask(site, NEWS)["news"]["totalCount"] == 0
    with time_machine.travel(datetime(year, 1, 1, 9, 59, tzinfo=UTC)):
        publish_due()
        assert ask(site, NEWS)["news"]["totalCount"] == 0
    with time_machine.travel(datetime(year, 1, 1, 10, 1, tzinfo=UTC)):
        publish_due()
        [item] = ask(site, NEWS)["news"]["nodes"]
    assert item["title"] == "Opens in the new year"
