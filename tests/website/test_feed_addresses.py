"""Where feeds stand, how they are narrowed, announced and asked for again."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import Tag
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from core import registry
from core.models import ContentVersion
from news.models import NewsIndexPage
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    TopicFactory,
    adhesion,
    event_section,
    publish,
    translate,
)
from tests.website.conftest import soup
from tests.website.feeds import ENDINGS, full_article, json_of, titles
from website.documents import QUERIES
from website.feeds.lists import CHOICES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TYPES = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_feed_is_narrowed_by_kind_topic_and_country(client: Client, ending: str) -> None:
    housing = TopicFactory.create(name="Housing", slug="housing")
    here = _authority("ME")
    NewsPageFactory.create(title="Both", topics=[housing], authorities=[here])
    NewsPageFactory.create(title="Topic", topics=[housing], kind="call")
    NewsPageFactory.create(title="Country", authorities=[here])
    address = f"/en/news/feed.{ending}"
    assert set(titles(client, address)) == {"Both", "Topic", "Country"}
    assert set(titles(client, f"{address}?topic=housing")) == {"Both", "Topic"}
    assert set(titles(client, f"{address}?country=ME")) == {"Both", "Country"}
    assert titles(client, f"{address}?country=ME&topic=housing") == ["Both"]
    assert titles(client, f"{address}?kind=CALL") == ["Topic"]


def test_events_are_narrowed_by_topic_and_country(client: Client) -> None:
    housing = TopicFactory.create(name="Housing", slug="housing")
    soon = datetime(2100, 1, 2, 9, tzinfo=UTC)
    EventPageFactory.create(title="Topic", start=soon, topics=[housing])
    EventPageFactory.create(title="Country", start=soon, authorities=[_authority("ME")])
    assert titles(client, "/en/events/feed.rss?topic=housing") == ["Topic"]
    assert titles(client, "/en/events/feed.rss?country=ME") == ["Country"]


def test_topic_and_country_of_nothing_are_empty_feeds(client: Client) -> None:
    NewsPageFactory.create()
    assert titles(client, "/en/news/feed.atom?topic=nonsense") == []
    assert titles(client, "/en/news/feed.atom?country=LI") == []


@pytest.mark.parametrize("query", ["country=Montenegro", "topic=a%20b", "kind=NONSENSE", "after=x"])
def test_who_asks_for_a_senseless_part_is_not_given_all(client: Client, query: str) -> None:
    NewsPageFactory.create()
    assert client.get(f"/en/news/feed.rss?{query}").status_code == 404


def test_parts_of_a_feed_have_names_and_titles_of_their_own(client: Client) -> None:
    NewsPageFactory.create()
    all_, part = (json_of(client, f"/en/news/feed.json{query}") for query in ("", "?country=ME"))
    assert part["title"] == all_["title"].replace("News", "News (ME)")
    assert part["home_page_url"] == f"{all_['home_page_url']}?country=ME"
    assert part["feed_url"] == f"{all_['feed_url']}?country=ME"


def test_unknown_parameters_change_nothing(client: Client) -> None:
    NewsPageFactory.create()
    assert client.get("/en/news/feed.rss?utm_source=x").content == (
        client.get("/en/news/feed.rss").content
    )


@pytest.mark.parametrize(
    "path", ["/en/feed.rss", "/en/nothing/feed.rss", "/fr/news/feed.rss", "/en/news/item/feed.rss"]
)
def test_there_is_no_feed_of_anything_else(client: Client, path: str) -> None:
    NewsPageFactory.create(slug="item")
    response = client.get(path)
    assert response.status_code == 404
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_feed_moves_with_its_section(client: Client) -> None:
    section = NewsPageFactory.create().get_parent().specific
    section.slug = "latest"
    publish(section)
    response = client.get("/en/news/feed.atom?country=ME")
    assert response.status_code == 301
    assert response["Location"] == "/en/latest/feed.atom?country=ME"
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("target", "leads_to"),
    [
        ("/en/news/?kind=CALL", "/en/news/feed.rss?country=ME"),
        ("//elsewhere.example/news/", None),
        ("https://elsewhere.example/news/", None),
    ],
)
def test_feed_follows_editors_redirects_on_this_site(
    client: Client, target: str, leads_to: str | None
) -> None:
    Redirect.objects.create(old_path="/en/old", redirect_link=target)
    response = client.get("/en/old/feed.rss?country=ME")
    assert response.get("Location") == leads_to
    assert response.status_code == (301 if leads_to else 404)


def test_feed_of_a_section_that_was_deleted_is_gone(client: Client) -> None:
    section = NewsPageFactory.create().get_parent().specific
    NewsIndexPage.objects.get(pk=section.pk).delete()
    assert client.get("/en/news/feed.rss").status_code == 410


@pytest.mark.parametrize("ending", ENDINGS)
def test_feed_is_sent_once_to_who_has_it(client: Client, ending: str) -> None:
    page = NewsPageFactory.create(title="Before")
    ContentVersion.objects.update(raised_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    address = f"/en/news/feed.{ending}"
    first = client.get(address)
    assert first["Content-Type"] == TYPES[ending]
    assert first["Cache-Control"] == "no-cache"
    assert first["Last-Modified"] == "Fri, 02 Jan 2026 03:04:05 GMT"
    assert not first.cookies
    has = {"If-None-Match": first["ETag"]}
    assert client.get(address, headers=has).status_code == 304
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(address, headers=since).status_code == 304
    page.unpublish()
    assert client.get(address, headers=has).status_code == 200
    assert client.get(address, headers=since).status_code == 200


def test_feed_tells_no_date_of_a_second_that_is_not_over(client: Client) -> None:
    NewsPageFactory.create()
    ContentVersion.objects.update(raised_at=datetime(2100, 1, 1, tzinfo=UTC))
    assert "Last-Modified" not in client.get("/en/news/feed.rss")


def test_feed_can_be_looked_at_and_is_only_read(client: Client) -> None:
    NewsPageFactory.create()
    head = client.head("/en/news/feed.rss")
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == client.get("/en/news/feed.rss")["ETag"]
    assert client.post("/en/news/feed.rss").status_code == 405


@pytest.mark.usefixtures("real_limits")
@pytest.mark.parametrize("ending", ENDINGS)
def test_feed_asks_two_documents_within_the_limits(
    client: Client, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    full_article()
    EventPageFactory.create(start=datetime(2100, 1, 2, 9, tzinfo=UTC))
    (asker,) = registry.askers
    asked: list[str] = []

    def counting(document: str, variables: Any) -> Any:
        asked.append(document)
        return asker(document, variables)

    monkeypatch.setattr(registry.askers, "_items", [counting])
    assert len(titles(client, f"/en/news/feed.{ending}?country=ME")) == 0
    assert len(asked) == 2
    assert len(titles(client, f"/en/events/feed.{ending}")) == 1
    assert len(asked) == 4


def test_every_registered_feed_has_its_question_and_choices() -> None:
    fields = {feed.field for feed in registry.feeds}
    assert fields == {"news", "events"} == set(CHOICES)
    assert all((QUERIES / f"feed_{field}.graphql").exists() for field in fields)


def test_section_announces_its_feed_as_it_is_narrowed(client: Client) -> None:
    NewsPageFactory.create()
    page = soup(client, "/en/news/?country=ME&topic=housing")
    query = "?topic=housing&country=ME"
    wanted = {TYPES[each].partition(";")[0]: f"/en/news/feed.{each}{query}" for each in ENDINGS}
    assert _in_head(page) == wanted
    assert [link["href"] for link in page.select("main .follow a")] == list(wanted.values())


def test_item_and_first_page_announce_the_feeds_of_sections(client: Client) -> None:
    NewsPageFactory.create(slug="item")
    event_section()
    assert set(_in_head(soup(client, "/en/news/item/")).values()) == {
        f"/en/news/feed.{ending}" for ending in ENDINGS
    }
    announced = {
        str(each["href"]) for each in soup(client, "/en/").select("link[rel=alternate][type*='+']")
    }
    assert announced == {f"/en/{s}/feed.{e}" for s in ("news", "events") for e in ENDINGS}
    assert not _in_head(soup(client, "/en/participants/", 404))


def test_feed_of_another_language_is_marked_as_such(client: Client) -> None:
    NewsPageFactory.create()
    page = soup(client, "/fr/")
    link = page.select_one("head link[type='application/rss+xml']")
    assert link is not None
    assert (link["href"], link["hreflang"]) == ("/en/news/feed.rss", "en")
    assert page.select_one("main .follow[lang=fr] span[lang=en]")


def test_announced_feeds_are_there(client: Client) -> None:
    page = NewsPageFactory.create(slug="item")
    translate(page.get_parent().specific, "fr", title="Actualités", slug="actualites")
    for address in _in_head(soup(client, "/fr/")).values():
        assert address.startswith("/fr/actualites/")
        assert client.get(address).status_code == 200


def _in_head(page: Tag) -> dict[str, str]:
    links = page.select("head link[rel=alternate][type]")
    return {str(each["type"]): str(each["href"]) for each in links}


def _authority(country: str) -> Any:
    authority = AuthorityFactory.create(
        country=country, adhesions=[adhesion(1, datetime(2020, 2, 1, tzinfo=UTC).date())]
    )
    ParticipantPageFactory.create(authority=authority)
    return authority
