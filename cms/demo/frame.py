"""What stands around the articles: topics, home pages, sections, menus, settings."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from cms.demo.bodies import Places, Scribe
from cms.demo.entries import Demo, MenuEntry
from cms.demo.printing import slug_of
from cms.demo.wording import NOTICE, SECTION_INTRODUCTIONS, SECTION_TITLES
from core.models import BasePage, CustomImage
from core.presets import PRESETS
from core.social import SocialNetwork
from home.models import HomePage, SiteSettings, SocialAccount
from news.models import Topic
from tests.factories import (
    EventIndexPageFactory,
    GoodPracticeIndexPageFactory,
    MenuFactory,
    NewsIndexPageFactory,
    PageFactory,
    ParticipantIndexPageFactory,
    TermIndexPageFactory,
    TopicFactory,
    home_page,
    publish,
    translate,
)
from tests.factories.home import menu_items

SOURCE = settings.LANGUAGE_CODE
CONTACT = "contact@example.org"
SOCIAL_ACCOUNTS = {
    SocialNetwork.MASTODON: "https://example.org/mastodon/alliance",
    SocialNetwork.BLUESKY: "https://example.org/bluesky/alliance",
    SocialNetwork.LINKEDIN: "https://example.org/linkedin/alliance",
    SocialNetwork.YOUTUBE: "https://example.org/youtube/alliance",
}
SMALL_PRESETS = ("THUMB", "CARD")
"""Sizes that lists show at once; the worker makes the large ones."""


def make_topics(demo: Demo) -> dict[str, Topic]:
    """Make the topics in their languages; return the English ones by key."""
    topics = {}
    for entry in demo.topics:
        topic = TopicFactory.create(name=entry.names[SOURCE], slug=entry.key)
        for code, name in entry.names.items():
            if code != SOURCE:
                translate(topic, code, name=name)
        topics[entry.key] = topic
    return topics


def place_homes(home: HomePage, places: Places) -> None:
    """Remember the home pages."""
    places.put("home", SOURCE, home)
    for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES:
        if code != SOURCE:
            places.put("home", code, home_page(code))


def make_sections(demo: Demo, places: Places) -> None:
    """Make the sections in each language that has something to put there."""
    factories: dict[str, type[PageFactory[Any]]] = {
        "news": NewsIndexPageFactory,
        "events": EventIndexPageFactory,
        "participants": ParticipantIndexPageFactory,
        "practices": GoodPracticeIndexPageFactory,
        "glossary": TermIndexPageFactory,
    }
    for key, codes in _languages(demo).items():
        titles, introductions = SECTION_TITLES[key], SECTION_INTRODUCTIONS[key]
        section = factories[key].create(
            parent=places.get("home", SOURCE),
            title=titles[SOURCE],
            introduction=introductions[SOURCE],
            show_in_menus=True,
        )
        places.put(key, SOURCE, section)
        for code in sorted(codes - {SOURCE}):
            translation = translate(
                section,
                code,
                title=titles[code],
                slug=slug_of(titles[code]),
                introduction=introductions[code],
            )
            places.put(key, code, translation)


def _languages(demo: Demo) -> dict[str, set[str]]:
    """Return the languages in which each section has something, the source language aside."""
    return {
        "news": {code for item in demo.news for code in item.translations},
        "events": {code for event in demo.events for code in event.translations},
        "participants": {code for each in demo.authorities for code in each.profiles},
        "practices": {code for each in demo.practices for code in each.translations},
        "glossary": {code for each in demo.concepts for code in each.terms},
    }


def fill_homes(demo: Demo, places: Places, scribes: Mapping[str, Scribe]) -> None:
    """Write the home pages; a language in which nobody has written yet stays empty."""
    for code, words in demo.home.items():
        if not words.name:
            continue
        page = HomePage.objects.get(pk=places.get("home", code).pk)
        page.name = words.name
        page.mission_statement = scribes[code].html(words.mission)
        page.terminology_note = scribes[code].html(words.terminology_note)
        page.notice = NOTICE[code]
        publish(page)


def make_menus(demo: Demo, places: Places) -> None:
    """Make the menus; a language's menu leads to what is written in that language."""
    for place, entries in demo.menus.items():
        menu = MenuFactory.create(place=place, entries=_entries(entries, SOURCE, places))
        for code in sorted({code for entry in entries for code in entry.labels} - {SOURCE}):
            translate(menu, code, items=menu_items(_entries(entries, code, places)))


def _entries(
    entries: tuple[MenuEntry, ...], code: str, places: Places
) -> list[tuple[str, BasePage | str]]:
    found = [
        (entry.labels[code], places.find(entry.target, code) or entry.address) for entry in entries
    ]
    return [(label, target) for label, target in found if target]


def fill_settings() -> None:
    """Write contact and social accounts, all of them at example addresses."""
    site = SiteSettings.load()
    site.contact_email = CONTACT
    site.social_accounts.set(
        [
            SocialAccount(network=network.value, url=url, sort_order=number)
            for number, (network, url) in enumerate(SOCIAL_ACCOUNTS.items())
        ]
    )
    site.save()


def make_small_renditions(image: CustomImage) -> None:
    """Make the sizes of a picture that lists show."""
    image.get_renditions(*(PRESETS[name].filter_spec for name in SMALL_PRESETS))
