"""Drafts of news and events, with all that belongs to them."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from core.models import RelatedPage
from core.types.ids import global_id_of
from news.models import EventTopic, NewsAuthority, NewsProgramme, NewsTopic
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    ImageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    TopicFactory,
    blocks,
    locale,
)
from tests.graphql import data, everything
from tests.previews import draft_and_published, opened, redrafted, token_of

pytestmark = pytest.mark.django_db


def draft_of_everything(size: int = 2) -> Any:
    """Return a published news item with a draft in which all is other: words, pictures, rows."""
    page = NewsPageFactory.create(
        title="Old",
        topics=[TopicFactory.create()],
        authorities=[ParticipantPageFactory.create().authority],
        programmes=[ProgrammeFactory.create()],
        related=[NewsPageFactory.create()],
    )
    numbers = range(size)
    authorities = [ParticipantPageFactory.create().authority for _ in numbers]
    programmes = [ProgrammeFactory.create() for _ in numbers]
    topics = [TopicFactory.create() for _ in numbers]
    related = [NewsPageFactory.create() for _ in numbers]
    return redrafted(
        page,
        title="New",
        slug="new",
        kind="call",
        standfirst="New words.",
        seo_title="Found as new",
        lead_picture=ImageFactory.create(),
        lead_picture_alt="A field",
        share_image=ImageFactory.create(),
        correction_date=timezone.localdate(),
        correction_note="A name was wrong.",
        body=[
            blocks.block("heading", {"text": "Head", "level": "2"}),
            blocks.rich_text(f'<p><a linktype="page" id="{related[0].pk}">Words</a></p>'),
            blocks.block("page_links", {"title": "More", "pages": blocks.items([related[0].pk])}),
        ],
        topic_uses=[NewsTopic(topic=each, sort_order=9 - n) for n, each in enumerate(topics)],
        authority_uses=[
            NewsAuthority(authority=each, sort_order=n) for n, each in enumerate(authorities)
        ],
        programme_uses=[
            NewsProgramme(programme=each, sort_order=n) for n, each in enumerate(programmes)
        ],
        related_pages=[
            RelatedPage(target=each.page_ptr, sort_order=n) for n, each in enumerate(related)
        ],
    )


@time_machine.travel("2026-03-01T12:00:00Z", tick=False)
def test_draft_is_answered_as_the_page_is_once_it_is_published(client: Client) -> None:
    draft, published = draft_and_published(client, draft_of_everything())
    assert draft == published
    assert (draft["title"], len(draft["body"]), len(draft["topics"])) == ("New", 3, 2)


def test_draft_that_was_never_published_shows_its_rows_in_order(client: Client) -> None:
    page = draft_of_everything()
    page.unpublish()
    fields = """relatedPages { id } ... on NewsPage {
        topics { name } authorities { key } programmes { key } }"""
    found = opened(client, token_of(page), fields)
    latest = page.get_latest_revision_as_object()
    in_order = {
        name: sorted(getattr(latest, name).all(), key=lambda row: row.sort_order)
        for name in ("related_pages", "topic_uses", "authority_uses", "programme_uses")
    }
    assert found == {
        "relatedPages": [
            {"id": global_id_of(row.target.specific)} for row in in_order["related_pages"]
        ],
        "topics": [{"name": row.topic.name} for row in in_order["topic_uses"]],
        "authorities": [{"key": row.authority.key} for row in in_order["authority_uses"]],
        "programmes": [{"key": row.programme.key} for row in in_order["programme_uses"]],
    }
    assert [len(rows) for rows in found.values()] == [2, 2, 2, 2]


def test_words_of_a_draft_are_in_no_other_answer(client: Client) -> None:
    page = draft_of_everything()
    sentinel = redrafted(page, title="Sentinel", slug="sentinel", standfirst="Sentinel.")
    token = token_of(sentinel)
    data(client, everything(f'page(previewToken: "{token}")'))
    profiles = "participants(instrument: null)"
    for roots in ("news", "pages", f'page(id: "{global_id_of(page)}")', profiles):
        answer = str(data(client, everything(roots)))
        assert "'Old'" in answer, roots
        assert "entinel" not in answer, roots


def test_what_a_draft_names_is_shown_as_far_as_it_is_public(client: Client) -> None:
    topic = TopicFactory.create(publish=False)
    other_language = TopicFactory.create(locale=locale("fr"))
    authority = AuthorityFactory.create()
    page = NewsPageFactory.create(
        topics=[topic, other_language], authorities=[authority], publish=False
    )
    fields = "... on NewsPage { topics { name } authorities { key } }"
    assert opened(client, token_of(page), fields) == {"topics": [], "authorities": []}


def test_what_is_gone_by_now_is_left_out(client: Client) -> None:
    page = draft_of_everything()
    latest = page.get_latest_revision_as_object()
    (topic, kept), programme = latest.topic_uses.all(), latest.programme_uses.all()[0]
    topic.topic.delete()
    programme.programme.delete()
    latest.related_pages.all()[0].target.specific.delete()
    fields = "relatedPages { id } ... on NewsPage { topics { name } programmes { key } }"
    found = opened(client, token_of(page), fields)
    assert [len(found[name]) for name in ("relatedPages", "topics", "programmes")] == [1, 1, 1]
    assert found["topics"] == [{"name": kept.topic.name}]


def test_draft_of_an_event_is_answered_with_its_rows(client: Client) -> None:
    topic = TopicFactory.create(name="Housing")
    page = EventPageFactory.create(title="Old")
    start = page.start + timedelta(days=1)
    redrafted(page, title="New", start=start, end=None, topic_uses=[EventTopic(topic=topic)])
    fields = "title ... on EventPage { start end topics { name } }"
    assert opened(client, token_of(page), fields) == {
        "title": "New",
        "start": start.astimezone(ZoneInfo(page.zone)).isoformat(),
        "end": None,
        "topics": [{"name": "Housing"}],
    }


@pytest.mark.parametrize("size", [2, 6])
def test_draft_costs_the_same_at_any_size(
    client: Client, size: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token = token_of(draft_of_everything(size))
    query = everything(f'page(previewToken: "{token}")', levels=1)
    data(client, query)
    with django_assert_num_queries(47):
        data(client, query)
