"""Moderation, switched on and off per section."""

from typing import Any

import pytest
from django.test import Client

from core.models import User
from news.models import NewsIndexPage, NewsPage
from tests import editor
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    UserFactory,
    make_site,
    news_section,
)

pytestmark = pytest.mark.django_db

SUBMIT, PUBLISH = 'name="action-submit"', 'name="action-publish"'


@pytest.fixture
def section() -> NewsIndexPage:
    make_site()
    return news_section()


def without_moderation(section: Any) -> None:
    section.moderated = False
    section.save_revision().publish()


def signed_in(group: str) -> tuple[User, Client]:
    user = UserFactory.create(groups=(group,))
    client = Client()
    client.force_login(user)
    return user, client


def buttons(client: Client, address: str) -> set[str]:
    """Return which of the two buttons an editor offers."""
    content = client.get(address).content.decode()
    return {button for button in (SUBMIT, PUBLISH) if button in content}


@pytest.mark.parametrize(
    ("group", "moderated", "expected"),
    [
        ("Editors", True, {SUBMIT}),
        ("Editors", False, set()),
        ("Moderators", True, {SUBMIT, PUBLISH}),
        ("Moderators", False, {PUBLISH}),
    ],
)
def test_buttons_follow_the_section(
    section: NewsIndexPage, group: str, moderated: bool, expected: set[str]
) -> None:
    page = NewsPageFactory.create(publish=False)
    if not moderated:
        without_moderation(section)
    _user, client = signed_in(group)

    assert buttons(client, editor.edit_url(page)) == expected
    assert buttons(client, editor.create_url(page, section)) == expected


def test_submission_starts_no_workflow_where_moderation_is_off(section: NewsIndexPage) -> None:
    page = NewsPageFactory.create(publish=False)
    without_moderation(section)
    user, client = signed_in("Editors")

    response = client.post(
        editor.edit_url(page), editor.form_data(page, user, title="New") | editor.SUBMIT
    )

    assert response.status_code == 302
    page = NewsPage.objects.get(pk=page.pk)
    assert page.current_workflow_state is None
    assert not page.live
    assert page.get_latest_revision_as_object().title == "New"


def test_publisher_publishes_directly_where_moderation_is_off(section: NewsIndexPage) -> None:
    page = NewsPageFactory.create(publish=False)
    without_moderation(section)
    user, client = signed_in("Moderators")

    client.post(editor.edit_url(page), editor.form_data(page, user) | editor.PUBLISH)

    assert NewsPage.objects.get(pk=page.pk).live


def test_editor_cannot_publish_where_moderation_is_off(section: NewsIndexPage) -> None:
    page = NewsPageFactory.create(publish=False)
    without_moderation(section)
    user, client = signed_in("Editors")

    client.post(editor.edit_url(page), editor.form_data(page, user) | editor.PUBLISH)

    assert not NewsPage.objects.get(pk=page.pk).live


def test_submission_goes_to_the_moderators_where_moderation_is_on(section: NewsIndexPage) -> None:
    page = NewsPageFactory.create(publish=False)
    user, client = signed_in("Editors")

    client.post(editor.edit_url(page), editor.form_data(page, user) | editor.SUBMIT)

    state = NewsPage.objects.get(pk=page.pk).current_workflow_state
    assert state is not None
    assert state.status == "in_progress"


def test_switched_off_section_covers_what_is_under_it(section: NewsIndexPage) -> None:
    outer = StandardPageFactory.create(title="Outer")
    inner = StandardPageFactory.create(title="Inner", parent=outer)
    leaf = StandardPageFactory.create(title="Leaf", parent=inner)
    without_moderation(inner)

    assert outer.has_workflow
    assert not type(inner).objects.get(pk=inner.pk).has_workflow
    assert not type(leaf).objects.get(pk=leaf.pk).has_workflow
