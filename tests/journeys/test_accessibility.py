"""axe on every page of the admin that is ours or that we shape, and on GraphiQL."""

from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from home.services.roles import COORDINATORS, MODERATORS, TERMINOLOGISTS
from tests.factories import UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.content import make_content
from tests.journeys.places import shaped_pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SHARES = 4
"""Parts of all pages, which may be looked at side by side: together they take five minutes."""


class Known(NamedTuple):
    """A violation of a library's making: its rule and a part of the element's source."""

    rule: str
    element: str
    reason: str


KNOWN = [
    Known("aria-allowed-role", '<h2 role="alert">', "Wagtail's count of what a filter finds"),
    Known("aria-input-field-name", "public-DraftEditor-content", "Draftail names no text field"),
    Known("button-name", "w-editing-sessions__session", "Wagtail's list of who edits: a picture"),
    Known("label", "-value-cell-", "Wagtail's tables label columns, not their cells"),
    Known("label", "ui-autocomplete-input", "Wagtail's field of tags (tag-it)"),
    Known("landmark-unique", "w-panel--nested", "Wagtail names blocks by type: two pictures"),
    Known("page-has-heading-one", "<html", "Wagtail's snippet editors start with level 2"),
    Known("color-contrast", "cm-", "GraphiQL's colours of syntax"),
    Known("color-contrast", "CodeMirror", "GraphiQL's colours of syntax"),
    Known("color-contrast", "graphiql-", "GraphiQL's own texts"),
    Known("label", "<textarea autocorrect", "CodeMirror's hidden field"),
    Known("scrollable-region-focusable", "CodeMirror-scroll", "CodeMirror's scrolling"),
]


@pytest.mark.parametrize("share", range(SHARES))
def test_axe_finds_nothing_of_our_making(site: LiveServer, sign_in: Visitor, share: int) -> None:
    person = UserFactory.create(groups=(MODERATORS, COORDINATORS, TERMINOLOGISTS))
    content = make_content(person)
    page = sign_in(person)
    found = {}

    for name, path in list(shaped_pages(content).items())[share::SHARES]:
        page.goto(f"{site.url}{path}", wait_until="networkidle")
        found[name] = violations(page)

    assert found
    assert {name: nodes for name, nodes in found.items() if nodes} == {}


AT_REST = """async () => {
    await new Promise(resolve => setTimeout(resolve, 400));
    const ending = document.getAnimations().filter(
        each => each.effect.getComputedTiming().endTime !== Infinity
    );
    await Promise.race([
        Promise.allSettled(ending.map(each => each.finished)),
        new Promise(resolve => setTimeout(resolve, 5000)),
    ]);
}"""
"""A message that fades in has less contrast than it will have, a moment after the page is there."""


def violations(page: Page) -> list[tuple[str, str]]:
    """Return rule and element of what axe finds and no library is known for."""
    page.evaluate(AT_REST)
    results: dict[str, Any] = Axe().run(page).response
    return [
        (violation["id"], node["html"])
        for violation in results["violations"]
        for node in violation["nodes"]
        if not is_known(violation["id"], node["html"])
    ]


def is_known(rule: str, element: str) -> bool:
    return any(known.rule == rule and known.element in element for known in KNOWN)
