"""Editing a translated page by hand, and what became of its words.

translation = stopped()
by_hand(translation, hand, "Rendez-vous au pont.", SECOND_FR)
restart(boss, translation)
assert now(translation)[0] == (ONE, "Rendez-vous au pont.")
"""

from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import User
from tests import editor
from tests.translations.edits import paragraphs, put
from tests.translations.po_files import submitted
from translations.models import UnplacedText

ONE, TWO = "We meet on the bridge.", 'See <a id="a1">the map</a> or <a id="a2">the plan</a>.'
UN, DEUX = "Rendez-vous sur le pont.", 'Voir <a id="a2">le plan</a> ou <a id="a1">la carte</a>.'
MAP, PLAN = "https://example.org/map", "https://example.org/plan"
SECOND = f'See <a href="{MAP}">the map</a> or <a href="{PLAN}">the plan</a>.'
SECOND_FR = f'Voir <a href="{PLAN}">le plan</a> ou <a href="{MAP}">la carte</a>.'


def stopped() -> Translation:
    """Return a translation that was saved with all but its title, and stopped."""
    made = submitted(body=[paragraphs(ONE, SECOND)])
    put(made, ONE, UN)
    put(made, TWO, DEUX)
    made.save_target(publish=False)
    stop(made)
    return made


def stop(translation: Translation) -> None:
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    translation.refresh_from_db()


def page_of(translation: Translation) -> Any:
    return translation.get_target_instance().get_latest_revision_as_object()


def by_hand(
    translation: Translation, user: User, *words: str, more: Any = (), **values: Any
) -> Any:
    """Save another draft of the page, with these paragraphs in the place of its own."""
    page = page_of(translation)
    for name, value in values.items():
        setattr(page, name, value)
    if words:
        stored = [paragraphs(*words, block_id=page.body[0].id), *more]
        page.body = page.body.stream_block.to_python(stored)
    return page.save_revision(user=user)


def restart(client: Client, translation: Translation) -> str:
    """Press “Start Synced translation”; return what the editor says then."""
    target: Any = translation.get_target_instance()
    url = editor.edit_url(target) if isinstance(target, Page) else snippet_url(target)
    response = client.post(url, {"localize-restart-translation": "1"}, follow=True)
    assert response.status_code == 200
    translation.refresh_from_db()
    assert translation.enabled
    return response.content.decode()


def snippet_url(thing: Any) -> str:
    return reverse(thing.snippet_viewset.get_url_name("edit"), args=[thing.pk])


def written_on(translation: Translation) -> list[str]:
    return [str(block.value) for block in page_of(translation).body]


def unplaced() -> list[str]:
    rows = UnplacedText.objects.filter(dismissed_at=None).order_by("pk")
    return list(rows.values_list("text", flat=True))
