"""A translator works with PO files: fetches one, changes it elsewhere, brings it back, decides."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail_localize.models import Translation

from core.models import User
from tests.factories import UserFactory
from tests.journeys.conftest import Visitor
from tests.journeys.test_accessibility import violations
from tests.translations.po_files import entry, loaded, submitted, texts, translate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BROKEN = "<b>Poisson"


@pytest.fixture
def translator(site: LiveServer) -> User:
    return UserFactory.create(username="translator", groups=("Translators (fr)",))


@pytest.fixture
def translation(site: LiveServer) -> Translation:
    """Return a translation of which all but the body is done."""
    made = submitted()
    translate(made, lambda source: "" if "<" in source or "&lt;" in source else f"FR {source}")
    return made


def editor_of(translation: Translation) -> str:
    return f"/admin/pages/{translation.get_target_instance().pk}/edit/"


def test_translator_carries_texts_out_and_back(
    site: LiveServer, sign_in: Visitor, translator: User, translation: Translation, tmp_path: Path
) -> None:
    page = sign_in(translator)
    page.goto(f"{site.url}{editor_of(translation)}", wait_until="networkidle")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PO file").click()
    file = loaded(Path(download.value.path()).read_text(encoding="utf-8"))
    path = tmp_path / "mine.po"

    entry(file, "title").msgstr = BROKEN
    path.write_text(str(file), encoding="utf-8")
    page.set_input_files("input[type=file]", path)
    expect(page.get_by_text("“mine.po” was refused as a whole")).to_be_visible()
    assert violations(page) == []

    entry(file, "title").msgstr = "Poisson & frites"
    entry(file, "body", "1 <").msgstr = "1 < 2 !"
    path.write_text(str(file), encoding="utf-8")
    page.set_input_files("#po-file", path)
    page.get_by_role("button", name="Look over").click()
    expect(page.locator("ins")).to_have_text(["Poisson", "frites"])
    assert violations(page) == []

    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("1 text translated. 1 proposal waits")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("checkbox", name="Fish & chips").check()
    page.get_by_role("button", name="Accept those ticked").click()

    expect(page.get_by_text("1 proposal accepted")).to_be_visible()
    done = texts(translation)
    assert done["title", "Fish &amp; chips"] == "Poisson &amp; frites"
    assert "1 &lt; 2 !" in done.values()


def test_import_needs_no_script(
    site: LiveServer,
    browser: Browser,
    translator: User,
    translation: Translation,
    tmp_path: Path,
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en")
    page: Page = context.new_page()
    page.goto(f"{site.url}/admin/login/?next=/admin/translations/po/import/")
    page.fill("[name=username]", translator.username)
    page.fill("[name=password]", "password")
    page.click("button[type=submit]")
    address = f"{site.url}/admin/translations/po/export/?translation={translation.pk}"
    file = loaded(context.request.get(address).text())
    entry(file, "title").msgstr = "Poisson"
    path = tmp_path / "mine.po"
    path.write_text(str(file), encoding="utf-8")

    page.set_input_files("#po-file", path)
    page.get_by_role("button", name="Look over").click()
    page.get_by_role("button", name="Import").click()
    page.get_by_role("button", name="Accept 1 listed").click()

    expect(page.get_by_text("No proposal waits for a decision.")).to_be_visible()
    assert texts(translation)["title", "Fish &amp; chips"] == "Poisson"
    context.close()
