"""A translator takes up what was written for other pages."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import editor
from tests.factories import NewsPageFactory, UserFactory, blocks, locale
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.translations.memory import remembered
from tests.translations.po_files import into

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>The town hall is open on Monday.</p><p>Everybody is welcome.</p><p>Bring a friend.</p>"


def test_translator_takes_what_was_written_before(site: LiveServer, sign_in: Visitor) -> None:
    locale("en")
    remembered(
        "The town hall is open on Friday.", "La mairie est ouverte vendredi.", title="Spring"
    )
    remembered("Everybody is welcome.", "Tout le monde est bienvenu.", title="Summer")
    news = NewsPageFactory.create(title="Open again", body=[blocks.rich_text(BODY)])
    translation = into("fr", news)
    page = sign_in(UserFactory.create(groups=("Translators (fr)",)))
    page.goto(f"{site.url}{editor.edit_url(translation.get_target_instance())}")
    expect(page.get_by_text("1 open text was translated before.")).to_be_visible()

    page.get_by_role("link", name="Look at what was written").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Translated before")
    friday = text(page, "Monday")
    friday.get_by_label("Alike · 85").check()
    friday.get_by_role("textbox").fill("La mairie est ouverte <b>lundi.")
    page.get_by_role("button", name="Take 1 identical text").click()

    expect(friday.get_by_text("is not closed")).to_be_visible()
    expect(friday.get_by_role("textbox")).to_have_value("La mairie est ouverte <b>lundi.")
    assert violations(page) == []

    friday.get_by_role("textbox").fill("La mairie est ouverte lundi.")
    page.get_by_role("button", name="Take 1 identical text").click()
    expect(page.get_by_text("2 texts taken")).to_be_visible()
    expect(page.get_by_role("group")).to_have_count(3)  # Title, standfirst, “Bring a friend.”
    assert violations(page) == []

    page.get_by_role("link", name="Editor", exact=True).click()
    expect(page.get_by_text("La mairie est ouverte lundi.")).to_be_visible()
    expect(page.get_by_text("Tout le monde est bienvenu.")).to_be_visible()


def text(page: Page, words: str) -> Locator:
    return page.get_by_role("group", name=re.compile(words))
