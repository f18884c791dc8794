"""The index holds what is public, at any time, whatever makes or ends it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from core.models import ContentVersion
from participants.models import Authority, AuthorityName
from search.models import SearchEntry, SearchName
from search.services.finding import find
from search.services.rebuilding import differences, rebuild
from tests.factories import (
    AuthorityFactory,
    ConceptFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    alias,
    blocks,
    designation,
    home_page,
    locale,
    multiply,
    name,
    news_section,
    publish,
    translate,
)

pytestmark = pytest.mark.django_db

Titles = Callable[..., list[str]]
WORD = "xylograph"


@pytest.fixture(autouse=True)
def right_in_the_end() -> Any:
    """Compare the index with the pages after each test."""
    yield
    assert not differences()


def make(**fields: Any) -> Any:
    return NewsPageFactory.create(title=f"Item {WORD}", **fields)


def item(titles: Titles, language: str = "en") -> list[str]:
    return titles(WORD, language)


def restrict(page: Any) -> Any:
    return PageViewRestriction.objects.create(page=page, restriction_type="login")


def test_publication_is_followed(titles: Titles) -> None:
    page = make(publish=False)
    assert item(titles) == []
    page = publish(page)
    assert item(titles) == [page.title]
    page.standfirst = "A panopticon."
    page.save_revision()
    assert titles("panopticon") == []
    publish(page)
    assert titles("panopticon") == [page.title]


def test_text_that_is_gone_is_not_found(titles: Titles) -> None:
    page = make(body=[blocks.rich_text("<p>A panopticon.</p>")])
    assert titles("panopticon") == [page.title]
    page.body = []
    publish(page)
    assert titles("panopticon") == []


def test_draft_of_a_published_page_is_not_found(titles: Titles) -> None:
    page = make()
    page.title = "Panopticon"
    page.save_revision()
    assert (titles("panopticon"), item(titles)) == ([], [f"Item {WORD}"])


def test_unpublishing_is_followed(titles: Titles) -> None:
    page = make()
    page.unpublish()
    assert item(titles) == []
    assert not SearchEntry.objects.filter(pk=page.pk).exists()


def test_unpublishing_as_a_plain_page_is_followed(titles: Titles) -> None:
    plain = Page.objects.get(pk=make().pk)
    plain.live = False
    plain.save()
    assert not SearchEntry.objects.filter(pk=plain.pk).exists()


def test_deletion_is_followed(titles: Titles) -> None:
    page = make()
    page.delete()
    assert item(titles) == []
    assert not SearchName.objects.filter(entry_id=page.pk).exists()


def test_deletion_of_the_section_is_followed(titles: Titles) -> None:
    make()
    news_section().delete()
    assert item(titles) == []


def test_what_is_rolled_back_was_never_there(titles: Titles) -> None:
    page = make(publish=False)
    with transaction.atomic():
        publish(page)
        assert item(titles) == [page.title]
        transaction.set_rollback(True)
    assert item(titles) == []


def test_section_takes_its_pages_with_it(titles: Titles) -> None:
    page = make()
    section = news_section()
    section.unpublish()
    assert (item(titles), SearchEntry.objects.filter(pk=page.pk).exists()) == ([], False)
    publish(section)
    assert item(titles) == [page.title]


def test_restriction_is_followed(titles: Titles) -> None:
    page = make()
    for restricted in (page, news_section(), home_page()):
        restriction = restrict(restricted)
        assert (item(titles), SearchEntry.objects.filter(pk=page.pk).exists()) == ([], False)
        restriction.delete()
        assert item(titles) == [page.title]


def test_moving_is_followed(titles: Titles) -> None:
    closed = StandardPageFactory.create(title="Closed", slug="closed", private=True)
    page = StandardPageFactory.create(title=f"Page {WORD}", slug="page")
    below = StandardPageFactory.create(title=f"Below {WORD}", slug="below", parent=page)
    assert item(titles) == [page.title, below.title]
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), pos="last-child")
    assert item(titles) == []
    assert not SearchEntry.objects.filter(pk__in=[page.pk, below.pk]).exists()
    home = Page.objects.get(pk=home_page().pk)
    Page.objects.get(pk=page.pk).specific.move(home, pos="last-child")
    assert item(titles) == [page.title, below.title]


def test_embargo_is_followed_and_ends_by_itself(titles: Titles) -> None:
    page = make(embargo_until=timezone.now() + timedelta(days=1))
    french = translate(page, "fr", title=f"Article {WORD}")
    assert (item(titles), item(titles, "fr")) == ([], [])
    assert not SearchEntry.objects.filter(pk__in=[page.pk, french.pk]).exists()
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=True):
        ContentVersion.current()  # As any reader does, before anything else.
        assert (item(titles), item(titles, "fr")) == ([page.title], [french.title])
        assert not differences()
        page.refresh_from_db()
        page.embargo_until = timezone.now() + timedelta(days=1)
        publish(page)
        assert (item(titles), item(titles, "fr")) == ([], [])
        page.embargo_until = None
        publish(page)
        assert (item(titles), item(titles, "fr")) == ([page.title], [french.title])
    ContentVersion.raise_version()  # It is yesterday again.


def test_what_expires_is_not_found_from_that_moment_on(titles: Titles) -> None:
    page = make()
    page.expire_at = timezone.now() + timedelta(days=1)
    publish(page)
    assert item(titles) == [page.title]
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=True):
        assert find(WORD, [locale("en")]).hits(0, 20) == []  # Before the index knows of it.
        ContentVersion.current()
        assert item(titles) == []
        assert not SearchEntry.objects.filter(pk=page.pk).exists()
        page.expire_at = None
        publish(page)


def test_alias_of_another_language_is_no_hit(titles: Titles) -> None:
    page = make()
    mirrored = alias(page, "fr")
    assert (item(titles), item(titles, "fr")) == ([page.title], [])
    assert not SearchEntry.objects.filter(pk=mirrored.pk).exists()


def test_alias_within_a_language_follows_its_source(titles: Titles) -> None:
    page = make()
    mirror = page.create_alias(update_slug="mirror")
    assert item(titles) == [page.title] * 2
    page.title = f"Renamed {WORD}"
    publish(page)
    assert item(titles) == [f"Renamed {WORD}"] * 2
    page.embargo_until = timezone.now() + timedelta(days=1)
    publish(page)
    assert item(titles) == []
    assert not SearchEntry.objects.filter(pk__in=[page.pk, mirror.pk]).exists()
    page.embargo_until = None
    publish(page)
    page.delete()
    assert len(item(titles)) == Page.objects.filter(pk=mirror.pk, live=True).count()


def test_names_of_an_authority_are_followed(titles: Titles) -> None:
    authority = AuthorityFactory.create(endonym="Aville", names=[name("de", "Befeld")])
    profile = ParticipantPageFactory.create(authority=authority, title="Profile")
    translate(profile, "fr", title="Portrait")
    assert (titles("aville"), titles("befeld", "fr")) == (["Profile"], ["Portrait"])
    authority = Authority.objects.get()
    authority.endonym = "Cetown"
    authority.save()
    assert (titles("aville"), titles("cetown", "fr")) == ([], ["Portrait"])
    AuthorityName.objects.create(authority=authority, language="hu", name="Sarvar")
    assert titles("sarvar") == ["Profile"]
    AuthorityName.objects.filter(language="hu").update(name="Efalva")
    assert (titles("sarvar"), titles("efalva")) == ([], ["Profile"])
    AuthorityName.objects.get(language="hu").delete()
    assert titles("efalva") == []
    AuthorityName.objects.filter(language="de").delete()
    assert titles("befeld") == []


def test_authority_without_a_profile_is_deleted(titles: Titles) -> None:
    ParticipantPageFactory.create(title="Košice")
    AuthorityFactory.create(names=[name("de", "Kaschau")]).delete()
    AuthorityFactory.create()
    Authority.objects.filter(profiles=None).delete()
    assert Authority.objects.count() == 1
    assert titles("Košice") == ["Košice"]


def test_country_of_an_authority_is_followed(titles: Titles) -> None:
    authority = AuthorityFactory.create(country="ME")
    ParticipantPageFactory.create(authority=authority, title="Profile")
    assert titles("montenegro") == ["Profile"]
    authority.country = "SK"
    authority.save()
    assert (titles("montenegro"), titles("slovakia")) == ([], ["Profile"])


def test_designations_are_followed(titles: Titles) -> None:
    page: Any = TermPageFactory.create(
        title="Term", concept=ConceptFactory.create(), designations=[designation("Gadje")]
    )
    assert titles("gadje") == ["Term"]
    page.designations = [designation("Voyager")]
    publish(page)
    assert (titles("gadje"), titles("voyager")) == ([], ["Term"])


def test_bulk_is_followed(titles: Titles) -> None:
    multiply(make(), 3)
    assert len(item(titles)) == 4


def test_reverting_is_followed(titles: Titles) -> None:
    page = make()
    first = Revision.page_revisions.filter(object_id=str(page.pk)).latest("pk")
    page.title = "Another"
    publish(page)
    assert item(titles) == []
    first.publish()
    assert item(titles) == [f"Item {WORD}"]


def test_index_is_made_anew_from_nothing(titles: Titles) -> None:
    page, hidden = make(), make(publish=False, slug="hidden")
    SearchEntry.objects.all().delete()
    assert page.pk in differences().missing
    SearchEntry.objects.create(
        page=hidden.page_ptr,
        locale=hidden.locale,
        translation_key=hidden.translation_key,
        kind="NEWS",
        title=hidden.title,
    )
    assert differences().surplus == [hidden.pk]
    assert item(titles) == []
    steps = list(rebuild())
    assert steps[-1][0] == steps[-1][1] == SearchEntry.objects.count() + 1
    assert item(titles) == [page.title]
    SearchEntry.objects.filter(pk=page.pk).update(title="Another")
    assert differences().stale == [page.pk]
    for _ in range(2):
        list(rebuild())
        assert not differences()
