"""`fallback: CHAIN` in lists: one row of each content, chosen before anything else is asked."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from core.types.ids import global_id_of
from news.models import NewsPage
from tests.factories import NewsPageFactory, TopicFactory, alias, home_page, publish, translate
from tests.graphql import codes, data, execute
from tests.walks import ask, walk, walk_back

pytestmark = pytest.mark.django_db

CHAIN = 'locale: "ro", fallback: CHAIN'


def listed(client: Client, arguments: str = CHAIN, field: str = "news") -> list[tuple[str, ...]]:
    """Return title, language served and reason of each row; the language asked for is the same."""
    query = f"{{ {field}({arguments}) {{ totalCount edges {{ node {{ title locale {{ code }} }} "
    query += "served { requested { code } actual { code } reason } } nodes { title } } }"
    found = data(client, query)[field]
    edges = found["edges"]
    assert [edge["node"]["title"] for edge in edges] == [row["title"] for row in found["nodes"]]
    assert found["totalCount"] == len(edges)
    for edge in edges:
        assert edge["served"]["actual"] == edge["node"]["locale"]
    return [
        (
            edge["node"]["title"],
            edge["served"]["requested"]["code"],
            edge["served"]["actual"]["code"],
            edge["served"]["reason"],
        )
        for edge in edges
    ]


def titles(client: Client, arguments: str = CHAIN) -> list[str]:
    return [title for title, *_ in listed(client, arguments)]


def news(day: int, title: str, romanian: str = "", **fields: Any) -> NewsPage:
    """Make a news item of a day in January, translated where a Romanian title is given."""
    item = NewsPageFactory.create(title=title, date=date(2026, 1, day), **fields)
    if romanian:
        translate(item, "ro", title=romanian)
    return item


def test_each_content_comes_once_in_the_first_language_that_has_it(client: Client) -> None:
    news(1, "One", "Unu")
    two = news(2, "Two")
    translate(two, "fr", title="Deux")
    three = news(3, "Three", "Trei")
    three.unpublish()
    assert listed(client) == [
        ("Trei", "ro", "ro", "AS_REQUESTED"),
        ("Two", "ro", "en", "FALLBACK"),
        ("Unu", "ro", "ro", "AS_REQUESTED"),
    ]


def test_none_is_the_language_alone(client: Client) -> None:
    news(1, "One", "Unu")
    news(2, "Two")
    expected = [("Unu", "ro", "ro", "AS_REQUESTED")]
    for arguments in ('locale: "ro"', 'locale: "ro", fallback: NONE', 'locale: "RO"'):
        assert listed(client, arguments) == expected
    assert titles(client, 'locale: "fr"') == []
    assert titles(client, "first: 9") == ["Two", "One"]


@pytest.mark.parametrize("code", ["ro", "RO", "Ro"])
def test_language_is_found_whatever_its_case(client: Client, code: str) -> None:
    news(1, "One")
    expected = [("One", "ro", "en", "FALLBACK")]
    assert listed(client, f'locale: "{code}", fallback: CHAIN') == expected


def test_source_language_has_no_chain(client: Client) -> None:
    news(1, "One", "Unu").unpublish()
    two = news(2, "Two")
    for arguments in ("fallback: CHAIN", 'locale: "en", fallback: CHAIN'):
        assert listed(client, arguments) == [("Two", "en", "en", "AS_REQUESTED")]
    two.unpublish()
    assert listed(client, "fallback: CHAIN") == []


@pytest.mark.parametrize("code", ["xx", "", "ro-RO", "\\u0000", "en;"])
def test_unknown_language_is_a_coded_error(client: Client, code: str) -> None:
    news(1, "One")
    query = f'{{ news(locale: "{code}", fallback: CHAIN) {{ totalCount }} }}'
    answer = execute(client, query)
    assert (codes(answer), answer["data"]) == (["UNKNOWN_LOCALE"], {"news": None})


def make_draft(item: NewsPage) -> None:
    translate(item, "ro", title="xylograph", publish_it=False)


def make_private(item: NewsPage) -> None:
    page = translate(item, "ro", title="xylograph")
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def make_expired(item: NewsPage) -> None:
    past = timezone.now() - timedelta(hours=1)
    translate(item, "ro", title="xylograph", expire_at=past)


def make_unpublished(item: NewsPage) -> None:
    translate(item, "ro", title="xylograph").unpublish()


def make_under_unpublished(item: NewsPage) -> None:
    translate(item, "ro", title="xylograph").get_parent().specific.unpublish()


def make_under_private(item: NewsPage) -> None:
    section = translate(item, "ro", title="xylograph").get_parent()
    PageViewRestriction.objects.create(page=section, restriction_type="login")


def make_alias(item: NewsPage) -> None:
    assert alias(item, "ro").live


HIDDEN = [
    make_draft,
    make_private,
    make_expired,
    make_unpublished,
    make_under_unpublished,
    make_under_private,
    make_alias,
]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_is_hidden_in_the_language_does_not_count(
    client: Client, hide: Callable[[NewsPage], None]
) -> None:
    hide(news(1, "One"))
    assert titles(client, 'locale: "ro"') == []
    assert listed(client) == [("One", "ro", "en", "FALLBACK")]


def test_embargo_of_one_language_holds_for_all(client: Client) -> None:
    item = news(1, "One")
    tomorrow = timezone.now() + timedelta(days=1)
    translate(item, "ro", title="xylograph", embargo_until=tomorrow)
    assert listed(client) == listed(client, 'locale: "en"') == []


def test_filters_apply_to_the_chosen_rows(client: Client) -> None:
    news(1, "One", "Unu", kind="report")
    NewsPage.objects.filter(title="Unu").update(kind="news")
    news(2, "Two", kind="report")
    assert titles(client, f"{CHAIN}, kinds: [REPORT]") == ["Two"]
    assert titles(client, f"{CHAIN}, kinds: [NEWS]") == ["Unu"]
    NewsPage.objects.filter(title="Unu").update(date=date(2025, 1, 1))
    assert titles(client, f'{CHAIN}, since: "2026-01-01"') == ["Two"]
    assert titles(client, f'{CHAIN}, until: "2025-12-31"') == ["Unu"]


def test_topics_are_those_of_the_chosen_rows(client: Client) -> None:
    topic = TopicFactory.create(slug="housing")
    news(1, "One", topics=[topic])
    two = news(2, "Two", topics=[topic])
    romanian = translate(two, "ro", title="Doi")
    romanian.topic_uses.set([])
    publish(romanian)
    assert titles(client, f'{CHAIN}, topics: ["housing"]') == ["One"]


def test_order_is_that_of_the_chosen_rows(client: Client) -> None:
    for day, english, romanian in ((1, "a", "z"), (2, "b", ""), (3, "c", "a")):
        news(day, english, romanian)
    assert titles(client, f"{CHAIN}, orderBy: TITLE_ASC") == ["a", "b", "z"]
    assert titles(client, f"{CHAIN}, orderBy: TITLE_DESC") == ["z", "b", "a"]
    assert titles(client, f"{CHAIN}, orderBy: DATE_ASC") == ["z", "b", "a"]


@pytest.mark.parametrize("order", ["DATE_DESC", "DATE_ASC", "TITLE_ASC", "TITLE_DESC"])
def test_each_content_is_met_once_in_both_directions(client: Client, order: str) -> None:
    for day in range(1, 8):
        news(day, f"n{day}", f"r{day}" if day % 2 else "")
    ids = [row["id"] for row in ask(client, "news", order, CHAIN, first=200)["nodes"]]
    assert len(set(ids)) == 7
    assert walk(client, "news", order, CHAIN) == walk_back(client, "news", order, CHAIN) == ids


def test_each_content_is_met_once_while_others_are_published(client: Client) -> None:
    items = {day: news(day, f"n{day}", f"r{day}" if day % 2 else "") for day in range(1, 8)}
    first = ask(client, "news", "DATE_DESC", CHAIN, first=3)
    cursor = first["pageInfo"]["endCursor"]
    seen = [row["id"] for row in first["nodes"]]
    assert seen == [id_of(title) for title in ("r7", "n6", "r5")]
    translate(items[6], "ro", title="r6")  # seen already
    translate(items[2], "ro", title="r2")  # still to come
    news(9, "n9")  # before what was seen
    translate(items[4], "fr", title="f4")  # no language of the chain
    later = ask(client, "news", "DATE_DESC", CHAIN, first=200, after=cursor)
    expected = [id_of(title) for title in ("n4", "r3", "r2", "r1")]
    assert [row["id"] for row in later["nodes"]] == expected
    before = ask(client, "news", "DATE_DESC", CHAIN, last=200, before=cursor)
    assert [row["id"] for row in before["nodes"]] == [id_of(title) for title in ("n9", "r7", "r6")]


def id_of(title: str) -> str:
    return global_id_of(NewsPage.objects.get(title=title))


def test_chain_comes_from_the_settings(client: Client, settings: Settings) -> None:
    settings.CONTENT_FALLBACKS = {"rmy": ["ro", "fr", "en"], "ro": ["fr"]}
    home_page()
    one = news(1, "One", "Unu")
    translate(one, "fr", title="Un")
    two = news(2, "Two")
    translate(two, "fr", title="Deux")
    news(3, "Three")
    four = news(4, "Four", "Patru")
    translate(four, "rmy", title="Shtar")
    chain = 'locale: "{}", fallback: CHAIN'
    assert listed(client, chain.format("rmy")) == [
        ("Shtar", "rmy", "rmy", "AS_REQUESTED"),
        ("Three", "rmy", "en", "FALLBACK"),
        ("Deux", "rmy", "fr", "FALLBACK"),
        ("Unu", "rmy", "ro", "FALLBACK"),
    ]
    assert titles(client, chain.format("ro")) == ["Patru", "Deux", "Unu"]
    assert titles(client, chain.format("de")) == []


def test_language_that_was_taken_out_of_the_settings_stands_in_no_more(
    client: Client, settings: Settings
) -> None:
    news(1, "One", "Unu").unpublish()
    assert titles(client, CHAIN) == ["Unu"]
    settings.CONTENT_FALLBACKS = {"fr": ["ro", "en"]}
    assert titles(client, 'locale: "fr", fallback: CHAIN') == ["Unu"]
    left = [(code, name) for code, name in settings.LANGUAGES if code != "ro"]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = left
    assert titles(client, 'locale: "fr", fallback: CHAIN') == []
