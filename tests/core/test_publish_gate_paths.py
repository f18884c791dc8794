"""No path around the editor's form leads past the publish gate."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from core.models import CustomImage, PublishRefused, User
from news.models import NewsPage
from tests import editor
from tests.factories import ImageFactory, NewsPageFactory, alias, blocks, news_section
from tests.versions import unchanged

pytestmark = pytest.mark.django_db
XHR = {"x-requested-with": "XMLHttpRequest"}


@pytest.fixture
def image() -> CustomImage:
    return ImageFactory.create(title="Square")


def faulty_draft(**kwargs: Any) -> NewsPage:
    body = [blocks.image(ImageFactory.create(title="Square", credit=""))]
    return NewsPageFactory.create(publish=False, body=body, **kwargs)


def lose_credit(image: CustomImage) -> None:
    image.credit = ""
    image.save()


def post(client: Client, url: str, data: Any = None, **headers: str) -> Any:
    return client.post(url, data or {}, headers=headers, follow=not headers)


def assert_refused(response: Any, page: Page) -> None:
    """Expect that the page is not public, and that the editor says why."""
    assert response.redirect_chain[0][1] == 302
    assert response.redirect_chain[-1][0] == editor.edit_url(page)
    (message,) = [str(message) for message in response.context["messages"]]
    assert f"“{page.draft_title}” was not published; its draft is kept." in message
    assert "The picture “Square” can&#x27;t be published yet: its credit" in message
    assert not Page.objects.get(pk=page.pk).live


def submit(client: Client, user: User, page: NewsPage) -> tuple[Any, Any]:
    client.post(editor.edit_url(page), editor.form_data(page, user) | editor.SUBMIT)
    state = page.current_workflow_state
    assert state is not None
    return state, page.current_workflow_task_state


@pytest.mark.parametrize("modal", [False, True])
def test_approval_is_refused_and_the_workflow_goes_on(
    editor_client: Client,
    editor_user: User,
    moderator_client: Client,
    image: CustomImage,
    modal: bool,
) -> None:
    page = NewsPageFactory.create(publish=False, owner=editor_user, body=[blocks.image(image)])
    state, task = submit(editor_client, editor_user, page)
    lose_credit(image)
    mail.outbox.clear()
    url = editor.page_url("workflow_action", page.pk, "approve", task.pk)
    with unchanged():
        if modal:
            answer = post(moderator_client, url, {"comment": "Fine"}, **XHR).json()
            assert answer == {"step": "success", "redirect": editor.edit_url(page)}
            response = moderator_client.get(answer["redirect"])
            assert "was not published" in response.text
        else:
            assert_refused(post(moderator_client, url), page)
    state.refresh_from_db()
    task.refresh_from_db()
    assert (state.status, task.status) == ("in_progress", "in_progress")
    assert not Page.objects.get(pk=page.pk).live
    assert mail.outbox == []


def test_approval_in_the_editor_is_refused(
    editor_client: Client,
    editor_user: User,
    moderator_client: Client,
    moderator: User,
    image: CustomImage,
) -> None:
    page = NewsPageFactory.create(publish=False, owner=editor_user, body=[blocks.image(image)])
    state, _ = submit(editor_client, editor_user, page)
    lose_credit(image)
    approval = {
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": "{}",
    }
    data = editor.form_data(page, moderator) | approval
    response = moderator_client.post(editor.edit_url(page), data)
    assert list(response.context["form"].errors) == ["body"]
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert not Page.objects.get(pk=page.pk).live


def test_bulk_publication_is_refused_as_a_whole(boss: Client) -> None:
    fine, faulty = NewsPageFactory.create(publish=False), faulty_draft()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    with unchanged():
        assert_refused(post(boss, f"{url}?id={fine.pk}&id={faulty.pk}"), faulty)
    assert not NewsPage.objects.live().exists()


def test_bulk_publication_of_what_stands_below_is_refused(boss: Client) -> None:
    section = news_section()
    faulty = faulty_draft()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = post(boss, f"{url}?id={section.pk}", {"include_descendants": "on"})
    assert_refused(response, faulty)


def test_old_revision_is_refused(boss: Client, superuser: User, image: CustomImage) -> None:
    page = NewsPageFactory.create(body=[blocks.image(image)])
    old = page.latest_revision
    page.body = []
    page.save_revision().publish()
    lose_credit(image)
    data = editor.form_data(page, superuser, body=[blocks.image(image)]) | editor.PUBLISH
    response = boss.post(editor.page_url("revisions_revert", page.pk, old.pk), data)
    assert list(response.context["form"].errors) == ["body"]
    with pytest.raises(PublishRefused):
        old.publish()
    assert len(NewsPage.objects.get().body) == 0


@pytest.mark.parametrize("live", [True, False])
def test_scheduling_is_refused(boss: Client, superuser: User, live: bool) -> None:
    page = NewsPageFactory.create(publish=live)
    body = [blocks.image(ImageFactory.create(credit=""))]
    later = timezone.now() + timedelta(days=1)
    text = later.strftime("%Y-%m-%d %H:%M")
    data = editor.form_data(page, superuser, body=body, go_live_at=text) | editor.PUBLISH
    response = boss.post(editor.edit_url(page), data)
    assert list(response.context["form"].errors) == ["body"]
    page.body, page.go_live_at = body, later
    revision = page.save_revision()
    with pytest.raises(PublishRefused) as refusal:
        revision.publish()
    assert list(refusal.value.problems) == ["body"]
    assert Page.objects.get(pk=page.pk).scheduled_revision is None


def test_copy_that_would_be_public_is_refused(boss: Client, image: CustomImage) -> None:
    page = NewsPageFactory.create(body=[blocks.image(image)])
    lose_credit(image)
    data = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(page.get_parent().pk),
        "publish_copies": "on",
    }
    response = post(boss, editor.page_url("copy", page.pk), data)
    (message,) = [str(message) for message in response.context["messages"]]
    assert "was not published" in message
    assert not NewsPage.objects.filter(slug="copy").exists()


def test_alias_of_a_faulty_draft_is_not_public(boss: Client) -> None:
    page = faulty_draft()
    parent = str(page.get_parent().pk)
    data = {"new_title": "A", "new_slug": "copy", "new_parent_page": parent, "alias": "on"}
    boss.post(editor.page_url("copy", page.pk), data)
    assert not NewsPage.objects.get(slug="copy").live
    assert not alias(page, "fr").live


def test_live_page_saved_by_code_is_refused() -> None:
    page = NewsPageFactory.create(title="Before")
    page.title = "After"
    page.body = [blocks.image(ImageFactory.create(credit=""))]
    with unchanged(), pytest.raises(PublishRefused) as refusal:
        page.save()
    assert refusal.value.page == page
    assert NewsPage.objects.get().title == "Before"


def test_page_made_live_by_code_is_refused() -> None:
    page = faulty_draft()
    page.live = True
    with pytest.raises(PublishRefused):
        page.save()
    assert not NewsPage.objects.get().live


def test_new_live_page_made_by_code_is_refused() -> None:
    section = news_section()
    body = [blocks.image(ImageFactory.create(), alt="")]
    with pytest.raises(PublishRefused):
        section.add_child(instance=NewsPage(title="A", slug="a", standfirst="B", body=body))
    assert not NewsPage.objects.exists()


def test_admins_own_interface_is_refused(boss: Client) -> None:
    page = faulty_draft()
    url = reverse("wagtailadmin_api:pages:action", args=[page.pk, "publish"])
    response = boss.post(url, {}, "application/json")
    assert response.status_code == 400
    assert list(response.json()) == ["body"]
    assert not NewsPage.objects.get().live


def test_unpublishing_and_deleting_are_never_refused(boss: Client, image: CustomImage) -> None:
    page = NewsPageFactory.create(body=[blocks.image(image)])
    lose_credit(image)
    boss.post(editor.page_url("unpublish", page.pk))
    assert not NewsPage.objects.get().live
    boss.post(editor.page_url("delete", page.pk))
    assert not NewsPage.objects.exists()


def test_moving_is_never_refused(image: CustomImage) -> None:
    page, other = NewsPageFactory.create(body=[blocks.image(image)]), NewsPageFactory.create()
    lose_credit(image)
    page.move(other, pos="right")
    assert list(NewsPage.objects.order_by("path")) == [other, page]
    page.refresh_from_db()
    assert page.live
