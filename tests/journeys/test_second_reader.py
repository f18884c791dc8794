"""A translator asks for a second reader, who corrects a text and says that all is fine."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from home.services.roles import PUBLISHERS
from tests.factories import UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.translations.revisions import french, news, open_count, translated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def author(site: LiveServer) -> User:
    return french(username="author", first_name="Ana", last_name="Popa")


@pytest.fixture
def translation(author: User) -> Translation:
    made = translated(news(title="Fish & chips"), author)
    made.save_target(publish=False)
    return made


def open_editor(page: Page, site: LiveServer, translation: Translation) -> None:
    path = f"/admin/pages/{translation.get_target_instance().pk}/edit/"
    page.goto(f"{site.url}{path}", wait_until="networkidle")


def open_texts(page: Page) -> None:
    page.get_by_role("button", name="Actions").first.click()
    page.get_by_role("link", name="Second reader").click()


def test_translation_is_read_by_a_second_person(
    site: LiveServer, sign_in: Visitor, author: User, translation: Translation
) -> None:
    page = sign_in(author)
    open_editor(page, site, translation)
    open_texts(page)
    page.get_by_label("Fish & chips").check()
    page.get_by_label("It opens.").check()
    page.get_by_label("Note").fill("Is it “frites”?")
    page.get_by_role("button", name="Ask for a revision of those ticked").click()
    expect(page.get_by_text("2 texts are now to be revised.")).to_be_visible()
    expect(page.get_by_text("another person has to read it")).to_have_count(2)
    assert violations(page) == []

    reader = sign_in(UserFactory.create(username="reader", groups=(PUBLISHERS,)))
    open_editor(reader, site, translation)
    reader.get_by_role("button", name="Publish in French").click()
    expect(reader.get_by_text("2 texts are to be revised first.")).to_be_visible()
    reader.get_by_role("link", name="Look at the texts").first.click()
    reader.get_by_role("link", name="Editor", exact=True).click()
    reader.get_by_role("button", name="Edit").first.click()
    reader.locator(".js-translation-editor textarea").fill("Poisson & frites")
    reader.get_by_role("button", name="Save").first.click()
    expect(reader.get_by_text("Poisson & frites").first).to_be_visible()

    reader.goto(f"{site.url}/admin/translations/revision/", wait_until="networkidle")
    assert violations(reader) == []
    reader.get_by_role("link", name="Fish & chips").click()
    reader.get_by_role("button", name=re.compile("^Fine.*Fish")).click()
    expect(reader.get_by_text("1 revision is done.")).to_be_visible()
    reader.get_by_role("button", name=re.compile("^Fine.*It opens")).click()
    expect(reader.get_by_text("Is it “frites”?")).to_have_count(0)
    assert open_count() == 0
    assert StringTranslation.objects.get(context__path="title").data == "Poisson & frites"

    open_editor(reader, site, translation)
    reader.get_by_role("button", name="Publish in French").click()
    expect(reader.get_by_text("Published 'Poisson & frites' in French.")).to_be_visible()


def test_main_button_of_a_translator_deletes_nothing(
    site: LiveServer, sign_in: Visitor, author: User, translation: Translation
) -> None:
    page = sign_in(author)
    open_editor(page, site, translation)
    footer = page.locator("footer.footer")
    expect(footer).to_be_visible()
    expect(footer.get_by_text("Delete")).to_be_hidden()
    expect(page.get_by_text("FR Fish & chips").first).to_be_visible()
    footer.get_by_role("button", name="More actions").first.click()
    expect(page.get_by_text("Stop Synced translation")).to_be_visible()
    expect(page.locator("footer").get_by_text("Delete")).to_be_hidden()
