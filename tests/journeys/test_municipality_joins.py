"""A municipality joins: from the form on the site to the number on the first page."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from core.services.mail_delivery import deliver
from home.services.roles import COORDINATORS
from news.models import NewsPage
from participants.models import Adhesion, ParticipantPage
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    UserFactory,
    adhesion,
    news_section,
    participant_section,
)
from tests.journeys.client import ask
from tests.journeys.conftest import Visitor
from tests.journeys.test_visitor_forms import RESOLUTION, reference_on, write
from tests.mail_server import deliver_to, mail_server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNT = "{ site { stats { participants countries } } }"
DRAFTS = "{ participants { nodes { title } } news { nodes { title } } }"


@pytest.fixture
def members(site: LiveServer) -> None:
    """One city that belongs to the Alliance, as number 40."""
    participant_section()
    news_section()
    city = AuthorityFactory.create(endonym="Exampletown", country="ME", adhesions=[adhesion(40)])
    ParticipantPageFactory.create(title="Exampletown", authority=city)


def counter(page: Page, site: LiveServer) -> str:
    page.goto(f"{site.url}/en/")
    return " ".join(page.locator(".hero__count").inner_text().split())


@pytest.mark.usefixtures("members")
def test_application_with_a_resolution_becomes_a_participant(
    site: LiveServer, browser: Browser, sign_in: Visitor, settings: Settings
) -> None:
    visitor = browser.new_page(locale="en")
    before = counter(visitor, site)
    assert before.startswith("1 ")
    visitor.locator("main").get_by_role("link", name="Join the Alliance").click()
    visitor.get_by_label("Municipality").check()
    write(
        visitor, authority_name="Exempleville", authority_language="fr", country="FR",
        contact_name="A. Person", contact_email="person@example.org",
    )  # fmt: skip
    visitor.locator("[name=resolution]").set_input_files(RESOLUTION)
    visitor.locator("main").get_by_role("button", name="Send the application").click()
    reference = reference_on(visitor)
    assert counter(visitor, site) == before

    desk = sign_in(UserFactory.create(groups=(COORDINATORS,)))
    desk.get_by_role("link", name="Submissions (1)").click()
    desk.get_by_role("link", name=reference).click()
    main = desk.get_by_role("main")
    with desk.expect_download() as saved:
        main.get_by_role("link", name="resolution.pdf").click()
    assert saved.value.path().read_bytes() == RESOLUTION["buffer"]
    main.get_by_role("link", name="Accept", exact=True).click()
    main.get_by_role("button", name="Show what would be made").click()
    expect(main.get_by_text("Adhesion to the Alliance, number 41")).to_be_visible()
    main.get_by_role("button", name="Accept", exact=True).click()
    expect(desk.get_by_text("It is accepted.")).to_be_visible()

    assert counter(visitor, site).startswith("2 ")
    assert ask(site, COUNT)["site"]["stats"] == {"participants": 2, "countries": 2}
    assert Adhesion.objects.get(ordinal=41).evidence is not None
    assert (
        ParticipantPage.objects.get(title="Exempleville").live,
        NewsPage.objects.get().live,
    ) == (
        False,
        False,
    )
    assert ask(site, DRAFTS) == {
        "participants": {"nodes": [{"title": "Exampletown"}]},
        "news": {"nodes": []},
    }

    with mail_server() as (server, port):
        deliver_to(settings, port, timeout=10)
        deliver()
        deliver()
        told = [(each.to, str(each.message["Subject"])) for each in server.received]
    assert [to for to, _subject in told] == [["person@example.org"]] * 2
    assert all(reference in subject for _to, subject in told)
    visitor.close()
