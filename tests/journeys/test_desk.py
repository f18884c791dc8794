"""A coordinator accepts an application, undoes it, corrects the register, declines."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from core.models import OutgoingMail
from home.services.roles import COORDINATORS
from participants.models import Adhesion, Authority
from submissions.models import MembershipApplication
from tests.factories import (
    AuthorityFactory,
    UserFactory,
    adhesion,
    news_section,
    participant_section,
)
from tests.factories.submissions import (
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
    proposed,
)
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.submissions.desk import PDF, address, upload

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def coordinator(site: LiveServer, sign_in: Visitor) -> Page:
    participant_section()
    news_section()
    return sign_in(UserFactory.create(username="cora", groups=(COORDINATORS,)))


@pytest.fixture
def application(site: LiveServer) -> MembershipApplication:
    AuthorityFactory.create(
        endonym="Tuzla", endonym_language="bs", country="BA", adhesions=[adhesion(40)]
    )
    sent: MembershipApplication = MembershipApplicationFactory.create(
        reference="EA-1",
        authority_name="Túzla",
        authority_language="",
        country="BA",
        resolution=upload(),
        message="We would like to join.",
    )
    return sent


def press(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()


@pytest.mark.usefixtures("application")
def test_application_is_completed_accepted_and_taken_back(coordinator: Page) -> None:
    page = coordinator
    expect(page.get_by_text("1 new submission")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Submissions (1)").click()
    expect(page.get_by_text("Possible duplicate")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.get_by_role("link", name="EA-1").click()
    expect(page.get_by_role("heading", name="Túzla")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    with page.expect_download() as saved:
        page.get_by_role("link", name="resolution.pdf").click()
    assert saved.value.path().read_bytes() == PDF

    follow(page, "Take in review")
    press(page, "Take in review")
    expect(page.get_by_text("You have it now.")).to_be_visible()
    follow(page, "Accept")
    page.get_by_label("A new one").check()
    press(page, "Show what would be made")
    expect(
        page.get_by_text("Language of the own name: This field cannot be blank.")
    ).to_be_visible()
    assert violations(page) == []
    follow(page, "Complete the facts")
    page.get_by_label("Language of the own name").select_option("bs")
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    press(page, "Complete the facts")
    expect(page.get_by_text("The facts are saved.")).to_be_visible()

    follow(page, "Accept")
    page.get_by_label("A new one").check()
    press(page, "Show what would be made")
    expect(page.get_by_text("Adhesion to the Alliance, number 41")).to_be_visible()
    press(page, "Accept")
    expect(page.get_by_text("It is accepted.")).to_be_visible()
    expect(page.get_by_role("link", name="Túzla (BA): Alliance 41")).to_be_visible()
    assert violations(page) == []
    assert list(Adhesion.objects.values_list("ordinal", flat=True)) == [40, 41]
    assert OutgoingMail.objects.filter(purpose="submission-accepted").count() == 1

    follow(page, "Undo the acceptance")
    press(page, "Undo the acceptance")
    expect(page.get_by_text("The acceptance is undone.")).to_be_visible()
    assert [row.ordinal for row in Adhesion.objects.all()] == [40]


def test_correction_is_taken_over_beside_what_the_register_says(
    site: LiveServer, coordinator: Page
) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", website="https://tivat.example/")
    correction = ProfileCorrectionFactory.create(
        authority=authority,
        changes=[
            proposed("website", "https://old.example/", "https://new.example/"),
            proposed("population", "", "14000"),
        ],
    )
    page = coordinator
    page.goto(f"{site.url}{address('screen', correction.pk)}")
    follow(page, "Compare and take over")
    expect(page.get_by_text("changed since")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.get_by_label("Website").check()
    press(page, "Take over what is ticked")
    expect(page.get_by_text("The register is corrected.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^Population"))).to_contain_text(
        "Left as it was"
    )
    assert Authority.objects.get(pk=authority.pk).website == "https://new.example/"


def test_refusal_and_note_are_written_with_errors_at_the_fields(
    site: LiveServer, coordinator: Page
) -> None:
    sent = MembershipApplicationFactory.create()
    page = coordinator
    page.goto(f"{site.url}{address('screen', sent.pk)}")
    page.get_by_role("textbox", name="Note").fill("Called them.")
    press(page, "Add a note")
    expect(page.get_by_text("Called them.")).to_be_visible()
    follow(page, "Decline")
    press(page, "Decline")
    expect(page.get_by_text("This field is required.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert violations(page) == []
    page.get_by_label("Reason").fill("No resolution came.")
    press(page, "Decline")
    expect(page.get_by_text("It is declined.")).to_be_visible()
