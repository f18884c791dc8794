"""What becomes of a page's address when it gets another slug or is moved."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from core.models import ContentVersion, GonePath, User
from home.models import StandardPage
from tests import editor
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    home_page,
    news_section,
    publish,
    translate,
)
from tests.routes import NOT_FOUND, found, moved, route, status
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


def page(title: str, parent: Page | None = None, **state: Any) -> StandardPage:
    where = {} if parent is None else {"parent": parent}
    return StandardPageFactory.create(title=title, slug=title.lower(), **where, **state)


def rename(subject: Any, slug: str) -> Any:
    """Publish a page under another slug; return it anew."""
    fresh = type(subject).objects.get(pk=subject.pk)
    fresh.slug = slug
    return publish(fresh)


def kept() -> dict[str, int | None]:
    """Return the page to which each redirect leads."""
    return dict(Redirect.objects.values_list("old_path", "redirect_page_id"))


def test_published_slug_leads_on_from_the_old_one(client: Client) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    with raised():
        rename(item, "goals")
    assert route(client, "/en/news/goals/") == found("Aims", "/en/news/goals/", "en")
    assert route(client, "/en/news/aims/") == moved("/en/news/goals/")
    assert route(client, "/en/news/aims?a=1") == moved("/en/news/goals/?a=1")
    row = Redirect.objects.get()
    assert (row.old_path, row.redirect_page_id) == ("/en/news/aims", item.pk)
    assert (row.is_permanent, row.automatically_created) == (True, True)


def test_slug_of_a_draft_changes_nothing(client: Client, boss: Client, superuser: User) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    with unchanged():
        boss.post(editor.edit_url(item), editor.form_data(item, superuser, slug="goals"))
    item.refresh_from_db()
    assert (item.slug, item.get_latest_revision_as_object().slug) == ("aims", "goals")
    assert status(client, "/en/news/aims/") == 200
    assert route(client, "/en/news/goals/") == NOT_FOUND
    assert kept() == {}


def test_slug_published_in_the_editor_leads_on(
    client: Client, boss: Client, superuser: User
) -> None:
    item = NewsPageFactory.create(title="Aims", slug="aims")
    data = editor.form_data(item, superuser, slug="goals") | editor.PUBLISH
    assert boss.post(editor.edit_url(item), data).status_code == 302
    assert route(client, "/en/news/aims/") == moved("/en/news/goals/")


def test_page_that_nobody_could_read_leaves_no_address(client: Client) -> None:
    draft = page("Draft", publish=False)
    draft.slug = "other"
    draft.save()
    assert kept() == {}
    publish(draft)
    assert (status(client, "/en/other/"), status(client, "/en/draft/")) == (200, 404)


def test_descendants_lead_on_with_their_section(client: Client) -> None:
    upper = page("Upper")
    middle = page("Middle", upper)
    lower = page("Lower", middle)
    hidden = page("Hidden", middle, publish=False)
    rename(upper, "above")
    assert kept() == {
        "/en/upper": upper.pk,
        "/en/upper/middle": middle.pk,
        "/en/upper/middle/lower": lower.pk,
    }
    for path in ("", "middle/", "middle/lower/"):
        assert status(client, f"/en/above/{path}") == 200
        assert route(client, f"/en/upper/{path}") == moved(f"/en/above/{path}")
    assert route(client, "/en/upper/middle/hidden/") == NOT_FOUND
    assert Page.objects.get(pk=hidden.pk).url_path == "/home/above/middle/hidden/"


def test_slug_of_one_language_leaves_the_others(client: Client) -> None:
    about = page("About")
    french = translate(about, "fr", title="À propos", slug="a-propos")
    rename(french, "qui-sommes-nous")
    assert kept() == {"/fr/a-propos": french.pk}
    assert status(client, "/en/about/") == 200
    assert route(client, "/fr/a-propos/") == moved("/fr/qui-sommes-nous/")


@pytest.mark.parametrize("way", ["admin", "code", "plain"])
def test_moved_page_leads_on_with_what_is_under_it(client: Client, boss: Client, way: str) -> None:
    upper, target = page("Upper"), page("Target")
    lower = page("Lower", page("Middle", upper))
    with raised():
        if way == "admin":
            url = editor.page_url("move_confirm", upper.pk, target.pk)
            assert boss.post(url).status_code == 302
        elif way == "code":
            upper.move(StandardPage.objects.get(pk=target.pk), pos="last-child")
        else:
            place = Page.objects.get(pk=target.pk)
            Page.objects.get(pk=upper.pk).move(place, pos="last-child")
    for path in ("upper/", "upper/middle/", "upper/middle/lower/"):
        assert status(client, f"/en/target/{path}") == 200
        assert route(client, f"/en/{path}") == moved(f"/en/target/{path}")
    assert kept()["/en/upper/middle/lower"] == lower.pk


def test_another_place_among_the_same_pages_leaves_the_address(client: Client) -> None:
    first, second = page("First"), page("Second")
    second.move(Page.objects.get(pk=first.pk), pos="left")
    assert kept() == {}
    assert (status(client, "/en/first/"), status(client, "/en/second/")) == (200, 200)


def test_page_that_comes_back_to_its_address_is_found_there(client: Client) -> None:
    item = rename(page("Aims"), "goals")
    rename(item, "aims")
    assert route(client, "/en/aims/") == found("Aims", "/en/aims/", "en")
    assert route(client, "/en/goals/") == moved("/en/aims/")
    rename(item, "ends")
    for path in ("/en/aims/", "/en/goals/"):
        assert route(client, path) == moved("/en/ends/")


def test_page_that_takes_over_an_address_is_found_there(client: Client) -> None:
    first = page("First")
    rename(first, "elsewhere")
    second = page("Second")
    rename(second, "first")
    assert route(client, "/en/first/") == found("Second", "/en/first/", "en")
    assert route(client, "/en/second/") == moved("/en/first/")
    rename(second, "third")
    assert route(client, "/en/first/") == moved("/en/third/")
    assert kept() == {"/en/first": second.pk, "/en/second": second.pk}


def test_two_pages_that_swap_addresses_are_found(client: Client) -> None:
    one, two = page("One"), page("Two")
    rename(one, "tmp")
    rename(two, "one")
    rename(one, "two")
    assert route(client, "/en/two/") == found("One", "/en/two/", "en")
    assert route(client, "/en/one/") == found("Two", "/en/one/", "en")
    assert route(client, "/en/tmp/") == moved("/en/two/")


def test_redirect_that_staff_wrote_is_kept(client: Client) -> None:
    item = page("Aims")
    Redirect.add_redirect("/en/aims/", "/en/", is_permanent=False)
    rename(item, "goals")
    own = Redirect.objects.get(old_path="/en/aims", automatically_created=False)
    assert (own.redirect_link, own.is_permanent) == ("/en/", False)


def test_home_page_has_its_language_for_an_address(client: Client) -> None:
    page("About")
    rename(home_page(), "start")
    assert kept() == {}
    assert (status(client, "/en/"), status(client, "/en/about/")) == (200, 200)


def test_address_too_long_to_keep_is_left_out(client: Client) -> None:
    parent = page("A" * 100)
    for _ in range(2):
        parent = page("A" * 100, parent)
    rename(parent.get_parent().specific, "b")
    assert [len(path) for path in kept()] == [len("/en/") + 201]
    assert status(client, f"/en/{'a' * 100}/b/{'a' * 100}/") == 200


@pytest.mark.parametrize("change", ["slug", "move"])
def test_address_is_kept_in_the_transaction_of_the_change(
    client: Client, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    item, target = page("Aims"), page("Target")

    def fail(*_: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(ContentVersion, "raise_version", fail)
    changes = {
        "slug": lambda: rename(item, "goals"),
        "move": lambda: item.move(target, pos="last-child"),
    }
    with pytest.raises(DatabaseError), transaction.atomic():
        changes[change]()
    monkeypatch.undo()
    assert kept() == {}
    assert status(client, "/en/aims/") == 200


def test_what_is_gone_comes_back_with_a_page_that_moves_there(client: Client) -> None:
    section = news_section()
    GonePath.objects.bulk_create(GonePath(path=f"/en/{path}") for path in ("goals", "goals/lower"))
    item = page("Aims")
    page("Lower", item)
    rename(item, "goals")
    assert not GonePath.objects.exists()
    item.refresh_from_db()
    item.unpublish()
    assert route(client, "/en/goals/") == route(client, "/en/goals/lower/") == NOT_FOUND
    assert section.live
