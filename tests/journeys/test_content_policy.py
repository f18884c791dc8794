"""The admin under its Content-Security-Policy: what belongs to it works, what doesn't is refused.

That no page violates the policy, the fixture `watch` asserts in every journey: a violation is an
error on the console.
"""

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from core.models import User
from tests.factories import UserFactory, home_page
from tests.journeys.conftest import Visitor
from tests.journeys.content import make_content
from tests.journeys.watch import Watch

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INJECT = """() => new Promise((resolve) => {
    const refused = [];
    document.addEventListener("securitypolicyviolation", (violation) => {
        refused.push(violation.effectiveDirective);
    });
    for (const given of [{ text: "window.ran = true" }, { src: "data:,window.ran=true" }]) {
        document.body.append(Object.assign(document.createElement("script"), given));
    }
    document.body.insertAdjacentHTML("beforeend", '<img src="/x" onerror="window.ran = true">');
    document.body.insertAdjacentHTML("beforeend", '<i style="position: fixed"></i>');
    document.body.insertAdjacentHTML("beforeend", '<iframe src="data:text/html,x"></iframe>');
    document.body.insertAdjacentHTML(
        "beforeend",
        '<script type="application/json" data-call="eval">["window.ran = true"]</script>',
    );
    // What a debugger itself calls may evaluate texts; what it leaves for later may not.
    setTimeout(() => new Function("window.ran = true")(), 0);
    setTimeout(() => resolve([refused, window.ran === undefined]), 1000);
})"""


@pytest.fixture
def boss(site: LiveServer) -> User:
    return UserFactory.create(username="boss", is_superuser=True)


@pytest.mark.parametrize("path", ["/admin/", "/graphql/"])
def test_what_is_put_into_a_page_does_not_run(
    site: LiveServer, browser: Browser, boss: User, path: str
) -> None:
    client = Client()
    client.force_login(boss)
    session = client.cookies["sessionid"].value
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
    page = context.new_page()
    page.goto(f"{site.url}{path}", wait_until="networkidle")
    refused, nothing_ran = page.evaluate(INJECT)
    context.close()

    assert nothing_ran is True
    assert set(refused) == {
        "frame-src",
        "script-src",
        "script-src-attr",
        "script-src-elem",
        "style-src-attr",
    }


def test_rows_dates_and_choosers_work_without_inline_scripts(
    site: LiveServer, sign_in: Visitor, watch: Watch, boss: User
) -> None:
    content = make_content(boss)
    page = sign_in(boss)

    page.goto(f"{site.url}/admin/snippets/home/menu/edit/{content.menu.pk}/")
    page.wait_for_load_state("networkidle")
    rows = page.locator("#id_items-TOTAL_FORMS")
    before = int(rows.input_value())
    page.get_by_role("button", name="Add Entry").click()
    expect(rows).to_have_value(str(before + 1))
    page.get_by_role("button", name="Choose a page", exact=True).last.click()
    page.locator(".modal").get_by_role("link", name="Home", exact=True).click()
    chosen = page.locator(f"#id_items-{before}-page")
    expect(chosen).to_have_value(str(home_page("en").pk))

    page.goto(f"{site.url}/admin/pages/{content.event.pk}/edit/", wait_until="networkidle")
    page.locator("#id_start").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)

    # Autosave is refused while an entry has no label yet.
    watch.errors[:] = [error for error in watch.errors if "400 (Bad Request)" not in error]


def test_localize_works_with_its_two_scripts(
    site: LiveServer, sign_in: Visitor, boss: User
) -> None:
    content = make_content(boss)
    page = sign_in(boss)

    page.goto(f"{site.url}/admin/localize/submit/page/{content.event.pk}/")
    page.get_by_label("Select all").check()
    locales = page.locator("[name=locales]")
    assert [box.is_checked() for box in locales.all()] == [True] * locales.count()
    assert locales.count() > 1

    page.goto(f"{site.url}/admin/pages/{content.translated.pk}/edit/", wait_until="networkidle")
    assert page.evaluate("window.chooserUrls.imageChooser") == "/admin/images/chooser/"
    expect(page.get_by_role("button", name="Translate", exact=True).first).to_be_visible()
