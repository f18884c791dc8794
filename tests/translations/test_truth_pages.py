"""A page's whole life in another language: readers are told the truth at every step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import PublishRefused
from core.services.localisation import UntranslatedText
from tests import editor, translator
from tests.factories import (
    EventPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    TermPageFactory,
    alias,
    blocks,
    designation,
    publish,
)
from tests.translations.readers import Told, Watch, path_of
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db

ENGLISH = ("First", "en", "FALLBACK")
FRENCH = ("FR First", "fr", "AS_REQUESTED")
UNTRANSLATED = Told(
    at_path=(404, None),
    stands_in=(200, "First", "en"),
    freshness=("MISSING", None),
    listed=[],
    listed_chain=[ENGLISH],
    german=[ENGLISH],
)


@dataclass(frozen=True)
class Kind:
    """A type of pages, one of its texts, how that is changed, and what else a language needs."""

    make: Callable[[], Any]
    text: str
    change: Callable[[Any, str], None]
    complete: Callable[[Any], None] | None = None


def _set(name: str) -> Callable[[Any, str], None]:
    return lambda page, text: setattr(page, name, text)


def _set_body(page: Any, text: str) -> None:
    (block,) = page.body.raw_data
    page.body = [{**block, "value": f"<p>{text}</p>"}]


def _give_french_word(page: Any) -> None:
    page.designations.add(designation("FR First"))


BODY = [blocks.rich_text("<p>One.</p>")]
KINDS = {
    "news": Kind(
        lambda: NewsPageFactory.create(title="First", standfirst="Once.", body=BODY),
        "standfirst",
        _set("standfirst"),
    ),
    "event": Kind(
        lambda: EventPageFactory.create(title="First", venue="Hall"), "venue", _set("venue")
    ),
    "standard": Kind(
        lambda: StandardPageFactory.create(title="First", body=BODY), "body", _set_body
    ),
    "term": Kind(
        lambda: TermPageFactory.create(
            title="First", definition="Once.", designations=[designation("First")]
        ),
        "definition",
        _set("definition"),
        _give_french_word,
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: Any) -> Kind:
    return KINDS[request.param]


def text_path(translation: Translation, kind: Kind) -> str:
    """Return the path of the segment that is left open."""
    paths = translation.source.stringsegment_set.values_list("context__path", flat=True)
    return str(next(path for path in paths if path.partition(".")[0] == kind.text))


def fresh(page: Any) -> Any:
    """Return a page as it is in the database."""
    return type(page).objects.get(pk=page.pk)


def row(translation: Translation) -> Any:
    return fresh(translation.get_target_instance())


def complete(translation: Translation, kind: Kind) -> None:
    """Give the draft what no segment holds, as an editor does; the gate asks for it."""
    if kind.complete is None:
        return
    draft = row(translation).get_latest_revision_as_object()
    kind.complete(draft)
    draft.save_revision()


def live_texts(page: Any, kind: Kind) -> tuple[str, str]:
    """Return title and text as they are in the live row."""
    return page.title, str(getattr(page, kind.text))


def test_walk(boss: Client, client: Client, kind: Kind) -> None:
    page = kind.make()
    alias(page, "de")
    watch = Watch("First", path_of(page), is_news=kind is KINDS["news"])
    assert watch.told(client) == UNTRANSLATED

    # Submitted, then half done: a draft that nobody sees.
    with unchanged():
        translation = translator.submit(boss, page)
    watch.french = path_of(row(translation))
    in_work = UNTRANSLATED.but(at_path=(404, None))
    assert watch.told(client) == in_work
    open_path = text_path(translation, kind)
    with unchanged():
        translator.translate_all(translation, but=open_path)
        translation.save_target(publish=False)
        translator.publish(boss, translation)
        with pytest.raises(UntranslatedText):
            translation.save_target(publish=True)
    assert not row(translation).live
    watch.french = path_of(row(translation))
    assert watch.told(client) == in_work

    # Done, then published; the gate holds.
    with unchanged():
        translator.translate_all(translation)
        if kind.complete:
            with pytest.raises(PublishRefused):
                translation.save_target(publish=True)
        complete(translation, kind)
        translation.save_target(publish=False)
    assert watch.told(client) == in_work
    with raised():
        translator.publish(boss, translation)
    french = row(translation)
    assert french.live
    published = Told(
        at_path=(200, "FR First"),
        stands_in=(301, watch.french, None),
        freshness=("CURRENT", "CURRENT"),
        listed=[FRENCH],
        listed_chain=[FRENCH],
        german=[ENGLISH],
    )
    assert watch.told(client) == published

    # The source is edited: the draft of it tells nothing, its publication does.
    before = live_texts(french, kind)
    page = fresh(page)
    kind.change(page, "Twice.")
    with unchanged():
        page.save_revision()
    assert watch.told(client) == published
    with raised():
        publish(page)
    outdated = published.but(freshness=("OUTDATED", "OUTDATED"))
    assert watch.told(client) == outdated

    # Updated from the source: the live row waits for the new text's translation.
    with unchanged():
        translator.update(boss, translation)
        translator.update(boss, translation, publish_it=True)
        translator.publish(boss, translation)
    assert live_texts(row(translation), kind) == before
    assert watch.told(client) == outdated
    with unchanged():
        translator.translate_all(translation)
        translation.save_target(publish=False)
    assert live_texts(row(translation), kind) == before
    assert watch.told(client) == outdated
    with raised():
        translator.publish(boss, translation)
    assert "FR Twice." in str(getattr(row(translation), kind.text))
    assert watch.told(client) == published

    # The translation goes and comes back.
    with raised():
        boss.post(editor.page_url("unpublish", french.pk))
    assert watch.told(client) == in_work
    with raised():
        translator.publish(boss, translation)
    assert watch.told(client) == published

    # The source goes; the French text stays, as one that is compared with nothing.
    with raised():
        boss.post(editor.page_url("unpublish", page.pk))
    alone = published.but(stands_in=(404, None, None), freshness=(None, "CURRENT"), german=[])
    assert watch.told(client) == alone
    with unchanged():
        boss.post(editor.page_url("delete", page.pk))
    assert not Page.objects.filter(pk=page.pk).exists()
    assert watch.told(client) == alone
    assert boss.get(editor.edit_url(french)).status_code == 200


def test_deleted_source_leaves_its_translation(boss: Client, client: Client, kind: Kind) -> None:
    page = kind.make()
    german = alias(page, "de")
    watch = Watch("First", path_of(page), is_news=kind is KINDS["news"])
    translation = translator.submit(boss, page)
    complete(translation, kind)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    french = row(translation)
    watch.french = path_of(french)
    with raised():
        boss.post(editor.page_url("delete", page.pk))
    told = watch.told(client)
    assert (told.at_path, told.freshness) == ((200, "FR First"), (None, "CURRENT"))
    assert (told.listed, told.german) == ([FRENCH], [])
    assert not Page.objects.filter(pk=german.pk, live=True, alias_of=None).exists()
    with raised():
        boss.post(editor.page_url("delete", french.pk))
    told = watch.told(client)
    assert (told.at_path, told.freshness, told.listed) == ((410, None), (None, None), [])
