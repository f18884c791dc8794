"""From a concept to the statuses of its words that a client reads, in a browser and over HTTP."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from home.services import ensure_roles
from home.services.roles import TERMINOLOGISTS
from tests.factories import TermPageFactory, UserFactory, glossary_section
from tests.journeys.client import ask
from tests.journeys.conftest import Visitor
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONCEPTS = """
{ concepts { totalCount nodes {
    identifier group
    term { node { title definition designations { term status usageNote } } }
} } }
"""

SECOND = (
    "“Example word” is preferred at that time already. Give one of the two another status, or a "
    "last day before the other's first."
)


@pytest.fixture
def page(site: LiveServer, sign_in: Visitor) -> Page:
    """Return the admin as a terminologist has it."""
    glossary_section()
    ensure_roles()  # Their rights are to the section.
    return sign_in(UserFactory.create(username="terminologist", groups=(TERMINOLOGISTS,)))


def open_menu(page: Page, entry: str) -> None:
    page.get_by_role("button", name="Glossary").click()
    page.get_by_role("link", name=entry, exact=True).click()


def add_concept(page: Page, key: str) -> None:
    open_menu(page, "Concepts")
    page.get_by_role("link", name="Add concept").first.click()
    page.locator("#id_identifier").fill(key)
    page.locator("#id_group").select_option("people")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/admin/snippets/terminology/concept/")


def start_term(page: Page, title: str, concept: str) -> None:
    """Open the editor of a new term and choose its concept."""
    open_menu(page, "Terms")
    page.get_by_role("link", name="Add a term").first.click()
    page.wait_for_load_state("networkidle")  # The editor's scripts answer only once loaded.
    page.locator("#id_title").fill(title)
    page.get_by_role("button", name="Choose concept").click()
    page.locator(".modal").get_by_role("link", name=concept).click()
    page.wait_for_selector(".modal", state="detached")
    page.locator("#id_definition").fill("Those who are meant here.")


def add_designation(page: Page, place: int, term: str, status: str) -> None:
    page.get_by_role("button", name="Add Designation", exact=True).click()
    page.locator(f"#id_designations-{place}-term").fill(term)
    page.locator(f"#id_designations-{place}-status").select_option(status)


def publish(page: Page) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name="Publish", exact=True).click()


def test_term_with_a_deprecated_designation_is_read_with_both_statuses(
    site: LiveServer, page: Page
) -> None:
    add_concept(page, "example-word")
    assert ask(site, CONCEPTS)["concepts"]["totalCount"] == 0

    start_term(page, "Example word", "example-word")
    add_designation(page, 0, "example word", "preferred")
    add_designation(page, 1, "former word", "deprecated")
    page.locator("#id_designations-1-usage_note").fill("Only in titles of older texts.")
    publish(page)
    page.get_by_text(re.compile("Page 'Example word' .*published")).wait_for()

    assert ask(site, CONCEPTS)["concepts"] == {
        "totalCount": 1,
        "nodes": [
            {
                "identifier": "example-word",
                "group": "PEOPLE",
                "term": {
                    "node": {
                        "title": "Example word",
                        "definition": "Those who are meant here.",
                        "designations": [
                            {"term": "example word", "status": "PREFERRED", "usageNote": ""},
                            {
                                "term": "former word",
                                "status": "DEPRECATED",
                                "usageNote": "Only in titles of older texts.",
                            },
                        ],
                    }
                },
            }
        ],
    }


def test_second_preferred_designation_is_refused_at_its_row(
    site: LiveServer, page: Page, watch: Watch
) -> None:
    term = TermPageFactory.create(title="Example word")
    page.goto(f"{site.url}/admin/pages/{term.pk}/edit/", wait_until="networkidle")
    add_designation(page, 1, "other word", "preferred")
    publish(page)

    row = page.locator("#inline_child_designations-1")
    expect(row.locator(".w-field__errors", has_text=re.compile(r"\S"))).to_have_text(SECOND)
    expect(page.locator("#id_designations-1-term")).to_have_value("other word")
    assert ask(site, CONCEPTS)["concepts"]["nodes"][0]["term"]["node"]["designations"] == [
        {"term": "Example word", "status": "PREFERRED", "usageNote": ""}
    ]

    page.locator("#id_designations-1-status").select_option("admitted")
    publish(page)
    page.get_by_text("has been published").wait_for()
    [concept] = ask(site, CONCEPTS)["concepts"]["nodes"]
    assert [row["status"] for row in concept["term"]["node"]["designations"]] == [
        "PREFERRED",
        "ADMITTED",
    ]
    # Autosave, which may have been refused too, says so by a status that the browser reports.
    watch.errors[:] = [error for error in watch.errors if "status of 400" not in error]
