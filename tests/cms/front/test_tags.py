"""Names of what stands in an answer, by which a shared cache is told to drop it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.utils import timezone

from cms.graphql.tags import EVERYTHING
from tests.cms.front.asking import Asking
from tests.consumers.server import open_connection
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    blocks,
)


@pytest.fixture(autouse=True)
def inside_the_transaction(db: None) -> Iterator[None]:
    with open_connection():
        yield


def tags(query: str) -> list[str]:
    return Asking().post({"query": query}).headers["Cache-Tag"].split(",")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ news { totalCount } }", ["news:en"]),
        ('{ news(locale: "fr") { totalCount } }', ["news:fr"]),
        ('{ news(locale: "fr", fallback: CHAIN) { totalCount } }', ["news:en", "news:fr"]),
        ('query($l: String = "de") { a: concepts(locale: $l) { totalCount } }', ["concepts:de"]),
        ("{ site { contact { address } } programmes { name } }", ["programmes", "site"]),
        ("{ ... on Query { ...Parts } } fragment Parts on Query { locales { code } }", ["locales"]),
    ],
)
def test_root_fields_are_named_with_their_languages(query: str, expected: list[str]) -> None:
    StandardPageFactory.create()
    assert tags(query) == [EVERYTHING, *expected]


def test_pages_and_pictures_are_named() -> None:
    picture = ImageFactory.create()
    target = StandardPageFactory.create()
    link = f'<p><a linktype="page" id="{target.pk}">there</a></p>'
    page = NewsPageFactory.create(lead_picture=picture, body=[blocks.rich_text(link)])
    found = tags(
        "{ news { nodes { title leadPicture { image { id } } body { ... on RichTextBlock"
        " { richText { html } } } } } }"
    )
    expected = {f"image:{picture.pk}", f"page:{page.pk}", f"page:{target.pk}"}
    assert set(found) >= {EVERYTHING, "news:en"} | expected


def test_too_many_names_give_way_to_coarse_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.graphql.tags.LONGEST_HEADER", 20)
    StandardPageFactory.create()
    assert tags("{ pages { nodes { title } } }") == [EVERYTHING, "pages:en", "pages", "files"]


def test_shared_caches_keep_nothing_unless_they_are_told_of_changes() -> None:
    NewsPageFactory.create()
    assert Asking().get().headers["Cache-Control"] == "no-cache"


def test_shared_caches_may_keep_answers_until_something_comes_due(settings: LazySettings) -> None:
    settings.PURGE_URLS = ["http://127.0.0.1:1/"]
    settings.SHARED_CACHE_SECONDS = 1_000
    NewsPageFactory.create()
    kept = Asking()
    expected = "public, max-age=0, s-maxage=1000, stale-if-error=3600"
    assert kept.get().headers["Cache-Control"] == expected
    assert kept.post().headers["Cache-Control"] == "no-cache"
    NewsPageFactory.create(embargo_until=timezone.now() + timedelta(seconds=100))
    seconds = int(kept.get().headers["Cache-Control"].split("s-maxage=")[1].split(",")[0])
    assert 90 <= seconds < 100
