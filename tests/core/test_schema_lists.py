"""Lists of pages over HTTP: their filters, what their arguments may be, what they hide."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core.types.ids import global_id_of
from tests.core.pages import page, titles
from tests.factories import NewsPageFactory, StandardPageFactory, alias, home_page, translate
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db


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
    assert titles(client, "first: 9") == ["Home"]
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
