"""Addresses of what was deleted or has expired, and what must not be told of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from core.models import ContentVersion, GonePath, User
from core.services.publishing import publish_due
from home.models import StandardPage
from news.models import NewsPage
from tests import editor
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    alias,
    home_page,
    news_section,
    publish,
    translate,
)
from tests.routes import GONE, NOT_FOUND, found, moved, route, status
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def gone() -> set[str]:
    return set(GonePath.objects.values_list("path", flat=True))


def by_admin(page: Page, boss: Client) -> None:
    assert boss.post(editor.page_url("delete", page.pk)).status_code == 302


def by_code(page: Page, boss: Client) -> None:
    page.delete()


def as_plain_page(page: Page, boss: Client) -> None:
    Page.objects.get(pk=page.pk).delete()


def by_queryset(page: Page, boss: Client) -> None:
    Page.objects.filter(pk=page.pk).delete()


WAYS = [by_admin, by_code, as_plain_page, by_queryset]


@pytest.mark.parametrize("delete", WAYS)
def test_deleted_page_is_gone(
    client: Client, boss: Client, delete: Callable[[Page, Client], None]
) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    with raised():
        delete(item, boss)
    for path in ("/en/news/aims/", "/en/news/aims", "/EN//news/aims/?a=1"):
        assert route(client, path.replace("EN", "en")) == GONE
    assert gone() == {"/en/news/aims"}


@pytest.mark.parametrize("delete", WAYS)
def test_what_was_under_a_deleted_page_is_gone_with_it(
    client: Client, boss: Client, delete: Callable[[Page, Client], None]
) -> None:
    upper = StandardPageFactory.create(title="Upper", slug="upper")
    middle = StandardPageFactory.create(title="Middle", slug="middle", parent=upper)
    StandardPageFactory.create(title="Lower", slug="lower", parent=middle)
    StandardPageFactory.create(title="Draft", slug="draft", parent=middle, publish=False)
    StandardPageFactory.create(title="Private", slug="private", parent=upper, private=True)
    delete(StandardPage.objects.get(pk=upper.pk), boss)
    assert gone() == {"/en/upper", "/en/upper/middle", "/en/upper/middle/lower"}
    assert route(client, "/en/upper/middle/lower/") == GONE
    for path in ("/en/upper/middle/draft/", "/en/upper/private/", "/en/upper/none/"):
        assert route(client, path) == NOT_FOUND


def test_old_addresses_of_a_deleted_page_are_gone(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    item.slug = "goals"
    item = publish(item)
    Redirect.objects.create(old_path="/aims", redirect_page=item)
    assert route(client, "/aims") == moved("/en/news/goals/")
    item.delete()
    for path in ("/en/news/goals/", "/en/news/aims/", "/aims"):
        assert route(client, path) == GONE
    assert not Redirect.objects.exists()


def test_one_language_goes_alone(client: Client) -> None:
    item = StandardPageFactory.create(title="About", slug="about")
    french = translate(item, "fr", title="À propos", slug="a-propos")
    french.delete()
    assert gone() == {"/fr/a-propos"}
    assert status(client, "/en/about/") == 200
    assert route(client, "/fr/a-propos/", "CHAIN") == GONE


def embargo(page: NewsPage) -> None:
    NewsPage.objects.filter(pk=page.pk).update(embargo_until=timezone.now() + timedelta(days=1))


def make_private(page: NewsPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def make_section_private(page: NewsPage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")


def unpublish(page: NewsPage) -> None:
    page.unpublish()


def unpublish_section(page: NewsPage) -> None:
    page.get_parent().specific.unpublish()


HIDE = [embargo, make_private, make_section_private, unpublish, unpublish_section]


@pytest.mark.parametrize("hide", HIDE)
@pytest.mark.parametrize("delete", WAYS)
def test_what_nobody_could_read_leaves_no_trace(
    client: Client, boss: Client, hide: Callable[[Any], None], delete: Callable[..., None]
) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    hide(item)
    assert route(client, "/en/news/aims/") == NOT_FOUND
    delete(NewsPage.objects.get(pk=item.pk), boss)
    assert route(client, "/en/news/aims/") == NOT_FOUND
    assert gone() == set()


def test_deleted_draft_leaves_no_trace(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims", publish=False)
    with unchanged():
        item.delete()
    assert route(client, "/en/news/aims/") == NOT_FOUND


def test_deleted_alias_of_another_language_leaves_no_trace(client: Client) -> None:
    copy = alias(NewsPageFactory.create(title="Aims", slug="aims"), "fr")
    path = f"/fr/{copy.get_parent().slug}/{copy.slug}/"
    copy.delete()
    assert route(client, path) == NOT_FOUND
    assert gone() == set()


def test_unpublished_page_may_come_back(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    item.unpublish()
    assert route(client, "/en/news/aims/") == NOT_FOUND
    publish(NewsPage.objects.get(pk=item.pk))
    assert status(client, "/en/news/aims/") == 200


def test_expired_page_is_gone_once_the_due_task_has_been_there(client: Client) -> None:
    with time_machine.travel(NOW, tick=False):
        item = NewsPageFactory.create(title="Aims", slug="aims", expire_at=NOW + timedelta(hours=1))
        item.slug = "goals"
        publish(item)
        assert route(client, "/en/news/aims/") == moved("/en/news/goals/")
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        with raised():
            publish_due()
        assert route(client, "/en/news/goals/") == route(client, "/en/news/aims/") == GONE
        page = NewsPage.objects.get(pk=item.pk)
        assert (page.live, page.expired) == (False, True)
        page.expire_at = None
        publish(page)
        assert route(client, "/en/news/goals/") == found("Aims", "/en/news/goals/", "en")
        assert route(client, "/en/news/aims/") == moved("/en/news/goals/")


@pytest.mark.parametrize("hide", [embargo, make_private, make_section_private])
def test_expired_page_that_nobody_could_read_leaves_no_trace(
    client: Client, hide: Callable[[Any], None]
) -> None:
    with time_machine.travel(NOW, tick=False):
        item = NewsPageFactory.create(title="Aims", slug="aims", expire_at=NOW + timedelta(hours=1))
        hide(item)
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        publish_due()
        assert not NewsPage.objects.get(pk=item.pk).live
        assert route(client, "/en/news/aims/") == NOT_FOUND


def test_page_published_where_another_is_gone_is_found(
    client: Client, boss: Client, superuser: User
) -> None:
    NewsPageFactory.create(title="Aims", slug="aims").delete()
    assert route(client, "/en/news/aims/") == GONE
    section = news_section()
    draft = NewsPage(title="Anew", slug="aims", standfirst="Again.", locale=section.locale)
    data = editor.form_data(draft, superuser, parent=section)
    assert boss.post(editor.create_url(draft, section), data).status_code == 302
    assert route(client, "/en/news/aims/") == GONE
    page = NewsPage.objects.get(slug="aims")
    boss.post(editor.edit_url(page), editor.form_data(page, superuser) | editor.PUBLISH)
    assert route(client, "/en/news/aims/") == found("Anew", "/en/news/aims/", "en")
    NewsPage.objects.get(slug="aims").unpublish()
    assert route(client, "/en/news/aims/") == NOT_FOUND


def test_page_that_is_live_at_once_takes_back_what_was_gone(client: Client) -> None:
    StandardPageFactory.create(title="About", slug="about").delete()
    assert gone() == {"/en/about"}
    home_page().add_child(instance=StandardPage(title="Anew", slug="about", live=True))
    assert gone() == set()
    assert status(client, "/en/about/") == 200


def test_version_is_raised_in_the_transaction_of_the_deletion(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")

    def fail(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(ContentVersion, "raise_version", fail)
    with pytest.raises(RuntimeError):
        item.delete()
    monkeypatch.undo()
    assert gone() == set()
    assert status(client, "/en/news/aims/") == 200
