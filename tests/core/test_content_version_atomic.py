"""The content version is raised in the transaction of the change: the two succeed or fail as one.

In each test raising fails; what would have been seen by readers must then be as it was.
"""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Page, Site

from core.models import ContentVersion, CustomImage, User
from core.services.publishing import publish_due
from news.models import NewsPage
from tests import editor
from tests.factories import (
    CollectionFactory,
    ImageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    jpeg,
    news_section,
)

pytestmark = pytest.mark.django_db


class RaisingFailed(Exception):
    """Stands for anything that goes wrong while the version is raised."""


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a context in which raising the version fails, and something must try to."""

    def fail(*_: Any, **__: Any) -> None:
        raise RaisingFailed

    class Context:
        def __enter__(self) -> None:
            monkeypatch.setattr(ContentVersion, "raise_version", fail)

        def __exit__(self, kind: Any, *_: Any) -> bool:
            monkeypatch.undo()
            assert kind is RaisingFailed, "nothing tried to raise the version"
            return True

    return Context()


def test_publication_from_the_editor_is_undone(boss: Client, superuser: User, broken: Any) -> None:
    page = NewsPageFactory.create(title="Before")
    data = editor.form_data(page, superuser, title="After") | editor.PUBLISH
    with broken:
        boss.post(editor.edit_url(page), data)
    page.refresh_from_db()
    assert (page.title, page.live) == ("Before", True)


def test_first_publication_is_undone(boss: Client, superuser: User, broken: Any) -> None:
    section = news_section()
    page = NewsPage(title="Aims", slug="aims", standfirst="Three.", locale=section.locale)
    data = editor.form_data(page, superuser, parent=section) | editor.PUBLISH
    with broken:
        boss.post(editor.create_url(page, section), data)
    assert not NewsPage.objects.live().exists()


def test_unpublishing_is_undone(boss: Client, broken: Any) -> None:
    page = NewsPageFactory.create()
    with broken:
        boss.post(editor.page_url("unpublish", page.pk))
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_bulk_action_is_undone(boss: Client, broken: Any, action: str) -> None:
    pages = NewsPageFactory.create_batch(2)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    with broken:
        boss.post(f"{url}?id={pages[0].pk}&id={pages[1].pk}")
    assert NewsPage.objects.live().count() == 2


def test_approval_is_undone_with_its_workflow(
    editor_client: Client, editor_user: User, moderator_client: Client, broken: Any
) -> None:
    page = NewsPageFactory.create(publish=False, owner=editor_user)
    data = editor.form_data(page, editor_user) | editor.SUBMIT
    editor_client.post(editor.edit_url(page), data)
    state = page.current_workflow_state
    task = page.current_workflow_task_state
    with broken:
        moderator_client.post(editor.page_url("workflow_action", page.pk, "approve", task.pk))
    page.refresh_from_db()
    state.refresh_from_db()
    assert (page.live, state.status) == (False, "in_progress")


@pytest.mark.parametrize("draft_with_live_child", [False, True])
def test_move_is_undone(boss: Client, broken: Any, draft_with_live_child: bool) -> None:
    target = StandardPageFactory.create()
    page = StandardPageFactory.create(publish=not draft_with_live_child)
    if draft_with_live_child:
        StandardPageFactory.create(parent=page)
    with broken:
        boss.post(editor.page_url("move_confirm", page.pk, target.pk))
    assert Page.objects.get(pk=page.pk).path == page.path


def test_new_order_is_undone(boss: Client, broken: Any) -> None:
    first, second = StandardPageFactory.create_batch(2)
    with broken:
        boss.post(editor.page_url("set_page_position", second.pk) + "?position=0")
    assert Page.objects.get(pk=second.pk).path == second.path
    assert Page.objects.get(pk=first.pk).path == first.path


def test_deletion_is_undone(boss: Client, broken: Any) -> None:
    page = NewsPageFactory.create()
    with broken:
        boss.post(editor.page_url("delete", page.pk))
    assert NewsPage.objects.filter(pk=page.pk, live=True).exists()


def test_privacy_is_undone(boss: Client, broken: Any) -> None:
    page = NewsPageFactory.create()
    with broken:
        boss.post(editor.page_url("set_privacy", page.pk), {"restriction_type": "login"})
    assert not page.view_restrictions.exists()


def test_due_publication_and_expiry_are_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    soon = timezone.now() + timedelta(hours=1)
    due, over = NewsPageFactory.create(go_live_at=soon), NewsPageFactory.create(expire_at=soon)

    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(ContentVersion, "raise_version", fail)
    with time_machine.travel(soon + timedelta(minutes=1)):
        report = publish_due()
    assert (report.published, report.expired, report.failed) == (0, 0, 2)
    due.refresh_from_db()
    over.refresh_from_db()
    assert (due.live, over.live) == (False, True)


def test_new_picture_is_undone(boss: Client, broken: Any) -> None:
    file = SimpleUploadedFile("new.jpg", jpeg(), "image/jpeg")
    root = Collection.get_first_root_node()
    with broken:
        boss.post(
            reverse("wagtailimages:add"),
            {"title": "New", "file": file, "collection": root.pk, "tags": ""},
        )
    assert not CustomImage.objects.exists()


@pytest.mark.parametrize("action", ["delete", "add_to_collection"])
def test_bulk_action_on_pictures_is_undone(boss: Client, broken: Any, action: str) -> None:
    image, collection = ImageFactory.create(), CollectionFactory.create()
    url = reverse("wagtail_bulk_action", args=["core", "customimage", action])
    with broken:
        boss.post(f"{url}?id={image.pk}", {"collection": collection.pk})
    assert CustomImage.objects.get().collection_id == image.collection_id


def test_move_of_a_collection_is_undone(broken: Any) -> None:
    private, public = CollectionFactory.create(private=True), CollectionFactory.create()
    with broken:
        public.move(private, "sorted-child")
    assert not Collection.objects.get(pk=public.pk).is_child_of(private)


def test_publication_of_a_topic_is_undone(boss: Client, broken: Any) -> None:
    topic = TopicFactory.create(name="Before")
    url = reverse(topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    with broken:
        boss.post(url, {"name": "After", "slug": topic.slug, "action-publish": "1"})
    topic.refresh_from_db()
    assert topic.name == "Before"


def test_change_of_a_site_is_undone(broken: Any) -> None:
    news_section()
    site = Site.objects.get()
    before = site.hostname
    site.hostname = "example.org"
    with broken:
        site.save()
    assert Site.objects.get().hostname == before
