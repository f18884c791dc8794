"""What readers get of malicious rich text, in a browser: nothing runs, nothing is fetched."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from core.context import ReadContext
from core.rich_text import RichTextLoader, RichTextValue, html_of
from tests.core.xss_payloads import PAYLOADS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

# A path has no protocol (":") where the page itself has no address.
INSIDE = """() => [
    window.ran ?? null,
    [...document.links].map(link => link.protocol).filter(
        name => !["http:", "https:", "mailto:", "tel:", ":"].includes(name)),
    [...document.querySelectorAll("section *")].flatMap(
        element => element.getAttributeNames()).filter(
            name => !["href", "rel", "src", "alt", "width", "height"].includes(name)),
    document.querySelectorAll("section").length,
]"""


class Seen:
    """What a page did that texts must not do."""

    def __init__(self, page: Page) -> None:
        self.dialogs: list[str] = []
        self.requests: list[str] = []
        page.on("dialog", self._dismiss)
        page.route("**/*", self._refuse)

    def _dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _refuse(self, route: Any) -> None:
        self.requests.append(route.request.url)
        route.abort()


def shown(browser: Browser, texts: list[str]) -> tuple[Seen, Any]:
    """Return what a page with these texts did, and what it holds, after moving over all of it."""
    page = browser.new_page()
    seen = Seen(page)
    page.set_content("".join(f"<section>{text}</section>" for text in texts))
    page.evaluate(
        """() => document.querySelectorAll("section *").forEach(element =>
            ["click", "mouseover", "focus"].forEach(name => element.dispatchEvent(
                new Event(name, {bubbles: true, cancelable: true}))))"""
    )
    page.wait_for_timeout(500)
    inside = page.evaluate(INSIDE)
    page.close()
    return seen, inside


def test_nothing_runs_in_a_browser(browser: Browser) -> None:
    context = ReadContext()
    trees = [context.loader(RichTextLoader).get(RichTextValue(text, 1)) for text in PAYLOADS]
    seen, inside = shown(browser, [html_of(tree) for tree in trees if tree is not None])
    assert (seen.dialogs, seen.requests) == ([], [])
    assert inside == [None, [], [], len(PAYLOADS)]


def test_the_same_texts_run_as_they_are_stored(browser: Browser) -> None:
    """Otherwise the test above would prove nothing."""
    _, inside = shown(browser, ["<img src=x onerror=ran=1>", "<script>ran=1</script>"])
    assert inside[0] == 1
    assert "onerror" in inside[2]
