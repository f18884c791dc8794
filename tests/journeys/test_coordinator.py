"""From an authority's accession to the figures that a client reads, in a browser and over HTTP."""

import re
from datetime import date

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from home.services.roles import COORDINATORS
from participants.models import Adhesion, Authority, CommunityFigure
from tests.factories import AuthorityFactory, UserFactory, adhesion
from tests.journeys.client import ask
from tests.journeys.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AUTHORITIES = "/admin/snippets/participants/authority/"
THIS_YEAR = timezone.localdate().year
OVERLAP = (
    "It belongs to this instrument at that time already. Give the earlier adhesion its last day, "
    "or correct the dates."
)
BARE_NUMBER = "A single number claims too much: give a range, from lower to higher."
LAST_YEAR = date(THIS_YEAR - 1, 3, 1)


@pytest.fixture
def page(sign_in: Visitor) -> Page:
    """Return the admin as a register coordinator has it."""
    return sign_in(UserFactory.create(username="coordinator", groups=(COORDINATORS,)))


def figures(site: LiveServer, as_of: date | None = None) -> tuple[int, int]:
    """Return how many authorities of how many countries belong to the Alliance."""
    arguments = f'(asOf: "{as_of}")' if as_of else ""
    query = f"{{ site {{ stats{arguments} {{ participants countries }} }} }}"
    stats = ask(site, query)["site"]["stats"]
    return stats["participants"], stats["countries"]


def changes(page: Page, site: LiveServer) -> list[str]:
    """Return who did what to which part, and old and new values; the newest first."""
    page.goto(f"{site.url}/admin/register/changes/", wait_until="networkidle")
    found = []
    for row in page.locator("table.listing tbody tr").all():
        cells = row.locator("td").all_inner_texts()
        found.append(" | ".join(" ".join(cells[place].split()) for place in (1, 3, 4, 5)))
    return found


def open_editor(page: Page, site: LiveServer, authority: Authority) -> None:
    page.goto(f"{site.url}{AUTHORITIES}edit/{authority.pk}/", wait_until="networkidle")


def add_row(page: Page, label: str) -> None:
    page.get_by_role("button", name=f"Add {label}", exact=True).click()


def save(page: Page) -> None:
    with page.expect_navigation():
        # A calendar may stand over the button.
        page.get_by_role("button", name="Save", exact=True).dispatch_event("click")


def expect_refusal(page: Page, field: str, message: str) -> None:
    """Expect the editor to say at a field, and nowhere else, what is wrong."""
    wrapper = page.locator(".w-field__wrapper", has=page.locator(f"#id_{field}"))
    expect(wrapper.locator(".w-field__errors")).to_have_text(message)
    expect(page.locator(".w-field__errors", has_text=re.compile(r"\S"))).to_have_count(1)


def test_new_authority_counts_from_its_first_day(site: LiveServer, page: Page) -> None:
    two_years_ago = date(THIS_YEAR - 2, 6, 1)
    page.get_by_role("button", name="Register").click()
    page.get_by_role("link", name="Authorities").click()
    page.get_by_role("link", name="Add authority").first.click()
    page.wait_for_load_state("networkidle")

    page.locator("#id_endonym").fill("Nový Příklad")
    page.locator("#id_endonym_language").select_option("cs")
    page.locator("#id_kind").select_option("municipality")
    page.locator("#id_country").select_option("CZ")
    page.locator(".alliance-map").click()  # In the middle of Europe, as near as a pixel goes.
    assert float(page.locator("#id_latitude").input_value()) == pytest.approx(57, abs=1)
    assert float(page.locator("#id_longitude").input_value()) == pytest.approx(10.5, abs=1)
    page.locator("#id_latitude").fill("50.08")
    add_row(page, "Adhesion")
    page.locator("#id_adhesions-0-ordinal").fill("131")
    page.locator("#id_adhesions-0-since").fill(str(LAST_YEAR))
    save(page)
    page.wait_for_url(f"**{AUTHORITIES}")

    assert figures(site, two_years_ago) == (0, 0)
    assert figures(site, LAST_YEAR) == (1, 1)
    assert figures(site) == (1, 1)
    page.get_by_role("link", name="Nový Příklad").first.click()
    expect(page.locator("#id_key")).to_have_value("novy-priklad")
    authority = Authority.objects.get()
    assert authority.latitude == 50.08
    assert authority.longitude == pytest.approx(10.5, abs=1)


def test_overlap_is_refused_at_the_field_and_mended(site: LiveServer, page: Page) -> None:
    town = AuthorityFactory.create(endonym="Exampletown", adhesions=[adhesion(1, LAST_YEAR)])
    back = date(THIS_YEAR, 1, 1)
    open_editor(page, site, town)
    add_row(page, "Adhesion")
    page.locator("#id_adhesions-1-ordinal").fill("132")
    page.locator("#id_adhesions-1-since").fill(str(back))
    save(page)

    expect_refusal(page, "adhesions-1-since", OVERLAP)
    expect(page.locator("#id_adhesions-1-ordinal")).to_have_value("132")
    expect(page.locator("#id_adhesions-1-since")).to_have_value(str(back))
    assert Adhesion.objects.get().until is None

    page.locator("#id_adhesions-0-until").fill(f"{THIS_YEAR - 1}-06-30")
    save(page)
    page.wait_for_url(f"**{AUTHORITIES}")
    days = (date(THIS_YEAR - 1, 6, 30), date(THIS_YEAR - 1, 7, 1), back)
    assert [figures(site, day) for day in days] == [(1, 1), (0, 0), (1, 1)]
    assert changes(page, site)[:2] == [
        f"coordinator | Adhesion | Added | Instrument: Alliance Number: 132 From: {back}",
        f"coordinator | Adhesion | Changed | Until: nothing → became {THIS_YEAR - 1}-06-30",
    ]


def test_bare_number_about_a_community_is_refused_at_the_field(
    site: LiveServer, page: Page
) -> None:
    town = AuthorityFactory.create(endonym="Exampletown")
    open_editor(page, site, town)
    add_row(page, "Figure about a community")
    row = {"minimum": "700", "maximum": "700", "year": str(THIS_YEAR), "source": "A survey"}
    for name, value in (row | {"source_term": "Roma"}).items():
        page.locator(f"#id_figures-0-{name}").fill(value)
    save(page)

    expect_refusal(page, "figures-0-maximum", BARE_NUMBER)
    expect(page.locator("#id_figures-0-source")).to_have_value("A survey")
    assert not CommunityFigure.objects.exists()

    page.locator("#id_figures-0-maximum").fill("900")
    save(page)
    page.wait_for_url(f"**{AUTHORITIES}")
    assert str(CommunityFigure.objects.get()) == f"700–900 ({THIS_YEAR})"
