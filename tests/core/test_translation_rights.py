"""Rights per language: who may write and publish which translation, in the library's own views."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.models import User
from news.models import NewsPage, Topic
from tests import editor, translator
from tests.clients import logged_in
from tests.factories import (
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    alias,
    locale,
    make_site,
    translate,
)
from tests.versions import unchanged

pytestmark = pytest.mark.django_db
REFUSED = "/admin/"


@pytest.fixture(autouse=True)
def site(db: None) -> None:
    make_site()


@pytest.fixture
def page() -> NewsPage:
    return NewsPageFactory.create(title="A bridge", slug="bridge")


def person(*groups: str) -> User:
    return UserFactory.create(groups=groups)


def french() -> Any:
    return logged_in(person("Translators (fr)"))


def submit_url(instance: Any) -> str:
    if isinstance(instance, Page):
        return reverse("wagtail_localize:submit_page_translation", args=[instance.pk])
    meta = instance._meta
    args = [meta.app_label, meta.model_name, instance.pk]
    return reverse("wagtail_localize:submit_snippet_translation", args=args)


def submit(client: Client, instance: Any, *codes: str) -> Any:
    return client.post(submit_url(instance), {"locales": [locale(code).pk for code in codes]})


def update_url(page: Page) -> str:
    source = TranslationSource.objects.get(object_id=page.translation_key)
    return reverse("wagtail_localize:update_translations", args=[source.pk])


def string_url(translation: Translation) -> str:
    segment = StringSegment.objects.filter(source=translation.source).first()
    assert segment is not None
    return reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])


def put(client: Client, translation: Translation) -> int:
    """Translate the first text as the editor's program does."""
    body = "value=Un+pont"
    kind = "application/x-www-form-urlencoded"
    return client.put(string_url(translation), body, content_type=kind).status_code


def test_translator_works_on_pages_of_the_own_language(boss: Client, page: NewsPage) -> None:
    translation = translator.submit(boss, page, "fr")
    client = french()

    answer = client.get(editor.edit_url(translation.get_target_instance()))
    offered = client.get(reverse("wagtail_localize:download_pofile", args=[translation.pk]))

    assert answer.status_code == offered.status_code == 200
    assert answer.templates[0].name == "wagtail_localize/admin/edit_translation.html"
    assert offered["Content-Type"] == "text/x-gettext-translation"
    assert StringTranslation.objects.count() == 0


def test_translator_writes_texts_of_the_own_language_only(boss: Client, page: NewsPage) -> None:
    to_french, to_german = (translator.submit(boss, page, code) for code in ("fr", "de"))
    client = french()

    assert put(client, to_french) == 201
    assert put(client, to_german) != 200

    written = StringTranslation.objects.values_list("locale__language_code", "data")
    assert list(written) == [("fr", "Un pont")]


@pytest.mark.parametrize("code", ["en", "de"])
def test_translator_is_refused_at_pages_of_other_languages(
    boss: Client, page: NewsPage, code: str
) -> None:
    translator.submit(boss, page, "de")
    target = page if code == "en" else page.get_translation(locale(code))

    assert french().get(editor.edit_url(target)).url == REFUSED


def test_translator_does_not_publish(boss: Client, page: NewsPage) -> None:
    translation = translator.submit(boss, page, "fr")
    translator.translate_all(translation)
    target = translation.get_target_instance()

    with unchanged():
        answer = french().post(editor.edit_url(target), {"action": "publish"})

    assert answer.url == REFUSED
    assert not NewsPage.objects.get(pk=target.pk).live


def test_translator_is_offered_the_own_language(page: NewsPage) -> None:
    form = french().get(submit_url(page)).context["form"]
    assert [found.language_code for found in form.fields["locales"].queryset] == ["fr"]


def test_translator_fetches_a_page_into_the_own_language(page: NewsPage) -> None:
    assert submit(french(), page, "fr").url == editor.edit_url(page.get_translation(locale("fr")))
    assert not page.get_translation(locale("fr")).live


