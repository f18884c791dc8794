"""A page is published partly where the setting allows it and a publisher chose it, not else."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import TranslationBasis
from core.models.translation_basis import UntranslatedText
from core.services.localisation import save_translation
from news.models import NewsPage, Topic
from tests import editor, translator
from tests.factories import NewsPageFactory, TopicFactory, UserFactory, alias, blocks, publish
from tests.translations.readers import Told, Watch, path_of
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db

OPEN = "Still <English> & open"
FRENCH = ("FR First", "fr", "AS_REQUESTED")


@pytest.fixture
def allowed(settings: Any) -> None:
    settings.PUBLISH_PARTIAL_TRANSLATIONS = True


def news(**kwargs: Any) -> NewsPage:
    values = {"title": "First", "standfirst": OPEN, "body": [blocks.rich_text("<p>One.</p>")]}
    return NewsPageFactory.create(**values | kwargs)


def half_done(boss: Client, instance: Any, but: str = "standfirst") -> Translation:
    translation = translator.submit(boss, instance)
    translator.translate_all(translation, but=but)
    return translation


def row(translation: Translation) -> Any:
    target = translation.get_target_instance()
    return type(target).objects.get(pk=target.pk)


def address(translation: Translation) -> str:
    return reverse("translating:publish_partly", args=[translation.pk])


def accept(client: Client, translation: Translation, **changes: str) -> Any:
    """Tick the box on the page that asks, and send it."""
    data = {"accepting": "1", "confirmed": "on", **changes}
    return client.post(address(translation), data, follow=True)


@pytest.mark.usefixtures("allowed")
def test_walk_of_a_page_that_is_published_partly(boss: Client, client: Client) -> None:
    page = news()
    alias(page, "de")
    watch = Watch("First", path_of(page), is_news=True)
    translation = half_done(boss, page)
    with unchanged():
        answer = translator.publish_and_read(boss, translation)
    assert "1 text has no translation yet" in answer.text
    assert f'href="{address(translation)}"' in answer.text
    assert not row(translation).live

    asked = boss.get(address(translation)).text
    assert "Still &lt;English&gt; &amp; open" in asked
    assert "Publish with 1 text in the source language: English" in asked
    with raised():
        accept(boss, translation)
    french = row(translation)
    watch.french = path_of(french)
    assert (french.title, french.standfirst) == ("FR First", OPEN)
    partial = Told(
        at_path=(200, "FR First"),
        stands_in=(301, watch.french, None),
        freshness=("PARTIAL", "PARTIAL"),
        listed=[FRENCH],
        listed_chain=[FRENCH],
        german=[("First", "en", "FALLBACK")],
    )
    assert watch.told(client) == partial

    # What is written on it, and what its source does, leaves it partial.
    french.show_in_menus = True
    french.save()
    page = NewsPage.objects.get(pk=page.pk)
    page.place = "Strasbourg"
    publish(page)
    assert watch.told(client) == partial

    # Done and published, it is what it says.
    translator.update(boss, translation)
    translator.translate_all(translation)
    with raised():
        translator.publish(boss, translation)
    assert watch.told(client) == partial.but(freshness=("CURRENT", "CURRENT"))


@pytest.mark.usefixtures("allowed")
def test_partial_page_stays_partial_without_its_source(boss: Client, client: Client) -> None:
    page = news()
    translation = half_done(boss, page)
    accept(boss, translation)
    watch = Watch("First", path_of(page), path_of(row(translation)), is_news=True)
    page.unpublish()
    assert watch.told(client).freshness == (None, "PARTIAL")
    boss.post(editor.page_url("delete", page.pk))
    assert watch.told(client).freshness == (None, "PARTIAL")


def test_nothing_is_published_partly_unless_the_setting_allows_it(boss: Client) -> None:
    translation = half_done(boss, news())
    answer = translator.publish_and_read(boss, translation)
    assert "1 text has no translation yet" in answer.text
    assert address(translation) not in answer.text
    with unchanged():
        assert boss.get(address(translation)).status_code == 404
        assert accept(boss, translation).status_code == 404
        with pytest.raises(UntranslatedText):
            save_translation(translation, accepting=1)
    assert not row(translation).live


def test_what_was_chosen_is_refused_once_the_setting_is_gone(boss: Client, settings: Any) -> None:
    settings.PUBLISH_PARTIAL_TRANSLATIONS = True
    translation = half_done(boss, news())
    accept(boss, translation)
    french = row(translation)
    settings.PUBLISH_PARTIAL_TRANSLATIONS = False
    french.save()
    french.unpublish()
    with unchanged(), pytest.raises(Exception, match="1 text has no translation yet"):
        french.get_latest_revision().publish()
    assert not row(translation).live


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize("sent", [{"confirmed": ""}, {"accepting": "0"}, {"accepting": "x"}])
def test_box_must_be_ticked(boss: Client, sent: dict[str, str]) -> None:
    translation = half_done(boss, news())
    with unchanged():
        assert accept(boss, translation, **sent).status_code == 200
    assert not row(translation).live


@pytest.mark.usefixtures("allowed")
def test_more_texts_than_were_confirmed_are_refused(boss: Client) -> None:
    translation = translator.submit(boss, news(place="Here"))
    translator.translate_all(translation, but="standfirst")
    translation.source.stringsegment_set.get(
        context__path="place"
    ).string.translations.all().delete()
    with unchanged():
        answer = accept(boss, translation)
    assert "2 texts have no translation yet" in answer.text
    assert not row(translation).live
    assert not TranslationBasis.objects.filter(accepted=True).exists()


@pytest.mark.usefixtures("allowed")
def test_title_must_be_translated(boss: Client) -> None:
    translation = half_done(boss, news(), but="title")
    assert address(translation) not in translator.publish_and_read(boss, translation).text
    with unchanged():
        assert accept(boss, translation).status_code == 404
    assert not row(translation).live


@pytest.mark.usefixtures("allowed")
def test_topic_is_never_published_partly(boss: Client) -> None:
    translation = half_done(boss, TopicFactory.create(name="Housing"), but="name")
    assert "1 text has no translation yet" in translator.publish_and_read(boss, translation).text
    with unchanged():
        assert accept(boss, translation).status_code == 404
        with pytest.raises(UntranslatedText):
            save_translation(translation, accepting=1)
    assert not Topic.objects.get(pk=translation.get_target_instance().pk).live


@pytest.mark.usefixtures("allowed")
def test_who_may_not_publish_may_not_publish_partly(boss: Client) -> None:
    translation = half_done(boss, news())
    client = Client()
    client.force_login(UserFactory.create(groups=("Editors",)))
    with unchanged():
        assert client.get(address(translation)).status_code == 302
        accept(client, translation)
    assert not Page.objects.get(pk=row(translation).pk).live


@pytest.mark.usefixtures("allowed")
def test_complete_translation_is_published_in_the_editor(boss: Client) -> None:
    translation = translator.submit(boss, news())
    translator.translate_all(translation)
    assert "All texts are translated" in boss.get(address(translation)).text
