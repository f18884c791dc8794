"""English is never published as French: one test for each way in which it could happen."""

import re
from pathlib import Path
from typing import Any

import pytest
import wagtail_localize
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import (
    LocaleSynchronization,
    StringTranslation,
    Translation,
    TranslationSource,
)

from core.models.translation_basis import UntranslatedText
from core.services import localisation, source_updates
from news.models import NewsPage, Topic
from tests import editor, translator
from tests.core.localised import ENGLISH, french_titles, news, row, text_of
from tests.factories import TopicFactory, alias, locale
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


def test_submitting_a_live_page_makes_a_draft(boss: Client, client: Client) -> None:
    translation = translator.submit(boss, news())
    assert (row(translation).live, row(translation).alias_of_id) == (False, None)
    assert ENGLISH not in french_titles(client)


def test_parents_that_come_along_are_no_french_pages(boss: Client, client: Client) -> None:
    page = news()
    translation = translator.submit(boss, page)
    parent = row(translation).get_parent()
    assert parent.alias_of_id == page.get_parent().pk
    assert "News" not in french_titles(client)


def test_live_alias_goes_offline_when_it_is_submitted(boss: Client, client: Client) -> None:
    page = news()
    assert alias(page, "fr").live
    with raised():
        translation = translator.submit(boss, page)
    assert (row(translation).live, row(translation).alias_of_id) == (False, None)
    assert ENGLISH not in french_titles(client)


def test_alias_turned_into_a_page_by_hand_goes_offline(boss: Client, client: Client) -> None:
    made = alias(news(), "fr")
    boss.post(editor.page_url("convert_alias", made.pk))
    made.refresh_from_db()
    assert (made.live, made.alias_of_id, made.live_revision) == (False, None, None)
    assert ENGLISH not in french_titles(client)


def test_alias_in_the_same_language_stays_online_when_it_is_turned(boss: Client) -> None:
    page = news()
    made = page.create_alias(update_slug="alias", parent=page.get_parent())
    boss.post(editor.page_url("convert_alias", made.pk))
    made.refresh_from_db()
    assert (made.live, made.alias_of_id) == (True, None)


def test_aliases_of_a_synchronised_language_are_no_french_pages(
    boss: Client, superuser: Any, client: Client
) -> None:
    news()
    LocaleSynchronization.objects.create(locale=locale("fr"), sync_from=locale("en"))
    assert NewsPage.objects.filter(locale=locale("fr"), live=True).count() == 1
    section = Page.objects.get(slug="news", locale=locale("en")).specific
    page = NewsPage(title="Second", slug="second", standfirst="A.", locale=locale("en"))
    data = editor.form_data(page, superuser, parent=section) | editor.PUBLISH
    boss.post(editor.create_url(page, section), data)
    assert NewsPage.objects.filter(locale=locale("fr"), live=True).count() == 2
    assert not {ENGLISH, "Second", "News"} & set(french_titles(client))


def test_french_page_turned_into_an_alias_is_no_french_page(boss: Client, client: Client) -> None:
    french = translator.published(boss, news())
    assert f"FR {ENGLISH}" in french_titles(client)
    url = f"/admin/localize/page/{french.pk}/convert_to_alias/"
    assert boss.post(url).status_code == 302
    french.refresh_from_db()
    assert (french.title, french.alias_of_id is None) == (ENGLISH, False)
    assert not {ENGLISH, f"FR {ENGLISH}"} & set(french_titles(client))


def test_complete_translation_goes_live(boss: Client, client: Client) -> None:
    with raised():
        french = translator.published(boss, news())
    assert french.title == f"FR {ENGLISH}"
    assert text_of(french) == ["<p>FR First.</p>"]
    assert "FR " + ENGLISH in french_titles(client)


def test_missing_translation_is_refused_and_the_draft_kept(boss: Client, client: Client) -> None:
    translation = translator.submit(boss, news())
    translator.translate_all(translation, but="standfirst")
    with unchanged():
        translator.publish(boss, translation)
    assert not row(translation).live
    draft = row(translation).get_latest_revision_as_object()
    assert (draft.title, text_of(draft)) == (f"FR {ENGLISH}", ["<p>FR First.</p>"])
    with pytest.raises(UntranslatedText) as refusal:
        translation.save_target(publish=True)
    assert refusal.value.missing == 1
    assert ENGLISH not in french_titles(client)


def test_translation_with_an_error_counts_as_missing(boss: Client) -> None:
    translation = translator.submit(boss, news())
    translator.translate_all(translation)
    StringTranslation.objects.filter(context__path="title").update(has_error=True)
    with pytest.raises(UntranslatedText):
        translation.save_target(publish=True)
    assert not row(translation).live


def test_address_needs_no_translator(boss: Client) -> None:
    translation = translator.submit(boss, news(slug="aims"))
    translator.translate_all(translation, but="slug")
    translator.publish(boss, translation)
    assert (row(translation).live, row(translation).slug) == (True, "fr-only-in-english")


def test_topic_is_a_draft_until_it_is_translated(boss: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    locale("fr")
    with unchanged():
        translation = translator.submit(boss, topic)
    french = translation.get_target_instance()
    assert (french.live, french.slug, french.live_revision) == (False, "housing", None)
    with unchanged():
        translator.publish(boss, translation)
    assert not Topic.objects.get(pk=french.pk).live
    translator.translate_all(translation)
    with raised():
        translator.publish(boss, translation)
    french = Topic.objects.get(pk=french.pk)
    assert (french.live, french.name, french.slug) == (True, "FR Housing", "housing")


def test_library_writes_translations_in_one_place_only() -> None:
    root = Path(wagtail_localize.__file__).parent
    calls = {
        str(path.relative_to(root)): len(re.findall(r"\.create_or_update_translation\(", text))
        for path in root.rglob("*.py")
        if "create_or_update_translation" in (text := path.read_text("utf-8"))
    }
    assert calls == {"models.py": 1}
    source = (root / "models.py").read_text("utf-8")
    method = source[source.index("def save_target(") : source.index("class TranslationLog(")]
    assert "self.source.create_or_update_translation(" in method
    assert Translation.save_target is localisation.save_translation


def test_library_gives_translators_a_source_anew_in_one_way_only() -> None:
    root = Path(wagtail_localize.__file__).parent
    library = [path for path in root.rglob("*.py") if "tests" not in path.parts]
    calls = {path.name: path.read_text("utf-8").count(".refresh_segments()") for path in library}
    assert {name: count for name, count in calls.items() if count} == {"models.py": 3}
    text = (root / "models.py").read_text("utf-8")
    method = text[text.index("def refresh_segments(") : text.index("def export_po(")]
    makes = re.compile(r"StringSegment\.(from_value|objects\.\w*create)")
    assert len(makes.findall(method)) == sum(
        len(makes.findall(path.read_text("utf-8"))) for path in library
    )
    assert TranslationSource.refresh_segments is source_updates.refresh_segments
