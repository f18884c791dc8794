"""A coordinator is asked for a person's data, hands it over and erases it; codes are proposed."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from home.services.roles import ADMINISTRATORS, COORDINATORS
from participants.models import Authority
from submissions.models import State, SubmissionEvent
from tests.factories import AuthorityFactory, UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.submissions.people import ADDRESS, NAME, application, registered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def search(page: Page, who: str) -> None:
    page.get_by_label("E-mail address or name").fill(who)
    page.locator("#main").get_by_role("button", name="Search", exact=True).click()


def test_coordinator_hands_over_and_erases_what_is_kept(
    site: LiveServer, sign_in: Visitor, tmp_path: Path
) -> None:
    submission, authority = application(state=State.IN_REVIEW), registered()
    page = sign_in(UserFactory.create(groups=(COORDINATORS,)))
    page.goto(f"{site.url}/admin/")
    page.get_by_role("button", name="Reports").click()
    page.get_by_role("link", name="A person's data").click()
    assert violations(page) == []
    search(page, "x")
    expect(page.get_by_text("at least 3 characters")).to_be_visible()
    assert violations(page) == []
    search(page, ADDRESS)
    expect(page.get_by_role("checkbox", name="EA-1: Application to join")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Tivat (ME)", exact=True)).to_be_checked()
    assert ADDRESS not in page.url
    assert violations(page) == []

    with page.expect_download() as download:
        page.get_by_role("button", name="Export as a file (JSON)").click()
    target = tmp_path / "data.json"
    download.value.save_as(target)
    told: Any = json.loads(target.read_text(encoding="utf-8"))
    assert [entry["kept_as"] for entry in told["entries"]] == [
        "submission",
        "contact",
        "record",
        "mail",
    ]

    page.get_by_role("button", name="Export as a page to read").click()
    expect(page.get_by_role("heading", name="EA-1: Application to join")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Back to the search").click()

    search(page, ADDRESS)
    page.get_by_role("button", name="Erase…").click()
    assert violations(page) == []
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("Nothing was erased")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("4 entries were erased.")).to_be_visible()
    search(page, ADDRESS)
    expect(page.get_by_text("Nothing is kept under this address or name.")).to_be_visible()
    assert violations(page) == []
    submission.refresh_from_db()
    assert (submission.contact_name, submission.state) == ("", State.WITHDRAWN)
    assert Authority.objects.get(pk=authority.pk).contact_name == ""
    assert authority.heads.get().name == NAME


def test_administrator_sees_who_looked(site: LiveServer, sign_in: Visitor) -> None:
    submission = application()
    SubmissionEvent.objects.create(reference=submission.reference, what="declined")
    page = sign_in(UserFactory.create(groups=(ADMINISTRATORS,)))
    page.goto(f"{site.url}/admin/personal-data/audit/")
    expect(page.get_by_role("cell", name="This report")).to_be_visible()
    expect(page.get_by_role("cell", name="EA-1")).to_be_visible()
    assert violations(page) == []


def test_codes_are_proposed_for_the_country_that_is_chosen(
    site: LiveServer, sign_in: Visitor
) -> None:
    authority = AuthorityFactory.create(country="ME")
    page = sign_in(UserFactory.create(groups=(COORDINATORS,)))
    page.goto(f"{site.url}/admin/snippets/participants/authority/edit/{authority.pk}/")
    proposals = page.locator("#id_subdivision_code-codes option")
    expect(proposals).to_have_count(25)
    page.select_option("[name=country]", "SK")
    expect(proposals).to_have_count(8)
    expect(page.locator("#id_nuts_code-codes option[value=SK042]")).to_have_count(1)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Look up NUTS codes").click()
    looked = opened.value
    expect(looked.get_by_role("cell", name="SK042")).to_be_visible()
    assert violations(looked) == []
