"""What tests take for granted about the factories."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.models import ContentVersion
from core.visibility import public_files, public_pages
from news.models import NewsPage
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    alias,
    blocks,
    multiply,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db

TOMORROW = timezone.now() + timedelta(days=1)


def public_news() -> set[str]:
    return set(public_pages(NewsPage.objects.all()).values_list("title", flat=True))


def test_page_is_published_through_a_revision() -> None:
    page = NewsPageFactory.create(title="A", owner=UserFactory.create())
    assert public_news() == {"A"}
    assert page.live_revision == page.latest_revision
    assert page.get_latest_revision().user == page.owner
    assert not page.has_unpublished_changes
    assert page.get_parent().title == "News"
    assert page.locale.language_code == "en"


@pytest.mark.parametrize(
    ("states", "live"),
    [
        ({"publish": False}, False),
        ({"go_live_at": TOMORROW}, False),
        ({"private": True}, True),
        ({"expired": True}, True),
        ({"embargo_until": TOMORROW}, True),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_states_keep_a_page_from_the_public(states: dict[str, Any], live: bool) -> None:
    page = NewsPageFactory.create(**states)
    assert page.live is live
    assert public_news() == set()


def test_publishing_a_parent_keeps_its_place_in_the_tree() -> None:
    parent = NewsPageFactory.create().get_parent().specific
    stale = type(parent).objects.get(pk=parent.pk)
    NewsPageFactory.create(parent=parent)
    publish(stale)
    assert Page.find_problems() == ([], [], [], [], [])


def test_history_can_lie_in_the_past() -> None:
    past = datetime(2014, 3, 1, 9, tzinfo=UTC)
    page = NewsPageFactory.create(published_at=past)
    assert page.first_published_at == page.last_published_at == past
    assert page.get_latest_revision().created_at == page.latest_revision_created_at == past


def test_every_block_is_read_as_it_was_written() -> None:
    picture, document = ImageFactory.create(), DocumentFactory.create()
    target = StandardPageFactory.create()
    body = [
        blocks.heading("Aims", level=3),
        blocks.rich_text("<p>Three.</p>"),
        blocks.callout("Note", "<p>Mind it.</p>"),
        blocks.quotation("We listen.", "A. Speaker", role="Mayor"),
        blocks.table(["Year", "Place"], ["2013", "Here"], caption="Meetings"),
        blocks.key_figures(("12", "meetings"), ("3", "towns", "Of 2014.")),
        blocks.image(picture, "A field"),
        blocks.gallery([blocks.image_use(picture), blocks.image_use(picture, decorative=True)]),
        blocks.embed("https://example.org/film"),
        blocks.documents(document),
        blocks.page_links(target),
    ]
    page = NewsPageFactory.create(body=body)
    assert [child.block_type for child in page.body] == [block["type"] for block in body]
    assert [child.id for child in page.body] == [block["id"] for block in body]
    values = {child.block_type: child.value for child in page.body}
    assert values["heading"]["level"] == "3"
    assert values["table"].caption == "Meetings"
    assert [list(row["values"]) for row in values["table"].row_data] == [["2013", "Here"]]
    assert values["key_figures"]["figures"][1]["note"] == "Of 2014."
    assert values["gallery"]["images"][1]["image"] == picture
    assert values["documents"]["documents"][0]["document"] == document
    assert values["page_links"]["pages"][0].pk == target.pk


def test_translation_shares_the_key_and_has_its_own_words() -> None:
    topic = TopicFactory.create()
    page = NewsPageFactory.create(title="Aims", topics=[topic])
    french = translate(page, "fr", title="Objectifs", standfirst="Trois.")
    assert french.translation_key == page.translation_key
    assert french.get_parent().locale == french.locale
    assert [use.topic for use in french.topic_uses.all()] == [topic]
    assert public_news() == {"Aims", "Objectifs"}
    assert not translate(page, "de", publish_it=False, title="Ziele").live


def test_snippets_are_translated_as_well() -> None:
    topic = translate(TopicFactory.create(name="Youth"), "fr", name="Jeunesse")
    assert (topic.name, topic.slug, topic.live) == ("Jeunesse", "youth", True)
    menu = MenuFactory.create(
        entries=[("Out", "https://example.org/"), StandardPageFactory.create()]
    )
    french = translate(menu, "fr")
    assert french.items.count() == 0
    assert menu.items.count() == 2


def test_alias_is_no_translation() -> None:
    page = NewsPageFactory.create(title="Aims")
    copy = alias(page, "ro")
    assert copy.alias_of_id == page.pk
    assert copy.live
    assert public_news() == {"Aims"}


def test_files_of_a_private_collection_are_not_public() -> None:
    hidden = CollectionFactory.create(private=True)
    ImageFactory.create(collection=hidden)
    seen = ImageFactory.create(credit="", licence="")
    assert list(public_files(type(seen).objects.all())) == [seen]
    assert seen.missing_for_publication == ["credit", "licence"]


def test_multiplied_pages_look_like_any_others() -> None:
    target = StandardPageFactory.create()
    page = NewsPageFactory.create(
        title="Aims", topics=[TopicFactory.create()], related=[target], body=[blocks.heading("A")]
    )
    before = ContentVersion.current().number
    multiply(page, 2)
    copies = multiply(page, 20)
    assert ContentVersion.current().number == before + 2
    assert len(public_news()) == 23
    copy = random.choice(copies)  # noqa: S311 - one of many that are alike
    assert copy.get_parent() == page.get_parent()
    assert copy.url_path == f"/home/news/{copy.slug}/"
    assert [use.topic_id for use in copy.topic_uses.all()] == [
        use.topic_id for use in page.topic_uses.all()
    ]
    assert [row.target_id for row in copy.related_pages.all()] == [target.pk]
    assert copy.body[0].value["text"] == "A"
    assert Page.find_problems() == ([], [], [], [], [])
    later = NewsPageFactory.create(title="Later")
    assert later.path > copies[-1].path
