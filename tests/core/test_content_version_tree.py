"""The content version is raised by what is moved, sorted, copied and deleted in the tree."""

import pytest
from django.test import Client
from wagtail.models import Page

from news.models import NewsPage
from tests import editor
from tests.factories import NewsPageFactory, StandardPageFactory, alias
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("child_only", [False, True])
def test_moving_raises(boss: Client, child_only: bool) -> None:
    target = StandardPageFactory.create()
    page = StandardPageFactory.create(publish=not child_only)
    if child_only:
        StandardPageFactory.create(parent=page)
    with raised():
        boss.post(editor.page_url("move_confirm", page.pk, target.pk))
    page.refresh_from_db()
    assert page.get_parent() == target.page_ptr


def test_moving_a_draft_raises_nothing(boss: Client) -> None:
    target, page = StandardPageFactory.create(), StandardPageFactory.create(publish=False)
    with unchanged():
        boss.post(editor.page_url("move_confirm", page.pk, target.pk))
    page.refresh_from_db()
    assert page.get_parent() == target.page_ptr


def test_changing_the_order_raises(boss: Client) -> None:
    first, second = StandardPageFactory.create_batch(2)
    with raised():
        boss.post(editor.page_url("set_page_position", second.pk) + "?position=0")
    titles = StandardPageFactory._meta.model.objects.order_by("path").values_list("pk", flat=True)
    assert list(titles) == [second.pk, first.pk]


@pytest.mark.parametrize("child_only", [False, True])
def test_deleting_raises(boss: Client, child_only: bool) -> None:
    page = StandardPageFactory.create(publish=not child_only)
    if child_only:
        StandardPageFactory.create(parent=page)
    with raised():
        boss.post(editor.page_url("delete", page.pk))
    assert not Page.objects.filter(path__startswith=page.path).exists()


@pytest.mark.parametrize(
    ("choice", "is_alias"), [("publish_copies", False), ("alias", True)], ids=["copy", "alias"]
)
def test_copying_what_is_public_raises(boss: Client, choice: str, is_alias: bool) -> None:
    page = NewsPageFactory.create()
    data = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(page.get_parent().pk),
        choice: "on",
    }
    with raised():
        boss.post(editor.page_url("copy", page.pk), data)
    copy = NewsPage.objects.get(slug="copy")
    assert copy.live
    assert (copy.alias_of_id is not None) == is_alias


def test_alias_that_follows_its_source_raises() -> None:
    page = NewsPageFactory.create(title="Before")
    made = page.create_alias(update_slug="alias", parent=page.get_parent())
    page.title = "After"
    with raised():
        page.update_aliases()
    made.refresh_from_db()
    assert made.title == "After"


def test_turning_an_alias_of_another_language_into_a_page_raises(boss: Client) -> None:
    made = alias(NewsPageFactory.create(), "fr")
    with raised():
        boss.post(editor.page_url("convert_alias", made.pk))
    made.refresh_from_db()
    assert (made.alias_of_id, made.live) == (None, False)
