"""The example for front-end developers is built as its guide says, and serves the demonstration."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, build_opener

import pytest

from cms.settings.environment import ROOT
from core.services.previews import token_of_latest_draft
from news.models import NewsPage
from tests.consumers.typescript_program import build_program

pytestmark = [pytest.mark.one_database, pytest.mark.xdist_group("demo")]


class Stay(HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *args: Any) -> None:
        return None


@pytest.fixture(scope="module")
def front_end(api: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the example while it runs."""
    work = build_program(ROOT / "examples/typescript", tmp_path_factory.mktemp("example"), api)
    with subprocess.Popen(
        ["node", "build/server.js"],  # noqa: S607 - the one that has built it
        cwd=work,
        env=os.environ | {"API_URL": api, "PORT": "0"},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        yield program.stdout.readline().strip().removesuffix("/en/news/")
        program.terminate()


def get(address: str) -> tuple[int, Any, str]:
    """Return status, headers and text."""
    try:
        with build_opener(Stay).open(address, timeout=20) as response:
            return response.status, response.headers, response.read().decode()
    except HTTPError as error:
        return error.code, error.headers, error.read().decode()


def test_example_shows_a_page_with_its_words_and_tags(front_end: str) -> None:
    status, headers, text = get(f"{front_end}/en/news/two-towns-one-bridge/")
    assert status == 200
    assert '<html lang="en" dir="ltr">' in text
    assert "<h2>What the exchange has brought</h2>\n<p>Zelenmost has taken over" in text
    page = NewsPage.objects.get(slug="two-towns-one-bridge", locale__language_code="en")
    assert f"page:{page.pk}" in headers["Cache-Tag"].split(",")


def test_example_answers_as_the_route_says(front_end: str) -> None:
    assert get(f"{front_end}/en/nothing/")[0] == 404
    status, headers, _ = get(f"{front_end}/en/news")
    assert (status, headers["Location"]) == (301, "/en/news/")
    _, _, stands_in = get(f"{front_end}/rmy/news/two-towns-one-bridge/")
    assert "shown in English" in stands_in


def test_example_shows_a_draft_that_nobody_keeps(front_end: str) -> None:
    page = NewsPage.objects.get(slug="two-towns-one-bridge", locale__language_code="en")
    page.title = "Words of a draft"
    page.save_revision()
    token = token_of_latest_draft(page, None).text
    query = urlencode({"token": token, "path": "/en/news/two-towns-one-bridge/"})
    status, headers, text = get(f"{front_end}/preview?{query}")
    assert (status, headers["Cache-Control"]) == (200, "no-store")
    assert "<h1>Words of a draft</h1>" in text
    assert "Words of a draft" not in get(f"{front_end}/en/news/two-towns-one-bridge/")[2]
