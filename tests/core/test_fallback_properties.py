"""`fallback: CHAIN` against a model in plain Python, for any states of any languages."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import Settings
from wagtail.models import Page, PageViewRestriction

from core.types.ids import global_id_of
from news.models import NewsPage
from tests.factories import NewsPageFactory, translate
from tests.walks import ask, walk, walk_back

pytestmark = pytest.mark.django_db

CODES = ("rmy", "ro", "en")
CONTENTS = 4
STATES = ("public", "public", "draft", "private", "expired", "alias")


@dataclass(frozen=True)
class Row:
    """In which state a content is in a language, and what a filter asks of it."""

    state: str
    kind: str
    day: int


ROWS = st.builds(
    Row, st.sampled_from(STATES), st.sampled_from(("news", "report")), st.integers(1, 3)
)
WORLDS = st.lists(st.tuples(ROWS, ROWS, ROWS), min_size=CONTENTS, max_size=CONTENTS)

Pages = list[tuple[NewsPage, ...]]


@pytest.fixture
def pages(db: None, settings: Settings) -> Pages:
    """Make each content in three languages, in the order of the chain."""
    settings.CONTENT_FALLBACKS = {"rmy": ["ro", "en"]}
    made = []
    for number in range(CONTENTS):
        item = NewsPageFactory.create(title=f"en {number}")
        others = [translate(item, code, title=f"{code} {number}") for code in CODES[:2]]
        made.append((*others, item))
    return made


def put(page: NewsPage, row: Row, source: NewsPage) -> None:
    """Bring a page into a state; the alias of a source is one of another page of its language."""
    NewsPage.objects.filter(pk=page.pk).update(kind=row.kind, date=date(2026, 1, row.day))
    past = timezone.now() - timedelta(hours=1)
    Page.objects.filter(pk=page.pk).update(
        live=row.state != "draft",
        expire_at=past if row.state == "expired" else None,
        alias_of=source if row.state == "alias" else None,
    )
    if row.state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def chosen(world: list[tuple[Row, ...]], pages: Pages, kinds: set[str]) -> list[str]:
    """Return the ids that the list is to hold, the newest first."""
    found = []
    for rows, row_pages in zip(world, pages, strict=True):
        public = [pair for pair in zip(rows, row_pages, strict=True) if pair[0].state == "public"]
        if public and public[0][0].kind in kinds:
            found.append(public[0])
    found.sort(key=lambda pair: (pair[0].day, pair[1].pk), reverse=True)
    return [global_id_of(page) for _, page in found]


@given(world=WORLDS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_list_is_what_the_model_says(
    client: Client, pages: Pages, world: list[tuple[Row, ...]]
) -> None:
    arguments = 'locale: "rmy", fallback: CHAIN'
    with transaction.atomic():
        for rows, row_pages in zip(world, pages, strict=True):
            # An alias's source stands in another language, else it would be as public as that one.
            sources = (row_pages[2], row_pages[2], row_pages[0])
            for page, row, source in zip(row_pages, rows, sources, strict=True):
                put(page, row, source)
        for kinds in ({"news", "report"}, {"news"}, {"report"}):
            names = " ".join(sorted(kinds)).upper()
            expected = chosen(world, pages, kinds)
            found: Any = ask(client, "news", "DATE_DESC", f"{arguments}, kinds: [{names}]")
            assert [node["id"] for node in found["nodes"]] == expected
            assert found["totalCount"] == len(expected)
        expected = chosen(world, pages, {"news", "report"})
        if expected:
            assert walk(client, "news", "DATE_DESC", arguments) == expected
            assert walk_back(client, "news", "DATE_DESC", arguments) == expected
        transaction.set_rollback(True)
