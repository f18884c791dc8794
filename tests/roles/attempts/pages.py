"""Attempts on pages and their translations."""

from typing import Any

from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.models import StringTranslation

from participants.models import GoodPracticePage
from terminology.models import Concept, TermPage
from tests import editor
from tests.factories import locale
from tests.roles.attempts.desk import Attempt, Desk
from tests.roles.content import FRENCH, SUBMITTED


def edits(name: str) -> Attempt:
    """Save a draft of a page with another title."""

    def attempt(desk: Desk) -> bool:
        page = desk.page(name)
        desk.post(editor.edit_url(page), editor.form_data(page, desk.boss, title="Changed"))
        return bool(desk.page(name).get_latest_revision_as_object().title == "Changed")

    return attempt


def publishes(name: str) -> Attempt:
    """Publish a page with another title."""

    def attempt(desk: Desk) -> bool:
        page = desk.page(name)
        data = editor.form_data(page, desk.boss, title="Changed")
        desk.post(editor.edit_url(page), data | editor.PUBLISH)
        return bool(desk.page(name).live and desk.page(name).title == "Changed")

    return attempt


def adds(name: str, *, publish: bool = False) -> Attempt:
    """Add a page of a kind in the section where one stands already."""

    def attempt(desk: Desk) -> bool:
        model, parent = type(desk.page(name)), desk.page(name).get_parent().specific
        new, given = model(locale=parent.locale), {"title": "Added", "slug": "added"}
        data = editor.form_data(new, desk.boss, parent=parent, **given, **_needed(model))
        button = editor.PUBLISH if publish else {}
        desk.post(editor.create_url(model(), parent), data | button)
        return bool(parent.get_children().filter(slug="added", live=publish).exists())

    return attempt


def _needed(model: Any) -> dict[str, Any]:
    """Return what a page of a kind can't do without."""
    if model is TermPage:
        return {"concept": Concept.objects.create(identifier="spare", group="people").pk}
    if model is GoodPracticePage:
        return {"theme": "education", "summary": "What was done."}
    return {}


def unpublishes(name: str) -> Attempt:
    """Take a page offline."""

    def attempt(desk: Desk) -> bool:
        desk.post(editor.page_url("unpublish", desk.page(name).pk))
        return not desk.page(name).live

    return attempt


def deletes(name: str) -> Attempt:
    """Delete a page."""

    def attempt(desk: Desk) -> bool:
        desk.post(editor.page_url("delete", desk.page(name).pk))
        return desk.page(name) is None

    return attempt


def deletes_in_bulk(name: str) -> Attempt:
    """Delete a selection of one page."""

    def attempt(desk: Desk) -> bool:
        desk.bulk("wagtailcore.page", "delete", desk.page(name).pk)
        return desk.page(name) is None

    return attempt


def publishes_in_bulk(name: str) -> Attempt:
    """Publish a selection of one page."""

    def attempt(desk: Desk) -> bool:
        desk.bulk("wagtailcore.page", "publish", desk.page(name).pk)
        return bool(desk.page(name).live)

    return attempt


def puts_first(name: str) -> Attempt:
    """Put a page before all others of its section."""

    def attempt(desk: Desk) -> bool:
        page = desk.page(name)
        desk.post(editor.page_url("set_page_position", page.pk) + "?position=0")
        return bool(page.get_parent().get_first_child().pk == page.pk)

    return attempt


def moves(name: str, target: str) -> Attempt:
    """Move a page into the section of another one."""

    def attempt(desk: Desk) -> bool:
        page, parent = desk.page(name), desk.page(target).get_parent()
        desk.post(editor.page_url("move_confirm", page.pk, parent.pk))
        return bool(desk.page(name).get_parent() == parent)

    return attempt


def locks(name: str) -> Attempt:
    """Lock a page against all others."""

    def attempt(desk: Desk) -> bool:
        desk.post(editor.page_url("lock", desk.page(name).pk))
        return bool(desk.page(name).locked)

    return attempt


def closes(name: str) -> Attempt:
    """Close a page to readers without an account."""

    def attempt(desk: Desk) -> bool:
        page = desk.page(name)
        desk.post(editor.page_url("set_privacy", page.pk), {"restriction_type": "login"})
        return PageViewRestriction.objects.filter(page_id=page.pk).exists()

    return attempt


def approves(desk: Desk) -> bool:
    """Approve what was submitted; it is published."""
    task = desk.page(SUBMITTED).current_workflow_task_state
    url = editor.page_url("workflow_action", desk.page(SUBMITTED).pk, "approve", task.pk)
    desk.post(url)
    return bool(desk.page(SUBMITTED).live)


def translates(desk: Desk) -> bool:
    """Write a French text in the translators' editor."""
    translation = desk.content.translation
    segment = translation.source.stringsegment_set.first()
    url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    desk.client.put(url, "value=Un+pont", content_type="application/x-www-form-urlencoded")
    return StringTranslation.objects.filter(data="Un pont").exists()


def publishes_translation(desk: Desk) -> bool:
    """Publish a French translation in which every text is translated."""
    _translate_all(desk)
    desk.post(editor.edit_url(desk.page(FRENCH)), {"action": "publish"})
    return bool(desk.page(FRENCH).live)


def publishes_by_syncing(desk: Desk) -> bool:
    """Publish it by taking over what has changed in the source."""
    _translate_all(desk)
    url = reverse("wagtail_localize:update_translations", args=[desk.content.translation.source_id])
    desk.post(url, {"publish_translations": "on"})
    return bool(desk.page(FRENCH).live)


def puts_source_in_place(desk: Desk) -> bool:
    """Put the English text where the French translation is."""
    desk.post(reverse("wagtail_localize:convert_to_alias", args=[desk.page(FRENCH).pk]))
    return bool(desk.page(FRENCH).alias_of_id)


def submits(name: str, code: str) -> Attempt:
    """Send a page to the translators of a language."""

    def attempt(desk: Desk) -> bool:
        page, target = desk.page(name), locale(code)
        url = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
        desk.post(url, {"locales": [target.pk]})
        return bool(page.get_translations().filter(locale=target, alias_of=None).exists())

    return attempt


def _translate_all(desk: Desk) -> None:
    translation = desk.content.translation
    for segment in translation.source.stringsegment_set.all():
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"FR {segment.string.data}"},
        )
