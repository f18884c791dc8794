"""The content version is raised by every way in which what is public is published or taken back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import ContentVersion, User
from core.services.publishing import publish_due
from news.models import NewsPage
from tests import editor
from tests.factories import EventPageFactory, NewsPageFactory, StandardPageFactory, news_section
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


def bulk(client: Client, action: str, pages: list[Page], **data: Any) -> None:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    keys = "&".join(f"id={page.pk}" for page in pages)
    response = client.post(f"{url}?{keys}", data)
    assert response.status_code == 302


def submitted(client: Client, user: User, page: NewsPage) -> NewsPage:
    response = client.post(editor.edit_url(page), editor.form_data(page, user) | editor.SUBMIT)
    assert response.status_code == 302
    assert page.current_workflow_state is not None
    return page


def test_publishing_a_new_page_raises(boss: Client, superuser: User) -> None:
    section = news_section()
    page = NewsPage(title="Aims", slug="aims", standfirst="Three aims.", locale=section.locale)
    data = editor.form_data(page, superuser, parent=section) | editor.PUBLISH
    with raised():
        boss.post(editor.create_url(page, section), data)
    assert NewsPage.objects.get(slug="aims").live


def test_publishing_from_the_editor_raises(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create()
    data = editor.form_data(page, superuser, title="Aims") | editor.PUBLISH
    with raised():
        boss.post(editor.edit_url(page), data)
    page.refresh_from_db()
    assert page.title == "Aims"


def test_publishing_an_old_revision_again_raises(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(title="First")
    old = page.latest_revision
    page.title = "Second"
    page.save_revision().publish()
    data = editor.form_data(page, superuser, title="First") | editor.PUBLISH
    with raised():
        boss.post(editor.page_url("revisions_revert", page.pk, old.pk), data)
    page.refresh_from_db()
    assert page.title == "First"


def test_publishing_under_another_address_raises(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(slug="old")
    data = editor.form_data(page, superuser, slug="new") | editor.PUBLISH
    with raised():
        boss.post(editor.edit_url(page), data)
    page.refresh_from_db()
    assert page.url_path == "/home/news/new/"


def test_unpublishing_raises(boss: Client) -> None:
    page = NewsPageFactory.create()
    with raised():
        boss.post(editor.page_url("unpublish", page.pk))
    page.refresh_from_db()
    assert not page.live


def test_unpublishing_what_stands_below_raises(boss: Client, superuser: User) -> None:
    parent = StandardPageFactory.create(publish=False)
    child = StandardPageFactory.create(parent=parent)
    Page.objects.filter(pk=parent.pk).update(live=True)
    with raised():
        boss.post(editor.page_url("unpublish", parent.pk), {"include_descendants": "on"})
    child.refresh_from_db()
    assert not child.live


@pytest.mark.parametrize("place", ["editor", "dashboard"])
def test_moderators_approval_raises(
    place: str, editor_client: Client, editor_user: User, moderator_client: Client, moderator: User
) -> None:
    page = NewsPageFactory.create(publish=False, owner=editor_user)
    submitted(editor_client, editor_user, page)
    if place == "editor":
        url = editor.edit_url(page)
        data = editor.form_data(page, moderator) | {
            "action-workflow-action": "true",
            "workflow-action-name": "approve",
            "workflow-action-extra-data": "{}",
        }
    else:
        url = editor.page_url(
            "workflow_action", page.pk, "approve", page.current_workflow_task_state.pk
        )
        data = {"comment": ""}
    with raised():
        moderator_client.post(url, data)
    page.refresh_from_db()
    assert page.live


def test_publication_when_it_is_due_raises() -> None:
    soon = timezone.now() + timedelta(hours=1)
    page = NewsPageFactory.create(go_live_at=soon)
    with time_machine.travel(soon + timedelta(minutes=1)), raised():
        assert publish_due().published == 1
    page.refresh_from_db()
    assert page.live


def test_expiry_raises() -> None:
    soon = timezone.now() + timedelta(hours=1)
    page = NewsPageFactory.create(expire_at=soon)
    with time_machine.travel(soon + timedelta(minutes=1)), raised():
        assert publish_due().expired == 1
    page.refresh_from_db()
    assert not page.live


def test_due_task_with_nothing_due_raises_nothing() -> None:
    NewsPageFactory.create()
    NewsPageFactory.create(go_live_at=timezone.now() + timedelta(hours=1))
    with unchanged():
        publish_due()


@pytest.mark.parametrize(
    ("action", "live_before", "live_after"),
    [("publish", False, [True, True]), ("unpublish", True, [False, False]), ("delete", True, [])],
)
def test_bulk_action_raises(
    boss: Client, action: str, live_before: bool, live_after: list[bool]
) -> None:
    pages = NewsPageFactory.create_batch(2, publish=live_before)
    with raised():
        bulk(boss, action, pages)
    assert list(NewsPage.objects.values_list("live", flat=True)) == live_after


def test_bulk_move_raises(boss: Client) -> None:
    target, page = StandardPageFactory.create(), StandardPageFactory.create()
    with raised():
        bulk(boss, "move", [page], chooser=target.pk)
    page.refresh_from_db()
    assert page.get_parent() == target.page_ptr


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_action_of_the_admins_own_interface_raises(boss: Client, action: str) -> None:
    target = StandardPageFactory.create()
    page = StandardPageFactory.create()
    if action == "publish":
        page.save_revision()
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    data = {"destination_page_id": target.pk} if action == "move" else {}
    with raised():
        response = boss.post(url, data, "application/json")
    assert response.status_code in {200, 204}


def test_privacy_set_and_removed_raises(boss: Client) -> None:
    page = NewsPageFactory.create()
    url = editor.page_url("set_privacy", page.pk)
    with raised():
        boss.post(url, {"restriction_type": "login"})
    assert page.view_restrictions.count() == 1
    with raised():
        boss.post(url, {"restriction_type": "none"})
    assert page.view_restrictions.count() == 0


def test_end_of_an_embargo_is_seen_by_the_next_read() -> None:
    end = datetime(2030, 1, 1, 12, tzinfo=UTC)
    NewsPageFactory.create(embargo_until=end)
    before = ContentVersion.current()
    assert before.next_due_at == end
    with time_machine.travel(end - timedelta(seconds=1), tick=False):
        assert ContentVersion.current().number == before.number
    with time_machine.travel(end, tick=False):
        after = ContentVersion.current()
        assert (after.number, after.next_due_at) == (before.number + 1, None)
        assert ContentVersion.current().number == after.number


def test_time_of_expiry_is_seen_by_the_next_read() -> None:
    end = datetime(2030, 1, 1, 12, tzinfo=UTC)
    NewsPageFactory.create(expire_at=end)
    before = ContentVersion.current()
    assert before.next_due_at == end
    with time_machine.travel(end, tick=False):
        assert ContentVersion.current().number == before.number + 1


def test_event_that_is_over_is_seen_by_the_next_read() -> None:
    start = datetime(2030, 1, 1, 12, tzinfo=UTC)
    event = EventPageFactory.create(start=start)
    before = ContentVersion.current()
    assert before.next_due_at == event.end
    with time_machine.travel(event.end, tick=False):
        assert ContentVersion.current().number == before.number + 1
