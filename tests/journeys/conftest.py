"""A browser beside the running site, and people who sign in with it."""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from core.models import User
from home.services import ensure_roles
from tests.factories import UserFactory, make_site
from tests.journeys.watch import Watch

Visitor = Callable[[User], Page]


class People(NamedTuple):
    """A person for each role."""

    editor: User
    moderator: User


PATIENCE_MILLISECONDS = 20_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium once."""
    # Playwright's synchronous calls run inside an event loop, which Django takes for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> LiveServer:
    """Return the running site with its home pages and roles."""
    make_site()
    ensure_roles()
    return live_server


@pytest.fixture
def watch(site: LiveServer) -> Iterator[Watch]:
    """Fail the test when a page called another host or reported an error."""
    watch = Watch(urlsplit(site.url).netloc)
    yield watch
    assert watch.outside == []
    assert watch.errors == []


@pytest.fixture
def sign_in(site: LiveServer, browser: Browser, watch: Watch) -> Iterator[Visitor]:
    """Return a function that opens the admin for a person, each in a profile of their own."""
    contexts = []

    def open_admin(user: User) -> Page:
        context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en")
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{site.url}/admin/login/")
        page.fill("[name=username]", user.username)
        page.fill("[name=password]", "password")
        page.click("button[type=submit]")
        page.wait_for_url(f"{site.url}/admin/")
        return page

    yield open_admin
    for context in contexts:
        context.close()


@pytest.fixture
def people(site: LiveServer) -> People:
    """Return a person for each role."""
    return People(
        editor=UserFactory.create(username="editor", groups=("Editors",)),
        moderator=UserFactory.create(username="moderator", groups=("Moderators",)),
    )
