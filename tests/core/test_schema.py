"""Root fields of core over HTTP: languages, and pages by their ids and paths."""

import base64
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from core.types.ids import global_id_of
from tests.core.pages import PAGE, page, titles
from tests.factories import NewsPageFactory, blocks, home_page, translate
from tests.graphql import codes, data, everything, execute, post

pytestmark = pytest.mark.django_db


def test_locales_are_described(client: Client) -> None:
    home_page()
    fields = "code name endonym dir script isDefault"
    rows = data(client, f"{{ locales {{ {fields} }} }}")["locales"]
    assert [row["code"] for row in rows] == ["en", "fr", "de", "ro", "rmy"]
    assert [row["code"] for row in rows if row["isDefault"]] == ["en"]
    assert dict(rows[1]) == {
        "code": "fr",
        "name": "French",
        "endonym": "français",
        "dir": "LTR",
        "script": "Latn",
        "isDefault": False,
    }


@pytest.mark.parametrize("code", ["rmn-Cyrl", "RMN-CYRL", "rmn-cyrl"])
def test_locale_is_found_whatever_its_case(client: Client, settings: Settings, code: str) -> None:
    languages = [*settings.LANGUAGES, ("rmn-cyrl", "Romani")]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    home_page()
    rows = data(client, "{ locales { code script } }")["locales"]
    assert {"code": "rmn-Cyrl", "script": "Cyrl"} in rows
    assert titles(client, f'locale: "{code}"') == [home_page("rmn-cyrl").title]


def test_page_is_found_by_id_and_by_path(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    french = translate(item, "fr", title="Objectifs", slug="objectifs")
    for row, path, code in (
        (item, "/en/news/aims/", "en"),
        (french, f"/fr/{french.get_parent().slug}/objectifs/", "fr"),
        (home_page(), "/en/", "en"),
        (home_page("rmy"), "/rmy/", "rmy"),
    ):
        expected = {
            "id": global_id_of(row),
            "title": row.title,
            "path": path,
            "locale": {"code": code},
        }
        assert page(client, id=global_id_of(row)) == expected
        assert page(client, path=path) == expected


NO_PATHS = [
    "",
    "/",
    "en/news/aims/",
    "/xx/",
    "/EN/",
    "/en/news/aims",
    "/en/news/aims/?a=1",
    "/en/news/aims/#a",
    "/en/aims/",
    "/news/aims/",
    "/fr/news/aims/",
    "/en/news/../news/aims/",
    "/en/home/",
    "/en/news/aims\0/",
    "/en/news/aims\ud800/",
    "/en/news//aims/",
    "/en/%6eews/aims/",
    "/en/" + "a/" * 1500,
    "/en/%/",
]


def test_path_that_is_none_finds_nothing(client: Client) -> None:
    NewsPageFactory.create(title="Aims", slug="aims")
    found = {path: page(client, path=path) for path in NO_PATHS}
    assert found == dict.fromkeys(NO_PATHS)


def encoded(text: str) -> str:
    return base64.b64encode(text.encode("utf-8", "surrogatepass")).decode()


def test_id_that_is_none_finds_nothing(client: Client) -> None:
    row = NewsPageFactory.create()
    ids = [
        "",
        "5",
        str(row.pk),
        "é" * 20,
        "A" * 10_000,
        "\0",
        "\ud800",
        encoded("NewsPage"),
        encoded("NewsPage:"),
        encoded("NewsPage:-1"),
        encoded("NewsPage:0"),
        encoded("NewsPage:1.0"),
        encoded("NewsPage:²"),
        encoded("NewsPage:" + "9" * 100),
        encoded(f"NewsPage:{2**63}"),
        encoded(f"NewsPage:{2**62}"),
        encoded(f"NewsPage:{row.pk}\0"),
        encoded("NewsPage:\ud800"),
        encoded(f"EventPage:{row.pk}"),
        encoded(f"Page:{row.pk}"),
        encoded(f"User:{row.pk}"),
        encoded(f"Image:{row.pk}"),
        encoded(f"Block:{row.pk}.body.1"),
    ]
    query = "query($id: ID!) { page(id: $id) { title } pages(parent: $id) { totalCount } "
    query += "image(id: $id) { credit } images(ids: [$id]) { totalCount } }"
    nothing = {
        "page": None,
        "pages": {"totalCount": 0},
        "image": None,
        "images": {"totalCount": 0},
    }
    assert {value: data(client, query, id=value) for value in ids} == dict.fromkeys(ids, nothing)


@pytest.mark.parametrize("variables", [{}, {"id": None}, {"id": "x", "path": "/en/"}])
def test_page_takes_one_look_up(client: Client, variables: dict[str, Any]) -> None:
    assert codes(execute(client, PAGE, **variables)) == ["BAD_ARGUMENT"]


def test_words_of_a_newer_draft_are_absent(client: Client) -> None:
    item = NewsPageFactory.create(title="Now", slug="now")
    for name in ("title", "slug", "standfirst", "place", "seo_title", "search_description"):
        setattr(item, name, "xylograph")
    item.body = [blocks.heading("xylograph")]
    item.save_revision(clean=False)
    response = post(client, {"query": everything("news pages images site")})
    assert b"Now" in response.content
    assert b"xylograph" not in response.content


def test_accept_language_changes_nothing(client: Client) -> None:
    item = NewsPageFactory.create(title="Item")
    translate(item, "fr", title="Article")
    body = {"query": everything("site news pages")}
    english = post(client, body, accept_language="en").content
    assert post(client, body, accept_language="fr, de;q=0.5").content == english
