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
from wagtail_localize.operations import translate_object

from core.models.translation_basis import UntranslatedText
from core.services import localisation, source_updates
from news.models import NewsPage, Topic
from tests import editor, graphql, translator
from tests.factories import (
    ImageFactory,
    NewsPageFactory,
    TopicFactory,
    alias,
    blocks,
    locale,
    publish,
)
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db
ENGLISH = "Only in English"


def french_titles(client: Client) -> list[str]:
    """Return what readers are offered as French news and as French pages of all types."""
    query = """{ news(locale: "fr") { nodes { title } } pages(locale: "fr") { nodes { title } } }"""
    found = graphql.data(client, query)
    return [node["title"] for kind in ("news", "pages") for node in found[kind]["nodes"]]


def news(**kwargs: Any) -> NewsPage:
    values = {"title": ENGLISH, "body": [blocks.rich_text("<p>First.</p>")], **kwargs}
    return NewsPageFactory.create(**values)


def row(translation: Translation) -> Any:
    """Return the target as readers get it: from the table, not from a revision."""
    return NewsPage.objects.get(
        translation_key=translation.source.object_id, locale=translation.target_locale
    )


def text_of(page: NewsPage) -> list[str]:
    return [str(block.value) for block in page.body]


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


def test_saving_a_draft_leaves_the_live_french_page_alone(boss: Client) -> None:
    french = translator.published(boss, news())
    translation = Translation.objects.get()
    translator.translate_all(translation, mark="Draft ")
    with unchanged():
        translation.save_target(publish=False)
    french = NewsPage.objects.get(pk=french.pk)
    assert (french.title, text_of(french)) == (f"FR {ENGLISH}", ["<p>FR First.</p>"])
    assert french.get_latest_revision_as_object().title == f"Draft {ENGLISH}"
    assert french.has_unpublished_changes


@pytest.mark.parametrize("publish_it", [False, True])
def test_new_english_paragraph_does_not_reach_the_french_page(
    boss: Client, publish_it: bool
) -> None:
    page = news()
    french = translator.published(boss, page)
    page.body = [*page.body.raw_data, blocks.rich_text(f"<p>{ENGLISH}.</p>")]
    publish(page)
    with unchanged():
        translator.update(boss, Translation.objects.get(), publish_it=publish_it)
    french.refresh_from_db()
    assert (french.live, text_of(french)) == (True, ["<p>FR First.</p>"])


def test_translated_new_paragraph_is_published_with_the_update(boss: Client) -> None:
    page = news()
    french = translator.published(boss, page)
    page.body = [*page.body.raw_data, blocks.rich_text("<p>Second.</p>")]
    publish(page)
    translation = Translation.objects.get()
    translator.update(boss, translation)
    translator.translate_all(translation)
    with raised():
        translator.update(boss, translation, publish_it=True)
    french.refresh_from_db()
    assert text_of(french) == ["<p>FR First.</p>", "<p>FR Second.</p>"]


def test_translation_that_was_stopped_and_submitted_again_stays_as_it_is(boss: Client) -> None:
    page = news()
    french = translator.published(boss, page)
    translation = Translation.objects.get()
    page.title = "Changed"
    publish(page)
    boss.post(f"/admin/localize/translate/{translation.pk}/disable/")
    translate_object(page, [locale("fr")])
    french.refresh_from_db()
    assert (french.live, french.title) == (True, f"FR {ENGLISH}")


@pytest.mark.parametrize("way", ["editor", "update"])
def test_faulty_picture_is_refused_in_a_translation(boss: Client, way: str) -> None:
    image = ImageFactory.create()
    translation = translator.submit(boss, news(body=[blocks.image(image, "A field")]))
    translator.translate_all(translation)
    image.credit = ""
    image.save()
    with unchanged():
        if way == "editor":
            translator.publish(boss, translation)
        else:
            translator.update(boss, translation, publish_it=True)
    assert not row(translation).live
    assert row(translation).get_latest_revision_as_object().title == f"FR {ENGLISH}"


def test_refusal_stands_at_the_translation_that_it_is_about(boss: Client) -> None:
    page = news(lead_picture=ImageFactory.create(), lead_picture_alt="A field")
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    alt = StringTranslation.objects.filter(context__path="lead_picture_alt")
    alt.update(data="   ")
    translator.publish(boss, translation)
    assert not row(translation).live
    assert alt.get().has_error
    assert "Say what the picture shows" in alt.get().get_error()


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


def test_draft_of_a_live_topic_leaves_it_alone(boss: Client) -> None:
    french = translator.published(boss, TopicFactory.create(name="Housing"))
    translation = Translation.objects.get()
    translator.translate_all(translation, mark="Draft ")
    with unchanged():
        translation.save_target(publish=False)
    french = Topic.objects.get(pk=french.pk)
    assert (french.live, french.name) == (True, "FR Housing")


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
