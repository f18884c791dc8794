"""What is known to be hidden leaves the same pages as statements that look for it each time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from core import hidden as facts
from core.frame import Frame, frame_of
from core.hidden import Hidden, Moment, hidden_at
from core.models import ContentVersion, CustomImage
from core.visibility import public_images, public_pages
from tests.factories import (
    CollectionFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    alias,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def world(now: datetime) -> dict[str, Page]:
    """Make a page for each reason to hide one, and some that are public; by what they are."""
    closed = StandardPageFactory.create(publish=False)
    private = StandardPageFactory.create()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    open_page = StandardPageFactory.create()
    embargoed = NewsPageFactory.create(embargo_until=now + timedelta(days=1))
    public = NewsPageFactory.create()
    return {
        "public": public,
        "translation": translate(public, "fr"),
        "alias in another language": alias(open_page, "de"),
        "mirror": open_page.create_alias(update_slug="mirror", parent=open_page.get_parent()),
        "below": StandardPageFactory.create(parent=open_page),
        "below closed": StandardPageFactory.create(parent=closed),
        "closed": closed,
        "private": private,
        "below private": StandardPageFactory.create(parent=private),
        "embargoed": embargoed,
        "mirror of embargoed": embargoed.create_alias(
            update_slug="kept", parent=embargoed.get_parent()
        ),
        "draft": NewsPageFactory.create(publish=False),
        "open": open_page,
    }


PUBLIC = {"public", "translation", "mirror", "below", "open"}


def shown(world: dict[str, Page], when: Any) -> set[str]:
    keys = set(public_pages(Page.objects.all(), when).values_list("pk", flat=True))
    return {name for name, page in world.items() if page.pk in keys}


def test_moment_shows_what_statements_of_their_own_show(
    world: dict[str, Page], now: datetime
) -> None:
    assert shown(world, now) == PUBLIC
    assert shown(world, Moment(now, hidden_at(now))) == PUBLIC


def test_too_much_that_is_hidden_is_looked_for_by_statements(
    world: dict[str, Page], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "MAX_FACTS", 0)
    hidden = hidden_at(now)
    assert hidden == Hidden(closed=None, embargoed=None, mirrors=None, private=())
    assert shown(world, Moment(now, hidden)) == PUBLIC


def test_private_collections_are_known(now: datetime) -> None:
    ImageFactory.create(title="Kept", collection=CollectionFactory.create(private=True))
    ImageFactory.create(title="Shown")
    for when in (now, Moment(now, hidden_at(now))):
        images = public_images(CustomImage.objects.all(), when)
        assert list(images.values_list("title", flat=True)) == ["Shown"]


def test_paths_below_others_are_not_told_twice(world: dict[str, Page], now: datetime) -> None:
    PageViewRestriction.objects.create(page=world["below private"], restriction_type="login")
    closed = hidden_at(now).closed
    assert closed is not None
    assert world["private"].path in closed
    assert world["below private"].path not in closed


def test_frame_is_read_once_a_version(now: datetime) -> None:
    first = frame_of(ContentVersion.current(), now)
    assert frame_of(ContentVersion.current(), now + timedelta(seconds=1)) is first
    NewsPageFactory.create()
    assert frame_of(ContentVersion.current(), now) is not first


def test_frame_of_a_version_whose_number_was_counted_before_is_another(now: datetime) -> None:
    before, after = (
        ContentVersion(number=7, raised_at=now - timedelta(days=days)) for days in (2, 1)
    )
    assert frame_of(before, now) is not frame_of(after, now)


def test_frame_holds_what_was_hidden_when_the_version_was_raised(now: datetime) -> None:
    page = NewsPageFactory.create(embargo_until=now + timedelta(hours=1))
    version = ContentVersion.current()
    assert frame_of(version, now + timedelta(minutes=59)).hidden.embargoed == (
        page.translation_key,
    )
    with time_machine.travel(now + timedelta(hours=1), tick=False):
        version = ContentVersion.current()
        assert frame_of(version, version.moment).hidden.embargoed == ()


def test_clock_that_is_wrong_opens_nothing_early(now: datetime) -> None:
    page = NewsPageFactory.create(embargo_until=now + timedelta(hours=1))
    version = ContentVersion(number=7, raised_at=now + timedelta(days=1))
    assert frame_of(version, version.moment).hidden.embargoed == (page.translation_key,)


def test_frame_without_a_version_is_read_for_itself(now: datetime) -> None:
    assert Frame(now).hidden == hidden_at(now)
