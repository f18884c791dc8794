"""An author says in the browser that a change needs no new translation."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from home.services.roles import PUBLISHERS
from tests.factories import UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.translations.minor_changes import address
from tests.translations.sources import FIRST, SECOND, edited, freshness, news, sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_author_keeps_translations_current(
    site: LiveServer, sign_in: Visitor, client: Client
) -> None:
    boss: Any = Client()
    boss.force_login(UserFactory.create(is_superuser=True))
    source = news()
    sent(boss, source, "fr", "de")
    edited(source, standfirst="It is open.", body=[SECOND])
    page = sign_in(UserFactory.create(groups=(PUBLISHERS,)))
    place = f"{site.url}{address(source)}"

    page.goto(place, wait_until="networkidle")
    expect(page.get_by_text("More than words has changed")).to_be_visible()
    assert violations(page) == []
    edited(source, body=[FIRST, SECOND], standfirst="It opens!")
    page.reload(wait_until="networkidle")
    assert violations(page) == []
    expect(page.get_by_text("Stays current without being published again")).to_have_count(2)
    page.get_by_label("Reason").fill("An exclamation mark.")
    page.get_by_role("button", name="Needs no new translation").click()

    expect(page.get_by_text("1 text needs no new translation.")).to_be_visible()
    assert freshness(client, source) == {"fr": "CURRENT", "de": "CURRENT"}
    page.goto(place, wait_until="networkidle")
    expect(page.get_by_text("An exclamation mark.")).to_be_visible()
    assert violations(page) == []
