"""A visitor sends forms: with a file, with mistakes, by keyboard alone, without scripts."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect
from pytest_django.live_server_helper import LiveServer

from core.models import OutgoingMail
from submissions.models import (
    CooperationProposal,
    MembershipApplication,
    ProfileCorrection,
    State,
    Submission,
)
from tests.factories.core import PDF
from tests.journeys.content import Content
from tests.journeys.test_visitor import content, path_of, visit
from tests.journeys.watch import Watch

__all__ = ["content", "visit"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RESOLUTION = FilePayload(name="resolution.pdf", mimeType="application/pdf", buffer=PDF)
REFERENCE = re.compile(r"EA-\w{5}-\w{5}")
MOST_TABS = 80


def write(page: Page, **values: str) -> None:
    """Write into the fields of a form, by name."""
    for name, value in values.items():
        field = page.locator(f"main form [name={name}]")
        if field.evaluate("field => field.localName") == "select":
            field.select_option(value)
        else:
            field.fill(value)


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name).click()


def reference_on(page: Page) -> str:
    """Return the reference that a page thanks with."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    told = page.locator(".reference strong")
    expect(told).to_have_text(REFERENCE)
    return told.inner_text()


def test_municipality_joins_with_its_resolution(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/")
    page.locator("main").get_by_role("link", name="Join the Alliance").click()
    page.get_by_label("Municipality").check()
    write(
        page, authority_name="Exempleville", authority_language="fr", country="FR",
        website="www.example.org", population="9 000", population_year="2021",
        population_source="A census", head_name="A. Mayor", head_office="MAYOR",
        resolution_date="2026-05-04", contact_name="A. Person",
        contact_email="person@example.org", contact_phone="+33 1 23 45 67 89",
    )  # fmt: skip
    page.locator("[name=resolution]").set_input_files(RESOLUTION)
    page.get_by_label("The contact person may be named on the public profile").check()
    press(page, "Send the application")

    reference = reference_on(page)
    page.reload()
    assert reference_on(page) == reference
    application = MembershipApplication.objects.get()
    assert application.reference == reference
    assert application.resolution.file_name == "resolution.pdf"
    assert (application.population, application.country) == (9000, "FR")
    mail = OutgoingMail.objects.get(to="person@example.org")
    assert reference in mail.subject


def test_mistakes_come_back_with_all_that_was_written(
    site: LiveServer, content: Content, visit: BrowserContext, watch: Watch
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/join/")
    page.get_by_label("Region").check()
    write(page, authority_name="Example region", population="many", contact_email="person")
    page.locator("[name=resolution]").set_input_files(RESOLUTION)
    press(page, "Send the application")

    problems = page.locator(".problems")
    expect(problems).to_be_focused()
    expect(problems).to_be_in_viewport()
    expect(page).to_have_title(re.compile("^Not sent yet: Join the Alliance"))
    expect(page.get_by_text("resolution.pdf is received.")).to_be_visible()
    expect(page.get_by_label("Region")).to_be_checked()
    for name, value in {"authority_name": "Example region", "population": "many"}.items():
        expect(page.locator(f"[name={name}]")).to_have_value(value)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=country]")).to_be_focused()
    problems.get_by_role("link", name=re.compile("^E-mail:")).click()
    expect(page.locator("[name=contact_email]")).to_be_focused()
    assert not Submission.objects.exists()

    write(page, country="ME", population="", contact_email="person@example.org")
    write(page, contact_name="A. Person")
    press(page, "Send the application")
    reference_on(page)
    assert MembershipApplication.objects.get().resolution.file_name == "resolution.pdf"
    watch.errors.clear()  # The form that came back was answered with 422.


def test_mistake_in_what_is_folded_is_shown(
    site: LiveServer, content: Content, visit: BrowserContext, watch: Watch
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/join/")
    codes = page.locator("[name=latitude]")
    expect(codes).to_be_hidden()
    page.get_by_text("Codes and coordinates").click()
    write(page, latitude="north")
    press(page, "Send the application")
    expect(codes).to_be_visible()
    page.get_by_role("link", name=re.compile("^Latitude:")).click()
    expect(codes).to_be_focused()
    watch.errors.clear()


def test_organisation_that_presses_twice_proposes_once(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/")
    page.locator("footer").get_by_role("link", name="Work with the Alliance").click()
    propose(page)
    page.get_by_role("button", name="Send the proposal").dblclick()
    reference = reference_on(page)
    assert [each.reference for each in CooperationProposal.objects.all()] == [reference]


def propose(page: Page) -> None:
    write(
        page, organisation_name="Example Association", country="FR", contact_name="A. Person",
        contact_email="person@example.org", message="We would like to teach mediators together.",
    )  # fmt: skip


def test_correction_is_confirmed_by_the_registered_contact(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    profile = content.register.profile
    page = visit.new_page()
    page.goto(f"{site.url}{path_of(profile)}")
    page.get_by_role("link", name="Propose a correction").click()
    expect(page.locator("[name=endonym]")).to_have_value("Exampletown")
    write(page, endonym="Exampletòwn", contact_name="A. Person")
    write(page, contact_email="person@example.org")
    press(page, "Send the correction")
    reference_on(page)
    correction = ProfileCorrection.objects.get()
    assert correction.state == State.UNCONFIRMED

    asked = OutgoingMail.objects.get(to="desk@example.org", text__contains="/confirm/")
    found = re.search(r"/\w+/confirm/\S+", asked.text)
    assert found is not None
    page.goto(f"{site.url}{found[0]}")
    assert ProfileCorrection.objects.get().state == State.UNCONFIRMED
    press(page, "Confirm the correction")
    expect(page.get_by_role("heading", level=1)).to_have_text("The correction is confirmed")
    assert ProfileCorrection.objects.get().state == State.RECEIVED


def test_keyboard_alone_is_enough(
    site: LiveServer, content: Content, visit: BrowserContext
) -> None:
    page = visit.new_page()
    page.goto(f"{site.url}/en/cooperate/")
    typed = {
        "organisation_name": "Example Association",
        "country": "Fran",
        "message": "We would like to teach mediators together.",
        "contact_name": "A. Person",
        "contact_email": "person@example.org",
    }
    for name, text in typed.items():
        tab_to(page, f"[name={name}]")
        page.keyboard.type(text)
    tab_to(page, "main button")
    page.keyboard.press("Enter")
    reference_on(page)
    proposal = CooperationProposal.objects.get()
    assert (proposal.country, proposal.is_suspect) == ("FR", False)  # Nothing unseen was reached.


def tab_to(page: Page, wanted: str) -> None:
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            expect(page.locator(wanted)).to_be_in_viewport()
            return
    pytest.fail(f"{wanted} was not reached.")


def test_form_with_a_file_needs_no_script(
    site: LiveServer, content: Content, browser: Browser
) -> None:
    with browser.new_context(java_script_enabled=False, locale="en") as context:
        page = context.new_page()
        page.goto(f"{site.url}/en/join/")
        page.get_by_label("Association", exact=True).check()
        write_without_scripts(page, authority_name="Towns of Example", contact_email="person")
        page.locator("[name=resolution]").set_input_files(RESOLUTION)
        press(page, "Send the application")
        expect(page.get_by_text("resolution.pdf is received.")).to_be_visible()
        page.locator("[name=country]").select_option("RO")
        write_without_scripts(page, contact_name="A. P.", contact_email="person@example.org")
        press(page, "Send the application")
        reference_on(page)
        assert context.cookies() == []
    assert MembershipApplication.objects.get().resolution.file_name == "resolution.pdf"


def write_without_scripts(page: Page, **values: str) -> None:
    for name, value in values.items():
        page.locator(f"main form [name={name}]").fill(value)
