"""`route` and what no address looks like: never an error, never a way out of the site."""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import NewsPageFactory, home_page
from tests.graphql import codes, execute
from tests.routes import NOT_FOUND, QUERY, route

pytestmark = pytest.mark.django_db

STRANGE = [
    "\0",
    "/en/news/aims/\0",
    "/en/\0/",
    "/en/news/\ud800/",
    "/en/news/aims/?a=\udfff",
    "/" + "a" * 5000,
    "/en/" + "a/" * 2500,
    "/en/news/aims/?" + "a" * 5000,
    "/en/../en/news/aims/",
    "/en/news/../news/aims/",
    "/en/./news/aims/",
    "/..",
    "/../../etc/passwd",
    "//evil.example",
    "//evil.example/en/news/aims/",
    "///evil.example/",
    "/\\evil.example",
    "\\\\evil.example\\en\\",
    "/en\\news\\aims\\",
    "https://evil.example/en/news/aims/",
    "javascript:alert(1)",
    "//[",
    "/en/[/",
    "http://[::1/",
    "/%2fevil.example",
    "/en%2fnews%2faims%2f",
    "/en/news%2Faims/",
    "/%5cevil.example",
    "%",
    "/%",
    "/en/%",
    "%00",
    "/en/%00/",
    "/en/%ff/",
    "%ff",
    "/en/%c0%af/",
    "/en/%ed%a0%80/",
    "/en/news/aims/%0d%0aSet-Cookie:%20a=b",
    "/en/news/aims/\r\nSet-Cookie: a=b",
    "/en/news/aims?\r\nSet-Cookie: a=b",
    "/?\n//evil.example",
    "/en/news/\taims/",
    "/en/news/aims\x7f/",
    "/?\x85",
    "/en/news/aims/;a=b",
    "/en/news/😀/",
    "/😀",
    " ",
    " /en/news/aims/",
    "/en/news/aims /",
    "/en/news/aims/ ",
    "/en/news/\uff41ims/",
    "/en/news/a\u0131ms/",
    "/en/news/aims\u200b/",
    "/en/%2e%2e/news/aims/",
    "/en/%252e%252e/",
    "/en/news/' OR 1=1 --/",
    "/en/news/a_ms/",
    "/en/*/",
    "/en/{}/",
]


@pytest.mark.parametrize("path", STRANGE, ids=lambda path: ascii(path)[:30])
def test_what_is_no_address_finds_nothing(client: Client, path: str) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    assert route(client, path) == NOT_FOUND
    assert route(client, path, "CHAIN") == NOT_FOUND


def test_address_that_no_database_index_holds_is_still_answered(client: Client) -> None:
    home_page()
    assert route(client, "/en/" + "é" * 1990 + "/") == NOT_FOUND


@pytest.mark.parametrize("variables", [{}, {"path": None}, {"path": 1}, {"path": ["/en/"]}])
def test_path_is_needed_and_is_a_text(client: Client, variables: dict[str, Any]) -> None:
    answer = execute(client, QUERY, **variables)
    assert codes(answer) == ["VALIDATION_FAILED"]


PIECES = st.sampled_from(
    [
        *("/", "//", "en", "EN", "fr", "news", "aims", "..", ".", "\\", "%", "%2f", "%0a", "%00"),
        *(
            "?",
            "#",
            "@",
            ":",
            ";",
            "&",
            "evil.example",
            "http:",
            "é",
            "😀",
            "\n",
            "\ud800",
            " ",
            "[",
        ),
    ]
)
PATHS = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=30))


@given(path=PATHS)
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_gets_an_answer_and_leads_only_inside_the_site(
    site: None, client: Client, path: str
) -> None:
    found = route(client, path, "CHAIN")
    assert found["status"] in {200, 301, 302, 404}
    assert (found["page"] is not None) == (found["status"] == 200)
    assert (found["redirectTo"] is not None) == (found["status"] in {301, 302})
    if found["redirectTo"] is not None:
        assert found["redirectTo"].startswith(("/en/", "/fr/", "/de/", "/ro/", "/rmy/"))
        assert not re.search(r"[\0-\x1f\x7f-\x9f]", found["redirectTo"])


@pytest.fixture
def site(db: None) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
