"""A page's whole life in another language: readers are told the truth at every step."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import PublishRefused
from core.models.translation_basis import UntranslatedText
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


def published(watch: Watch) -> Told:
    """Return what is told of a translation that is up to date."""
    return Told(
        at_path=(200, "FR First"),
        stands_in=(301, watch.french, None),
        freshness=("CURRENT", "CURRENT"),
        listed=[FRENCH],
        listed_chain=[FRENCH],
        german=[ENGLISH],
    )


class Walk:
    """A page, its alias and its translation; each step asserts what readers are told after it."""

    def __init__(self, boss: Client, client: Client, kind: Kind) -> None:
        self.boss, self.client, self.kind = boss, client, kind
        self.page = kind.make()
        alias(self.page, "de")
        self.watch = Watch("First", path_of(self.page), is_news=kind is KINDS["news"])
        self.is_told(UNTRANSLATED)

    def is_told(self, expected: Told) -> None:
        assert self.watch.told(self.client) == expected

    def is_submitted(self) -> None:
        with unchanged():
            self.translation = translator.submit(self.boss, self.page)
        self.watch.french = path_of(row(self.translation))
        self.is_told(UNTRANSLATED)

    def is_half_done(self) -> None:
        with unchanged():
            open_path = text_path(self.translation, self.kind)
            translator.translate_all(self.translation, but=open_path)
            self.translation.save_target(publish=False)
            translator.publish(self.boss, self.translation)
            with pytest.raises(UntranslatedText):
                self.translation.save_target(publish=True)
        assert not row(self.translation).live
        self.watch.french = path_of(row(self.translation))
        self.is_told(UNTRANSLATED)

    def is_done(self) -> None:
        with unchanged():
            translator.translate_all(self.translation)
            if self.kind.complete:
                with pytest.raises(PublishRefused):
                    self.translation.save_target(publish=True)
            complete(self.translation, self.kind)
            self.translation.save_target(publish=False)
        self.is_told(UNTRANSLATED)

    def is_published(self) -> None:
        with raised():
            translator.publish(self.boss, self.translation)
        assert row(self.translation).live
        self.is_told(published(self.watch))

    def source_is_edited(self) -> None:
        page = fresh(self.page)
        self.kind.change(page, "Twice.")
        with unchanged():
            page.save_revision()
        self.is_told(published(self.watch))
        with raised():
            publish(page)
        self.is_told(self.outdated())

    def outdated(self) -> Told:
        return published(self.watch).but(freshness=("OUTDATED", "OUTDATED"))

    def is_updated(self) -> None:
        """Take the new text over, untranslated, then translated: the live row waits."""
        before = live_texts(row(self.translation), self.kind)
        with unchanged():
            translator.update(self.boss, self.translation)
            translator.update(self.boss, self.translation, publish_it=True)
            translator.publish(self.boss, self.translation)
        assert live_texts(row(self.translation), self.kind) == before
        self.is_told(self.outdated())
        with unchanged():
            translator.translate_all(self.translation)
            self.translation.save_target(publish=False)
        assert live_texts(row(self.translation), self.kind) == before
        self.is_told(self.outdated())

    def goes_and_comes_back(self) -> None:
        with raised():
            self.boss.post(editor.page_url("unpublish", row(self.translation).pk))
        self.is_told(UNTRANSLATED)
        self.is_published()

    def source_goes(self) -> None:
        """Unpublish the source, then delete it: the French text is compared with nothing."""
        french = row(self.translation)
        with raised():
            self.boss.post(editor.page_url("unpublish", self.page.pk))
        alone = published(self.watch).but(
            stands_in=(404, None, None), freshness=(None, "CURRENT"), german=[]
        )
        self.is_told(alone)
        with unchanged():
            self.boss.post(editor.page_url("delete", self.page.pk))
        assert not Page.objects.filter(pk=self.page.pk).exists()
        self.is_told(alone)
        assert self.boss.get(editor.edit_url(french)).status_code == 200


def test_walk(boss: Client, client: Client, kind: Kind) -> None:
    walk = Walk(boss, client, kind)
    walk.is_submitted()
    walk.is_half_done()
    walk.is_done()
    walk.is_published()
    walk.source_is_edited()
    walk.is_updated()
    walk.is_published()
    assert "FR Twice." in str(getattr(row(walk.translation), kind.text))
    walk.goes_and_comes_back()
    walk.source_goes()


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
