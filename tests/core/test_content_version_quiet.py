"""What no reader sees leaves the content version alone: drafts, moderation, staff, refusals."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.models import User
from core.tasks import make_renditions
from news.models import NewsPage
from tests import editor
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    TopicFactory,
    blocks,
    locale,
    news_section,
)
from tests.versions import unchanged

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


def post(client: Client, url: str, data: Any = None, **headers: str) -> Any:
    """Post and let no failure look like quiet; return the response."""
    response: Any = client.post(url, data or {}, headers=headers)
    assert response.status_code in {200, 302}, response.content
    return response


def draft_of(page: Page) -> Any:
    return Page.objects.get(pk=page.pk).get_latest_revision_as_object()


def test_creating_a_draft(boss: Client, superuser: User) -> None:
    section = news_section()
    page = NewsPage(title="Aims", slug="aims", standfirst="Three aims.", locale=section.locale)
    with unchanged():
        post(
            boss,
            editor.create_url(page, section),
            editor.form_data(page, superuser, parent=section),
        )
    assert not NewsPage.objects.get(slug="aims").live


@pytest.mark.parametrize("live", [True, False], ids=["of a live page", "of a draft"])
def test_saving_a_draft(boss: Client, superuser: User, live: bool) -> None:
    page = NewsPageFactory.create(publish=live)
    with unchanged():
        post(boss, editor.edit_url(page), editor.form_data(page, superuser, title="Changed"))
    assert draft_of(page).title == "Changed"


@pytest.mark.parametrize("live", [True, False], ids=["of a live page", "of a draft"])
def test_autosave(boss: Client, superuser: User, live: bool) -> None:
    page = NewsPageFactory.create(publish=live)
    data = editor.form_data(page, superuser, title="Half a wo")
    with unchanged():
        saved = post(boss, editor.edit_url(page), data, **JSON).json()
        again = data | {"title": "Half a word", "overwrite_revision_id": saved["revision_id"]}
        assert post(boss, editor.edit_url(page), again, **JSON).json()["success"]
    assert draft_of(page).title == "Half a word"


def test_preview(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create()
    data = editor.form_data(page, superuser, title="Seen by nobody")
    with unchanged():
        assert post(boss, editor.page_url("preview_on_edit", page.pk), data).json()["is_valid"]


def test_submission_and_rejection(
    editor_client: Client, editor_user: User, moderator_client: Client
) -> None:
    page = NewsPageFactory.create(owner=editor_user)
    data = editor.form_data(page, editor_user, title="Changed") | editor.SUBMIT
    with unchanged():
        post(editor_client, editor.edit_url(page), data)
        state = page.current_workflow_state
        assert state is not None
        task = page.current_workflow_task_state
        url = editor.page_url("workflow_action", page.pk, "reject", task.pk)
        post(moderator_client, url, {"comment": "No"})
    state.refresh_from_db()
    assert state.status == "needs_changes"


def test_locking_and_unlocking(boss: Client) -> None:
    page = NewsPageFactory.create()
    with unchanged():
        post(boss, editor.page_url("lock", page.pk))
        page.refresh_from_db()
        assert page.locked
        post(boss, editor.page_url("unlock", page.pk))
    page.refresh_from_db()
    assert not page.locked


def test_comment_and_subscription(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create()
    comment = {"text": "Really?", "contentpath": "title", "position": "", "id": "", "DELETE": ""}
    replies = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": ""}
    comments = editor.rows([{**comment, "replies": replies}])
    data = editor.form_data(page, superuser, comments=comments) | {"comment_notifications": "on"}
    with unchanged():
        post(boss, editor.edit_url(page), data)
    assert Comment.objects.get().text == "Really?"
    assert page.subscribers.get().comment_notifications


@pytest.mark.parametrize("live", [True, False], ids=["of a live page", "of a draft"])
def test_scheduling_for_later(boss: Client, superuser: User, live: bool) -> None:
    page = NewsPageFactory.create(publish=live)
    later = (timezone.now() + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    data = editor.form_data(page, superuser, title="Later", go_live_at=later)
    with unchanged():
        post(boss, editor.edit_url(page), data | editor.PUBLISH)
    page.refresh_from_db()
    assert page.live == live
    assert page.scheduled_revision is not None


def test_cancelling_a_schedule(boss: Client) -> None:
    page = NewsPageFactory.create(go_live_at=timezone.now() + timedelta(days=1))
    revision = page.scheduled_revision
    with unchanged():
        post(boss, editor.page_url("revisions_unschedule", page.pk, revision.pk))
    assert Page.objects.get(pk=page.pk).scheduled_revision is None


def test_deleting_a_draft(boss: Client) -> None:
    page = NewsPageFactory.create(publish=False)
    with unchanged():
        post(boss, editor.page_url("delete", page.pk))
    assert not Page.objects.filter(pk=page.pk).exists()


def test_copying_as_a_draft(boss: Client) -> None:
    page = NewsPageFactory.create()
    parent = str(page.get_parent().pk)
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": parent}
    with unchanged():
        post(boss, editor.page_url("copy", page.pk), data)
    assert not NewsPage.objects.get(slug="copy").live


def test_refused_publication(boss: Client, superuser: User) -> None:
    page = NewsPageFactory.create(title="Before")
    picture = ImageFactory.create(credit="")
    body = [blocks.image(picture)]
    data = editor.form_data(page, superuser, title="After", body=body) | editor.PUBLISH
    with unchanged():
        post(boss, editor.edit_url(page), data)
    page.refresh_from_db()
    assert page.title == "Before"


def test_translation_until_it_is_published(boss: Client) -> None:
    page = NewsPageFactory.create()
    french = locale("fr")
    page.get_parent().specific.copy_for_translation(french)
    with unchanged():
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        post(boss, url, {"locales": [french.pk]})
        target = page.get_translation(french)
        translation = Translation.objects.get(target_locale=french)
        segment = translation.source.stringsegment_set.get(context__path="title")
        url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        boss.put(url, b"value=Objectifs", "application/x-www-form-urlencoded")
        assert StringTranslation.objects.get().data == "Objectifs"
        update = reverse("wagtail_localize:update_translations", args=[translation.source.pk])
        post(boss, update)
    assert not target.live
    assert TranslationSource.objects.count() == 1


def test_draft_of_a_snippet(boss: Client) -> None:
    topic = TopicFactory.create()
    url = reverse(topic.snippet_viewset.get_url_name("edit"), args=[topic.pk])
    with unchanged():
        post(boss, url, {"name": "Changed", "slug": topic.slug})
    topic.refresh_from_db()
    assert topic.name != "Changed"


def test_logging_in_and_changing_people(boss: Client) -> None:
    person = User.objects.create_user("person", "person@example.org", "password")
    group = Group.objects.get(name="Editors")
    with unchanged():
        Client().post("/admin/login/", {"username": "person", "password": "password"})
        data = {"username": "person", "email": "a@example.org", "first_name": "A", "last_name": "B"}
        post(boss, reverse("wagtailusers_users:edit", args=[person.pk]), data)
        group.permissions.clear()
    person.refresh_from_db()
    assert person.last_login is not None
    assert person.email == "a@example.org"


def test_making_sizes_of_no_picture() -> None:
    with unchanged():
        assert make_renditions.func([]) == 0
