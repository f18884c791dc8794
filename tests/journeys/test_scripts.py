"""A translator sees each text in the direction of its language."""

import pytest
from playwright.sync_api import expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer
from wagtail_localize.operations import translate_object

from tests.factories import NewsPageFactory, UserFactory, home_page, locale
from tests.journeys.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def arabic(settings: Settings, site: LiveServer) -> None:
    added = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("ar", "Arabic")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = added
    home_page("ar")


def test_arabic_is_written_from_the_right_beside_english(
    site: LiveServer, sign_in: Visitor
) -> None:
    news = NewsPageFactory.create(title="Aims", standfirst="What we want.")
    translate_object(news, [locale("ar")])
    target = news.get_translation(locale("ar"))
    page = sign_in(UserFactory.create(is_superuser=True))
    page.goto(f"{site.url}/admin/pages/{target.pk}/edit/")

    segment = page.locator(".js-translation-editor li.incomplete").filter(has_text="What we want.")
    source = segment.locator("> p")
    expect(source).to_have_attribute("dir", "ltr")
    expect(source).to_have_attribute("lang", "en")
    segment.get_by_role("button", name="Translate").click()
    written = segment.locator("textarea")
    expect(written).to_have_attribute("dir", "rtl")
    expect(written).to_have_attribute("lang", "ar")
    written.fill("الأهداف.")
    segment.get_by_role("button", name="Save").click()

    done = page.locator(".js-translation-editor li.complete").filter(has_text="What we want.")
    shown = done.locator("> div > p")
    expect(shown).to_have_text("الأهداف.")
    expect(shown).to_have_attribute("dir", "rtl")
    expect(shown).to_have_css("text-align", "start")
    expect(shown).to_have_css("direction", "rtl")
