"""What feeds tell of their items."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from wagtail.models import Site

from news.models import NewsPage
from tests.factories import EventPageFactory, NewsPageFactory, blocks, publish, translate
from tests.website.feeds import ENDINGS, HOST, full_article, json_of, parsed, text_of, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NAME = "European Alliance of Cities and Regions for Roma Inclusion"


@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_reader_sees_the_whole_item(client: Client, ending: str) -> None:
    full_article()
    found = parsed(client, f"/en/news/feed.{ending}")
    (entry,) = found.entries
    assert found.feed.title == f"News – {NAME}"
    assert found.feed.language == "en"
    assert entry.title == "A bridge & a town"
    assert entry.link == f"{HOST}/en/news/bridge/"
    assert entry.published_parsed[:5] == (2026, 5, 4, 9, 0)
    assert entry.updated_parsed[:5] == (2026, 5, 4, 9, 0)
    assert {tag.label or tag.term for tag in entry.tags} == {"Housing", "Statement"}
    assert entry.id.startswith("urn:uuid:")
    assert "Three <b>aims</b>" in entry.content[0].value


def test_json_feed_holds_the_whole_item(client: Client) -> None:
    full_article()
    (item,) = json_of(client, "/en/news/feed.json")["items"]
    html = item.pop("content_html")
    assert re.fullmatch(r"urn:uuid:[-0-9a-f]{36}", item.pop("id"))
    assert item.pop("image").startswith("http://")
    assert item == {
        "url": f"{HOST}/en/news/bridge/",
        "title": "A bridge & a town",
        "summary": "Two towns meet: 1 < 2 & more.",
        "date_published": "2026-05-04T09:00:00+00:00",
        "date_modified": "2026-05-04T09:00:00+00:00",
        "tags": ["Housing", "Statement"],
        "language": "en",
    }
    for part in (
        "<h2>Aims</h2>", "<b>aims</b>", "We meet on the bridge.", "<caption>Towns</caption>", "12",
        "Looks", 'href="https://example.org/film"', 'alt="A bridge at dusk"',
        'alt="A second look"', 'alt="A third look"', "(c) CoE",
        "Two towns meet: 1 &lt; 2 &amp; more.",
    ):  # fmt: skip
        assert part in html
    assert not re.search(r"class=|style=|srcset=|data:|<script|<iframe|<source", html)


def test_every_address_is_absolute(client: Client) -> None:
    other = NewsPageFactory.create(title="Other", slug="other")
    link = f'<p><a linktype="page" id="{other.pk}">the other</a></p>'
    full_article(title="Full", body=[blocks.rich_text(link), blocks.page_links(other)])
    items = json_of(client, "/en/news/feed.json")["items"]
    html = "".join(item["content_html"] for item in items)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses.count(f"{HOST}/en/news/other/") == 2
    assert all(address.startswith(("http://", "https://")) for address in addresses)


def test_correction_stands_above_the_text_and_dates_it(client: Client) -> None:
    full_article(correction_note="The year was wrong.", correction_date=date(2026, 5, 6))
    (item,) = json_of(client, "/en/news/feed.json")["items"]
    assert item["date_modified"] == "2026-05-06T00:00:00+00:00"
    assert item["date_published"] == "2026-05-04T09:00:00+00:00"
    assert re.match(r"<p><strong[^>]*>Correction, .*The year was wrong\.</p>", item["content_html"])
    (entry,) = parsed(client, "/en/news/feed.atom").entries
    assert entry.updated_parsed[:3] == (2026, 5, 6)


def test_news_of_another_day_than_their_publication_are_dated_by_it(client: Client) -> None:
    published = datetime(2026, 5, 4, 9, tzinfo=UTC)
    NewsPageFactory.create(date=date(2013, 3, 20), published_at=published)
    (item,) = json_of(client, "/en/news/feed.json")["items"]
    assert item["date_published"] == "2013-03-20T00:00:00+00:00"


def test_name_of_an_item_outlives_its_path_its_text_and_the_host(client: Client) -> None:
    page = NewsPageFactory.create(title="Before", slug="before")
    before = {ending: _name(client, ending) for ending in ENDINGS}
    assert len(set(before.values())) == 1
    page.slug, page.title = "after", "After"
    publish(page)
    site = Site.objects.get()
    site.hostname, site.port = "www.example.org", 80
    site.save()
    assert json_of(client, "/en/news/feed.json")["items"][0]["url"] == (
        "http://www.example.org/en/news/after/"
    )
    assert {ending: _name(client, ending) for ending in ENDINGS} == before


def test_languages_of_an_item_have_names_of_their_own(client: Client) -> None:
    _in_two_languages()
    names = {_name(client, "atom", path) for path in ("/en/news/", "/fr/actualites/")}
    assert len(names) == 2


def test_feed_holds_its_own_language_alone(client: Client) -> None:
    _in_two_languages()
    NewsPageFactory.create(title="Only English")
    assert set(titles(client, "/en/news/feed.rss")) == {"Bridge", "Only English"}
    for ending in ENDINGS:
        assert titles(client, f"/fr/actualites/feed.{ending}") == ["Pont"]
    assert json_of(client, "/fr/actualites/feed.json")["language"] == "fr"


def test_words_around_an_item_are_in_its_language(client: Client) -> None:
    _in_two_languages()
    (item,) = json_of(client, "/fr/actualites/feed.json")["items"]
    assert "6 mai 2026" in item["content_html"]


def test_characters_that_xml_cannot_hold_are_left_out(client: Client) -> None:
    page = NewsPageFactory.create(title="Plain", body=[blocks.heading("Plain")])
    NewsPage.objects.filter(pk=page.pk).update(title="A\x0bb\x1f\ufffec", standfirst="\x08Words")
    for ending in ENDINGS:
        assert titles(client, f"/en/news/feed.{ending}") == ["Abc"]
    assert json_of(client, "/en/news/feed.json")["items"][0]["summary"] == "Words"


def test_markup_in_words_stays_words(client: Client) -> None:
    NewsPageFactory.create(title="<i>x</i> & y", standfirst="<script>alert(1)</script>")
    (entry,) = parsed(client, "/en/news/feed.atom").entries
    assert "<script" not in entry.content[0].value
    (item,) = json_of(client, "/en/news/feed.json")["items"]
    assert (item["title"], item["summary"]) == ("<i>x</i> & y", "<script>alert(1)</script>")
    assert "<script" not in item["content_html"]
    rss = text_of(client, "/en/news/feed.rss")
    assert "<description>&amp;lt;script&amp;gt;alert(1)" in rss


def test_event_says_when_and_where(client: Client) -> None:
    EventPageFactory.create(
        title="Far ahead",
        start=datetime(2100, 1, 2, 9, tzinfo=UTC),
        end=None,
        zone="Europe/Paris",
        venue="Town hall",
        registration_address="https://example.org/register",
    )
    EventPageFactory.create(title="Long ago", start=datetime(2020, 1, 2, 9, tzinfo=UTC))
    (item,) = json_of(client, "/en/events/feed.json")["items"]
    assert item["title"] == "Far ahead"
    for part in ("Jan. 2, 2100, 10:00", "Town hall", "https://example.org/register"):
        assert part in item["content_html"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_hidden_is_in_no_feed(client: Client, ending: str) -> None:
    NewsPageFactory.create(title="Open")
    NewsPageFactory.create(title="Secret draft", publish=False)
    NewsPageFactory.create(title="Secret to staff", private=True)
    NewsPageFactory.create(title="Secret past", expired=True)
    NewsPageFactory.create(
        title="Secret until then", embargo_until=datetime(2100, 1, 1, tzinfo=UTC)
    )
    text = text_of(client, f"/en/news/feed.{ending}")
    assert "Open" in text
    assert "Secret" not in text


def _name(client: Client, ending: str, path: str = "/en/news/") -> str:
    if ending == "json":
        return json_of(client, f"{path}feed.json")["items"][0]["id"]
    return parsed(client, f"{path}feed.{ending}").entries[0].id


def _in_two_languages() -> None:
    page = NewsPageFactory.create(
        title="Bridge",
        slug="bridge",
        correction_note="The year was wrong.",
        correction_date=date(2026, 5, 6),
    )
    translate(page.get_parent().specific, "fr", title="Actualités", slug="actualites")
    translate(page, "fr", title="Pont", slug="pont", correction_note="L’année était fausse.")
