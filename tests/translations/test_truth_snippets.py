"""The life of topics and menus in another language, as readers are told at every step."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from core.models.translation_basis import UntranslatedText
from home.models import Menu
from news.models import NewsPage, Topic
from tests import translator
from tests.factories import MenuFactory, NewsPageFactory, TopicFactory, publish
from tests.factories.home import menu_items
from tests.graphql import data
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db

TOPICS = """query($fallback: Fallback) { news(locale: "fr", topics: ["housing"],
    fallback: $fallback) { edges { node { title topics { name locale { code } } }
    served { actual { code } } } } }"""
MENU = """query($fallback: Fallback) { menu(place: MAIN, locale: "fr", fallback: $fallback) {
    node { items { label } } served { actual { code } reason } } }"""


def topics(client: Client, fallback: str = "NONE") -> list[Any]:
    """Return title and topics of the French news that have the topic."""
    found = data(client, TOPICS, fallback=fallback)["news"]["edges"]
    return [
        (
            edge["node"]["title"],
            [(topic["name"], topic["locale"]["code"]) for topic in edge["node"]["topics"]],
        )
        for edge in found
    ]


def menu(client: Client, fallback: str = "NONE") -> Any:
    """Return the labels of the French menu with its language; None where there is none."""
    found = data(client, MENU, fallback=fallback)["menu"]
    if found is None:
        return None
    labels = [item["label"] for item in found["node"]["items"]]
    return labels, found["served"]["actual"]["code"], found["served"]["reason"]


def row(translation: Translation) -> Any:
    target = translation.get_target_instance()
    return type(target).objects.get(pk=target.pk)


def test_walk_of_a_topic(boss: Client, client: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    page = NewsPageFactory.create(title="First", topics=[topic])
    translator.published(boss, page)
    without: list[Any] = [("FR First", [])]
    assert topics(client) == topics(client, "CHAIN") == without

    with unchanged():
        translation = translator.submit(boss, topic)
        translation.save_target(publish=False)
        translator.publish(boss, translation)
        with pytest.raises(UntranslatedText):
            translation.save_target(publish=True)
        translator.translate_all(translation)
        translation.save_target(publish=False)
    assert topics(client) == without

    with raised():
        translator.publish(boss, translation)
    translated = [("FR First", [("FR Housing", "fr")])]
    assert topics(client) == topics(client, "CHAIN") == translated

    topic = Topic.objects.get(pk=topic.pk)
    topic.name = "Homes"
    with raised():
        publish(topic)
    with unchanged():
        translator.update(boss, translation, publish_it=True)
        translator.publish(boss, translation)
    assert row(translation).name == "FR Housing"
    assert topics(client) == translated
    with unchanged():
        translator.translate_all(translation)
        translation.save_target(publish=False)
    assert row(translation).name == "FR Housing"
    with raised():
        translator.publish(boss, translation)
    assert topics(client) == [("FR First", [("FR Homes", "fr")])]

    with raised():
        row(translation).unpublish()
    assert topics(client) == without
    with raised():
        translator.publish(boss, translation)
        Topic.objects.get(pk=topic.pk).unpublish()
    assert topics(client) == [("FR First", [("FR Homes", "fr")])]
    with raised():
        row(translation).unpublish()
    assert topics(client) == []  # The key is nobody's any more.


def test_walk_of_a_menu(boss: Client, client: Client) -> None:
    source = MenuFactory.create(place="main", entries=[("Own", "https://example.org/")])
    english = (["Own"], "en", "FALLBACK")
    assert (menu(client), menu(client, "CHAIN")) == (None, english)

    with unchanged():
        translation = translator.submit(boss, source)
    assert (menu(client), menu(client, "CHAIN")) == (None, english)
    with unchanged():
        draft = row(translation)
        draft.items.set(menu_items([("Le sien", "https://example.org/fr")]))
        draft.save_revision()
        translation.save_target(publish=False)
    assert (menu(client), menu(client, "CHAIN")) == (None, english)

    with raised():
        translator.publish(boss, translation)
    french = (["Le sien"], "fr", "AS_REQUESTED")
    assert menu(client) == menu(client, "CHAIN") == french

    source = Menu.objects.get(pk=source.pk)
    source.items.set(menu_items([("New", "https://example.org/new")]))
    publish(source)
    translator.update(boss, translation)
    translator.publish(boss, translation)
    assert menu(client) == menu(client, "CHAIN") == french

    with raised():
        Menu.objects.get(pk=source.pk).unpublish()
    assert menu(client) == french
    with raised():
        row(translation).unpublish()
    assert menu(client) is menu(client, "CHAIN") is None


def test_deleted_source_leaves_its_translations(boss: Client, client: Client) -> None:
    topic = TopicFactory.create(name="Housing", slug="housing")
    translator.published(boss, NewsPageFactory.create(title="First", topics=[topic]))
    french = translator.published(boss, topic)
    source = MenuFactory.create(place="main", entries=[("Own", "https://example.org/")])
    translated = translator.submit(boss, source)
    translator.publish(boss, translated)
    own = translated.get_target_instance()
    with raised():
        source.delete()
    assert Menu.objects.get(pk=own.pk).live
    assert menu(client) == ([], "fr", "AS_REQUESTED")
    english = NewsPage.objects.get(title="First")
    english.delete()
    with raised():
        topic.delete()
    assert Topic.objects.get(pk=french.pk).live
    assert topics(client) == []
