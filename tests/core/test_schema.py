"""Root fields of core over HTTP: languages, pages, pictures; look-ups by id and by path."""

import base64
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from core.types.ids import global_id_of
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    alias,
    blocks,
    home_page,
    translate,
)
from tests.graphql import codes, data, everything, execute, post

pytestmark = pytest.mark.django_db

PAGE = (
    "query($id: ID, $path: String) { page(id: $id, path: $path) { id title path locale { code } } }"
)


def page(client: Client, **variables: Any) -> Any:
    return data(client, PAGE, **variables)["page"]


def titles(client: Client, arguments: str) -> list[str]:
    found = data(client, f"{{ pages({arguments}) {{ totalCount nodes {{ title }} }} }}")["pages"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


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


def test_pages_are_filtered(client: Client) -> None:
    home = home_page()
    about = StandardPageFactory.create(title="About", show_in_menus=True)
    StandardPageFactory.create(title="Team", parent=about)
    item = NewsPageFactory.create(title="Item")
    translate(item, "fr", title="Article")
    hidden = StandardPageFactory.create(title="Hidden", publish=False)
    StandardPageFactory.create(title="Lost", parent=hidden)
    assert titles(client, "first: 9") == ["Home", "About", "Team", "News", "Item"]
    assert titles(client, "types: [STANDARD_PAGE]") == ["About", "Team"]
    assert titles(client, "types: [NEWS_PAGE, HOME_PAGE]") == ["Home", "Item"]
    assert titles(client, "types: []") == []
    assert titles(client, "inMenus: true") == ["About"]
    assert titles(client, "inMenus: false") == ["Home", "Team", "News", "Item"]
    for parent, expected in ((home, ["About", "News"]), (about, ["Team"]), (hidden, [])):
        assert titles(client, f'parent: "{global_id_of(parent)}"') == expected
    assert titles(client, 'locale: "fr", types: NEWS_PAGE') == ["Article"]
    assert titles(client, f'locale: "fr", parent: "{global_id_of(home)}"') == ["News (fr)"]


@pytest.mark.parametrize("field", ["pages", "news", "events"])
def test_unknown_locale_is_a_coded_error(client: Client, field: str) -> None:
    home_page()
    query = f"query($l: String) {{ {field}(locale: $l) {{ totalCount }} }}"
    for code in ("", "xx", "e", "en ", "\0", "\ud800", "fr_FR", "x" * 5000):
        answer = execute(client, query, l=code)
        assert codes(answer) == ["UNKNOWN_LOCALE"]
        message = "The site's languages are: en, fr, de, ro, rmy."
        assert answer["errors"][0]["message"] == message
    assert "errors" not in execute(client, query, l=None)


@pytest.mark.parametrize(
    "field",
    [
        "pages(types: [NOTHING])",
        "pages(inMenus: 1)",
        'pages(first: "1")',
        "pages(first: 1.5)",
        "pages(first: 3000000000)",
        "pages(first: " + "1" * 4400 + ")",
        'pages(orderBy: "title")',
        "pages(orderBy: title)",
        'pages(order: "owner__password")',
        "pages(live: false)",
        'pages(filter: {title: "a"})',
        'images(ids: [["a"]])',
        "images(ids: [null])",
    ],
)
def test_argument_of_a_wrong_type_fails_validation(client: Client, field: str) -> None:
    answer = execute(client, f"{{ {field} {{ totalCount }} }}")
    assert set(codes(answer)) == {"VALIDATION_FAILED"}
    assert "data" not in answer


def test_null_where_none_may_be_fails_validation(client: Client) -> None:
    answer = execute(client, 'query($id: ID = "x") { image(id: $id) { credit } }', id=None)
    assert codes(answer) == ["VALIDATION_FAILED"]
    assert answer["data"] == {"image": None}


def test_lists_of_values_are_bounded(client: Client) -> None:
    query = "query($ids: [ID!]) { images(ids: $ids) { totalCount } }"
    assert data(client, query, ids=["x"] * 50)["images"]["totalCount"] == 0
    assert codes(execute(client, query, ids=["x"] * 51)) == ["BAD_ARGUMENT"]
    topics = "query($t: [String!]) { news(topics: $t) { totalCount } events(topics: $t) "
    assert codes(execute(client, topics + "{ totalCount } }", t=["x"] * 51)) == ["BAD_ARGUMENT"] * 2


def test_number_of_children_is_checked(client: Client) -> None:
    home_page()
    for first in (-1, 201):
        answer = execute(
            client,
            f"{{ site {{ home {{ node {{ children(first: {first}) {{ totalCount }} }} }} }} }}",
        )
        assert codes(answer) == ["BAD_ARGUMENT"]
    query = "{ site { home { node { children(first: null) { totalCount nodes { title } } } } } }"
    assert data(client, query)["site"]["home"]["node"]["children"] == {"totalCount": 0, "nodes": []}


def test_words_of_a_newer_draft_are_absent(client: Client) -> None:
    item = NewsPageFactory.create(title="Now", slug="now")
    for name in ("title", "slug", "standfirst", "place", "seo_title", "search_description"):
        setattr(item, name, "xylograph")
    item.body = [blocks.heading("xylograph")]
    item.save_revision(clean=False)
    response = post(client, {"query": everything("news pages images site")})
    assert b"Now" in response.content
    assert b"xylograph" not in response.content


def test_alias_in_another_language_is_no_translation(client: Client) -> None:
    item = NewsPageFactory.create(title="English", slug="english")
    fallback = alias(item, "fr")
    chained = fallback.create_alias(parent=fallback.get_parent(), update_slug="again")
    own = translate(item, "de", title="Deutsch")
    twin = own.create_alias(parent=own.get_parent(), update_slug="zwilling")
    for row in (fallback, chained):
        assert row.live
        assert page(client, id=global_id_of(row)) is None
    assert data(client, '{ news(locale: "fr") { totalCount } }') == {"news": {"totalCount": 0}}
    assert "English" not in titles(client, 'locale: "fr"')
    assert page(client, id=global_id_of(twin))["title"] == "Deutsch"
    query = "query($id: ID) { page(id: $id) { translations { title locale { code } } } }"
    found = data(client, query, id=global_id_of(item))["page"]["translations"]
    assert found == [{"title": "Deutsch", "locale": {"code": "de"}}]


def test_restriction_of_the_whole_tree_hides_it(client: Client) -> None:
    home = home_page()
    PageViewRestriction.objects.create(page=Page.get_first_root_node(), restriction_type="login")
    assert titles(client, "first: 9") == []
    assert page(client, id=global_id_of(home)) is None


def test_time_alone_shows_and_hides(client: Client) -> None:
    now = timezone.now()
    NewsPageFactory.create(title="Embargoed", embargo_until=now + timedelta(hours=1))
    NewsPageFactory.create(title="Expiring", expire_at=now + timedelta(hours=2))
    for hours, expected in ((0, {"Expiring"}), (1, {"Expiring", "Embargoed"}), (2, {"Embargoed"})):
        with time_machine.travel(now + timedelta(hours=hours, seconds=1), tick=False):
            assert set(titles(client, "types: [NEWS_PAGE]")) == expected


def test_accept_language_changes_nothing(client: Client) -> None:
    item = NewsPageFactory.create(title="Item")
    translate(item, "fr", title="Article")
    body = {"query": everything("site news pages")}
    english = post(client, body, accept_language="en").content
    assert post(client, body, accept_language="fr, de;q=0.5").content == english
