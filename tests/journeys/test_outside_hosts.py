"""No page of the admin calls another host or reports an error; the fixture `watch` asserts it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import UserFactory, jpeg
from tests.journeys.conftest import Visitor
from tests.journeys.content import make_content
from tests.journeys.places import library_pages, shaped_pages
from tests.journeys.watch import Watch

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # wagtail-localize pages through its report of translations without an order.
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]


def test_no_page_calls_another_host_or_fails(
    site: LiveServer, sign_in: Visitor, watch: Watch, tmp_path: Path
) -> None:
    boss = UserFactory.create(username="boss", is_superuser=True)
    content = make_content(boss)
    page = sign_in(boss)
    statuses = {}

    for name, path in (shaped_pages(content) | library_pages(content)).items():
        response = page.goto(f"{site.url}{path}", wait_until="networkidle")
        assert response is not None
        statuses[name] = response.status
    upload_picture(page, site, tmp_path)

    assert {name: status for name, status in statuses.items() if status != 200} == {}
    # The addresses of an embed and of a menu's entry are only shown.
    assert watch.outside == []


def upload_picture(page: Page, site: LiveServer, folder: Path) -> None:
    """Add a picture, open it and set its focal point's canvas up."""
    file = folder / "bridge.jpg"
    file.write_bytes(jpeg((800, 500), "peru"))
    page.goto(f"{site.url}/admin/images/multiple/add/")
    page.set_input_files("input[type=file]", file)
    page.locator("#upload-list [name$=title]").wait_for()
    page.goto(f"{site.url}/admin/images/")
    page.get_by_role("link", name="bridge", exact=False).first.click()
    page.locator("[name=credit]").wait_for()
