"""What is hidden never comes back from any other public address."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db.models import Q
from django.test import Client
from django.urls import get_resolver
from django.utils.http import urlencode

from core.models import CustomDocument, CustomImage, Rendition
from submissions.models import Upload
from submissions.services.quarantine import QUARANTINE
from tests.leaks.hidden_files import UNDOCUMENTED
from tests.leaks.known import Known
from tests.leaks.words import words_in
from tests.leaks.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks")]

ASKED = {
    "",
    "login/",
    "admin/",
    "documents/",
    "graphql/",
    "graphql/possible-types.json",
    "data/participants.geojson",
    "data/participants.csv",
    "data/concepts.json",
    "health/",
    "media/images/<path:path>",
    "uploads/<str:token>/",
}
"""The first level of the program's addresses; behind each, `addresses` knows what to ask."""


def addresses(world: World) -> Iterator[str]:
    """Yield all that anybody could ask for by GET, hidden things above all."""
    known = Known(world)
    locales = ("", "?locale=fr", "?locale=rmy")
    for plain in (
        "",
        "login/",
        "health/",
        "graphql/",
        "graphql/possible-types.json",
        "sitemap.xml",
        "robots.txt",
        *(f"{code}/sitemap.xml" for code, _name in settings.LANGUAGES),
    ):
        yield f"/{plain}"
    yield from files_below(known)
    for name in ("participants.geojson", "participants.csv", "concepts.json"):
        yield from (f"/data/{name}{query}" for query in locales)
    for path in known.paths:
        yield path
        asked = {"query": QUERY_OF_PATH, "variables": json.dumps({"p": path})}
        yield f"/graphql/?{urlencode(asked)}"
    for upload in Upload.objects.all():
        yield f"/uploads/{upload.token_digest}/"
        yield f"/uploads/{upload.pk}/"
    for page in world.hidden_pages:
        yield f"/admin/pages/{page.pk}/edit/"
        yield f"/admin/pages/{page.pk}/view_draft/"
        yield f"/admin/api/main/pages/{page.pk}/"


def files_below(known: Known) -> Iterator[str]:
    """Yield feeds and calendars of sections, narrowed to all topics, and of all that is none."""
    topics = [f"?topic={quote(key)}" for key in known.keys_of_topics]
    for section, names in (("news", FEEDS), ("events", (*FEEDS, "events.ics"))):
        for name in names:
            yield from (f"/en/{section}/{name}{query}" for query in ("", "?country=IS", *topics))
    for path in known.paths:
        if path.endswith("/"):
            yield from (f"{path}{name}" for name in ("feed.json", "event.ics", "events.ics"))


FEEDS = ("feed.rss", "feed.atom", "feed.json")
QUERY_OF_PATH = "query($p: String!) { route(path: $p) { status redirectTo page { title } } }"


def files(world: World) -> Iterator[str]:
    """Yield addresses at which a picture or file of a closed collection could stand."""
    closed = Q(pk__in=[row.pk for row in world.files.documents])
    received = Q(collection__name=QUARANTINE)
    assert CustomDocument.objects.filter(received).count() == 1
    for document in CustomDocument.objects.filter(closed | received):
        yield document.url
        yield f"/documents/{document.pk}/other.pdf"
        yield f"/media/{document.file.name}"
        yield f"/media/images/../{document.file.name}"
    images = [row.pk for row in world.files.images[: -len(UNDOCUMENTED)]]
    for image in CustomImage.objects.filter(pk__in=images):
        yield image.file.url
        yield f"/media/images/../{image.file.name}"
    for rendition in Rendition.objects.filter(image__in=images):
        yield rendition.file.url


def test_every_address_of_the_program_is_asked() -> None:
    assert {str(each.pattern) for each in get_resolver().url_patterns} <= ASKED


def test_no_hidden_word_comes_back_from_any_address(client: Client, world: World) -> None:
    leaks = {}
    for address in addresses(world):
        for place in world.words.found_in(answer(client, address)[1]):
            leaks[place] = address
    assert leaks == {}


def test_feeds_and_calendars_tell_of_what_is_public(client: Client, world: World) -> None:
    """Without this their answers could be empty."""
    items: list[Any] = []
    for section, kind in (("news", "NewsPage"), ("events", "EventPage")):
        items = client.get(f"/en/{section}/feed.json").json()["items"]
        own = [page for page in world.public.made if type(page).__name__ == kind]
        assert len(items) == len([page for page in own if page.locale.language_code == "en"])
    assert client.get("/en/events/events.ics").content.count(b"BEGIN:VEVENT") == len(items) > 0


def test_hidden_files_are_not_served(client: Client, world: World) -> None:
    asked = list(files(world))
    assert len(asked) > 50
    served = {}
    for address in asked:
        kind, text = answer(client, address)
        is_nothing = kind == "text/html" or text.endswith(" Not found.\n")
        if not is_nothing or words_in(text):
            served[address] = kind
    assert served == {}


def answer(client: Client, address: str) -> tuple[str, str]:
    """Return the media type of an answer, and what it says beside what was asked."""
    response: Any = client.get(address)
    body = response.getvalue() if response.streaming else response.content
    text = f"{response.headers} {body.decode(errors='replace')}"
    for word in words_in(address):
        text = text.replace(word, "")
    return response.headers["Content-Type"].partition(";")[0], text
