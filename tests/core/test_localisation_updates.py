"""A French page that is live stays as it is until what is new was translated."""

import pytest
from django.test import Client
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from news.models import NewsPage, Topic
from tests import translator
from tests.core.localised import ENGLISH, news, row, text_of
from tests.factories import ImageFactory, TopicFactory, blocks, locale, publish
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


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


def test_draft_of_a_live_topic_leaves_it_alone(boss: Client) -> None:
    french = translator.published(boss, TopicFactory.create(name="Housing"))
    translation = Translation.objects.get()
    translator.translate_all(translation, mark="Draft ")
    with unchanged():
        translation.save_target(publish=False)
    french = Topic.objects.get(pk=french.pk)
    assert (french.live, french.name) == (True, "FR Housing")
