"""Pages that mirror another one of their language tell no more than that one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from core.services.publishing import DueReport, publish_due
from core.visibility import public_pages
from news.models import NewsPage
from tests.factories import NewsPageFactory, translate
from tests.graphql import data
from tests.versions import unchanged

pytestmark = pytest.mark.django_db

NEWS = """query($locale: String!) {
    news(locale: $locale, orderBy: TITLE_ASC) { totalCount nodes { title slug } } }"""


@pytest.fixture
def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)


@pytest.fixture
def later(tomorrow: datetime) -> Iterator[Any]:
    """Return a traveller to the day after; a test enters it when all is prepared."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield lambda: traveller.move_to(tomorrow + timedelta(minutes=1))


def mirrored(page: NewsPage, slug: str = "mirror") -> NewsPage:
    """Make an alias beside a page, as the admin's form for copies does."""
    made: NewsPage = page.create_alias(update_slug=slug, parent=page.get_parent())
    return made


def fresh(page: NewsPage) -> NewsPage:
    return NewsPage.objects.get(pk=page.pk)


def slugs(client: Client, code: str = "en") -> list[str]:
    return [node["slug"] for node in data(client, NEWS, locale=code)["news"]["nodes"]]


def schedule(page: NewsPage, at: datetime) -> None:
    """Approve a page's text for a time to come."""
    draft = fresh(page)
    draft.title, draft.go_live_at = "Tomorrow's", at
    draft.save_revision().publish()


@pytest.mark.parametrize("was_public", [True, False])
def test_alias_of_what_is_scheduled_waits_with_it(
    client: Client, tomorrow: datetime, later: Any, *, was_public: bool
) -> None:
    page = NewsPageFactory.create(title="Aims", slug="aims", publish=was_public)
    chained = mirrored(mirrored(page), "mirror-of-mirror")
    if was_public:
        fresh(page).unpublish()
    with unchanged():
        schedule(page, tomorrow)
    assert slugs(client) == []
    later()
    assert publish_due() == DueReport(published=1)
    assert slugs(client) == ["aims", "mirror", "mirror-of-mirror"]
    assert fresh(chained).title == "Tomorrow's"


def test_embargo_of_one_language_holds_for_mirrors_of_another(
    client: Client, tomorrow: datetime, later: Any
) -> None:
    page = NewsPageFactory.create(title="Aims", slug="aims")
    mirrored(mirrored(page), "mirror-of-mirror")
    assert slugs(client) == ["aims", "mirror", "mirror-of-mirror"]
    translate(page, "fr", embargo_until=tomorrow)
    assert slugs(client) == []
    assert not public_pages(NewsPage.objects.all()).exists()
    later()
    assert slugs(client) == ["aims", "mirror", "mirror-of-mirror"]