def test_translator_cannot_send_a_page_to_other_languages(page: NewsPage) -> None:
    client = french()

    assert submit(client, page, "fr", "de").status_code == 200  # The form again.

    assert not Translation.objects.exists()
    assert set(NewsPage.objects.all()) == {page}


def test_service_refuses_what_a_form_let_pass(page: NewsPage) -> None:
    """Forms only offer less: what counts is asked where translations are written."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    german = Translation.objects.create(source=source, target_locale=locale("de"))

    with pytest.raises(PermissionDenied):
        german.save_target(user=person("Translators (fr)"), publish=False)

    assert not page.has_translation(locale("de"))


@pytest.mark.parametrize("group", ["Editors", "Translators (fr)"])
def test_sync_does_not_publish_for_who_may_not(boss: Client, page: NewsPage, group: str) -> None:
    translation = translator.submit(boss, page, "fr")
    translator.translate_all(translation)
    client = logged_in(person(group))

    field = client.get(update_url(page)).context["form"].fields["publish_translations"]
    with unchanged():
        client.post(update_url(page), {"publish_translations": "on"})

    assert field.disabled
    assert not NewsPage.objects.get(pk=translation.get_target_instance().pk).live


def test_sync_publishes_for_publishers(boss: Client, page: NewsPage) -> None:
    translation = translator.submit(boss, page, "fr")
    translator.translate_all(translation)

    translator.update(logged_in(person("Publishers")), translation, publish_it=True)

    assert NewsPage.objects.get(pk=translation.get_target_instance().pk).live


def test_sync_of_what_goes_to_other_languages_is_refused(boss: Client, page: NewsPage) -> None:
    translator.submit(boss, page, "de")
    assert french().get(update_url(page)).url == REFUSED


@pytest.mark.parametrize(("group", "may"), [("Editors", False), ("Moderators", True)])
def test_topics_are_translated_by_who_may_write_them(group: str, may: bool) -> None:
    topic = TopicFactory.create(name="Housing")
    client = logged_in(person(group))

    found = client.get(submit_url(topic))
    submit(client, topic, "fr")

    assert (found.status_code == 200) is may
    assert topic.has_translation(locale("fr")) is may
    assert Topic.objects.count() == 1 + may


@pytest.mark.parametrize("group", ["Editors", "Translators (fr)"])
def test_source_takes_a_translations_place_only_for_who_may_publish(
    boss: Client, page: NewsPage, group: str
) -> None:
    target = translator.published(boss, page, "fr")
    url = reverse("wagtail_localize:convert_to_alias", args=[target.pk])

    with unchanged():
        answer: Any = logged_in(person(group)).post(url)

    assert answer.url == REFUSED
    assert NewsPage.objects.get(pk=target.pk).alias_of_id is None


def test_coordinator_sends_no_news_to_translators(page: NewsPage) -> None:
    client: Any = logged_in(person("Register coordinators"))
    assert client.get(submit_url(page)).url == REFUSED


def test_translation_stands_where_its_parents_would(boss: Client) -> None:
    """A page deep in the tree is translated with its parents: the language's home page decides."""
    above = StandardPageFactory.create(title="About")
    below = StandardPageFactory.create(title="History", parent=above)

    submit(french(), below, "fr")

    found = below.get_translation(locale("fr"))
    assert [page.locale.language_code for page in found.get_ancestors(inclusive=True)[1:]] == [
        "fr",
        "fr",
        "fr",
    ]


def test_alias_is_turned_into_a_translation_by_its_translator(page: NewsPage) -> None:
    made = alias(page, "fr")

    submit(french(), page, "fr")

    found = NewsPage.objects.get(pk=made.pk)
    assert (found.alias_of_id, found.live) == (None, False)


def test_pages_written_in_the_language_are_the_translators_too(page: NewsPage) -> None:
    """Wagtail knows no right to translations alone: it is one to the language's pages."""
    own, user = translate(page, "fr", title="Un pont"), person("Translators (fr)")
    form = editor.form_data(own, user, title="Le pont")
    logged_in(user).post(editor.edit_url(own), form)
    assert NewsPage.objects.get(pk=own.pk).draft_title == "Le pont"
