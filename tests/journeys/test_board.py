"""A translator takes work from the board: ticks a language at once, fetches its file, takes it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from home.services.roles import MODERATORS
from tests.factories import NewsPageFactory, UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.translations.po_files import loaded, submitted
from translations.models import Assignment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_all_of_a_language_are_ticked_and_assigned(
    site: LiveServer, sign_in: Visitor, tmp_path: Path
) -> None:
    person = UserFactory.create(groups=(MODERATORS,))
    translation = submitted()
    NewsPageFactory.create(title="A well")
    page = sign_in(person)
    page.goto(f"{site.url}/admin/translations/board/?view=all&kind=news.newspage")
    bar = page.locator(".board-actions--bar")
    expect(bar).to_be_in_viewport()
    expect(bar.get_by_text("Ticked: 0")).to_be_visible()

    page.get_by_label("Tick all on this page").check()
    expect(bar.get_by_text("Ticked: 8")).to_be_visible()
    page.get_by_label("Tick all on this page").uncheck()
    page.get_by_label("Tick all in French on this page").check()
    expect(bar.get_by_text("Ticked: 2")).to_be_visible()
    assert page.get_by_label("Tick all in German on this page").is_checked() is False
    assert violations(page) == []

    bar.get_by_role("button", name="PO file of what is ticked").click()
    expect(page.get_by_text("can’t be in a PO file, “A well”")).to_be_visible()
    page.get_by_label(f"“{translation.source.object_repr}” in French").check()
    with page.expect_download() as download:
        bar.get_by_role("button", name="PO file of what is ticked").click()
    file = loaded(Path(download.value.path()).read_text(encoding="utf-8"))
    assert file.metadata["Language"] == "fr"

    page.get_by_label("Tick all in French on this page").check()
    bar.get_by_role("button", name="Assign what is ticked").click()
    page.get_by_label("Person").select_option(str(person.pk))
    assert violations(page) == []
    page.get_by_role("button", name="Assign", exact=True).click()
    expect(page.get_by_text("2 translations are now assigned to")).to_be_visible()
    assert Assignment.objects.filter(person=person, locale__language_code="fr").count() == 2
