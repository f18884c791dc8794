"""Languages don't mix, and a page is found by its public path alone."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import NewsPageFactory, StandardPageFactory, blocks, home_page, translate
from tests.graphql import data
from tests.traps.ours import fields_of, page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]


def test_lists_take_a_language_and_pages_name_theirs(client: Client, stock: Stock) -> None:
    assert stock["languages.names_of_locale"] == []
    roots = fields_of(client, "Query")
    lists = ("pages", "news", "events", "participants", "goodPractices", "concepts")
    assert [name for name in lists if not {"locale", "fallback"} <= roots[name]] == []
    assert {"locale", "translations"} <= set(fields_of(client, "PageInterface"))


def test_lists_hold_one_language(client: Client, stock: Stock) -> None:
    assert stock["languages.mixed_list"] == ["Mixed", "Mélangé"]
    translate(NewsPageFactory.create(title="Mixed"), "fr", title="Mélangé")
    query = "query($locale: String) { news(locale: $locale) { nodes { title } } }"
    found = [data(client, query, locale=code)["news"]["nodes"] for code in ("en", "fr", "de")]
    assert found == [[{"title": "Mixed"}], [{"title": "Mélangé"}], []]


def test_slug_of_two_languages_is_found_in_each(client: Client, stock: Stock) -> None:
    answer, [message] = stock["languages.slug_in_two_languages"]
    assert (answer, message[:33]) == ({"page": None}, "get() returned more than one Page")
    translate(StandardPageFactory.create(title="Doubled"), "fr", slug="doubled")
    assert fields_of(client, "Query")["page"] & {"slug", "urlPath"} == set()
    query = "query($path: String) { page(path: $path) { locale { code } } }"
    found = [data(client, query, path=f"/{code}/doubled/")["page"] for code in ("en", "fr")]
    assert found == [{"locale": {"code": "en"}}, {"locale": {"code": "fr"}}]


def test_end_of_a_path_finds_nothing(client: Client, stock: Stock) -> None:
    answer, count = stock["languages.end_of_a_path"]
    first = {"title": "First", "urlPath": "/home/above-first/same/"}
    assert (answer, count) == ({"data": {"page": first}}, 2)
    for name in ("First", "Second"):
        above = StandardPageFactory.create(title=f"Above {name}")
        StandardPageFactory.create(title=name, slug="same", parent=above)
    query = "query($path: String!, $p: String) { route(path: $path) { status } "
    query += "page(path: $p) { title } }"
    absent = {"route": {"status": 404}, "page": None}
    for path in ("/same/", "/en/same/", "/home/above-first/same/"):
        assert data(client, query, path=path, p=path) == absent
    whole = "/en/above-first/same/"
    present = {"route": {"status": 200}, "page": {"title": "First"}}
    assert data(client, query, path=whole, p=whole) == present


def test_page_is_found_by_the_address_that_it_gives_itself(client: Client, stock: Stock) -> None:
    assert stock["languages.public_address"] == ["/fr/addressed/", None]
    french = translate(StandardPageFactory.create(title="Addressed"), "fr", title="À l’adresse")
    path = page(client, french, "{ path }")["path"]
    assert path == "/fr/addressed/"
    query = "query($path: String!) { route(path: $path) { status page { title } } }"
    found = data(client, query, path=path)["route"]
    assert found == {"status": 200, "page": {"title": "À l’adresse"}}


def test_links_in_text_follow_the_page_and_not_its_reader(client: Client, stock: Stock) -> None:
    english, french = ("/en/target/", "/fr/target/")
    seen = [f'<p><a href="{path}">there</a></p>' for path in (english, french)]
    assert stock["languages.link_in_text"] == seen
    target = StandardPageFactory.create(title="Target")
    translate(target, "fr")
    text = blocks.rich_text(f'<p><a linktype="page" id="{target.pk}">there</a></p>')
    host = StandardPageFactory.create(title="Host", body=[text])
    selection = "{ ... on StandardPage { body { ... on RichTextBlock { richText { html } } } } }"
    for source, path in ((host, english), (translate(host, "fr"), french)):
        for reader in ("en", "fr"):
            client.defaults["HTTP_ACCEPT_LANGUAGE"] = reader
            [block] = page(client, source, selection)["body"]
            assert block["richText"]["html"].startswith(f'<p><a href="{path}"')


def test_chosen_pages_are_in_the_language_of_the_page(client: Client, stock: Stock) -> None:
    assert stock["languages.chooser"] == [{"page": {"title": "Chosen"}}]
    target = StandardPageFactory.create(title="Chosen")
    translate(target, "fr", title="Choisi")
    host = StandardPageFactory.create(
        title="Enfrancais", parent=home_page("fr"), body=[blocks.page_links(target)]
    )
    selection = "{ locale { code } ... on StandardPage "
    selection += "{ body { ... on PageLinksBlock { pages { title } } } } }"
    found = page(client, host, selection)
    assert found == {"locale": {"code": "fr"}, "body": [{"pages": [{"title": "Choisi"}]}]}
