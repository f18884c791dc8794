"""The French catalogue is complete, fits the code, and reaches the people who work in French."""

import html
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polib
import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from django.test import Client
from wagtail.users.models import UserProfile

from home.models import SiteSettings
from tests import editor
from tests.factories import (
    EventPageFactory,
    ImageFactory,
    MenuFactory,
    NewsPageFactory,
    TopicFactory,
    UserFactory,
    blocks,
    make_site,
)
from tools.strings import ROOT, Message, corrects_library, message_of, messages_in, placeholders

CATALOGUE = ROOT / "locale/fr/LC_MESSAGES/django.po"
COMPILED = CATALOGUE.with_suffix(".mo")

TAG = re.compile(r"</?[a-z][^>]*>")
TYPOGRAPHY = {
    "a straight apostrophe: write ’": r"'",
    "English quotation marks: write « … »": r"[\"“”]",
    "no unbreakable space (U+00A0) before : ; ! ? » or %": r"(?<!\u00a0)[:;!?»%]",
    "no unbreakable space (U+00A0) after «": r"«(?!\u00a0)",
}


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return list(polib.pofile(CATALOGUE, check_for_duplicates=True))


def own(entries: list[polib.POEntry]) -> list[polib.POEntry]:
    return [entry for entry in entries if not corrects_library(entry)]


def wordings(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Return each form of a text with its translation; French has a singular and a plural."""
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values()]


# The catalogue ------------------------------------------------------------------------------------


def test_admin_speaks_english_and_french() -> None:
    assert [code for code, _name in settings.WAGTAILADMIN_PERMITTED_LANGUAGES] == ["en", "fr"]
    assert [path.name for path in (ROOT / "locale").iterdir()] == ["fr"]


def test_every_text_of_the_code_has_an_entry(entries: list[polib.POEntry]) -> None:
    known = {message_of(entry) for entry in entries if not entry.obsolete}
    missing = [
        f"{', '.join(places)}: {message.text!r}"
        for message, places in messages_in(ROOT).items()
        if message not in known
    ]
    assert missing == [], "Run `make messages`, then translate what is empty in locale/fr."


def test_every_entry_is_translated(entries: list[polib.POEntry]) -> None:
    empty = [entry.msgid for entry in entries if not entry.obsolete and not entry.translated()]
    assert empty == [], "Translate these in locale/fr; take “fuzzy” away from what is checked."


def test_no_entry_outlives_its_text(entries: list[polib.POEntry]) -> None:
    found = messages_in(ROOT)
    plurals = {message: message.plural for message in found}
    gone = [
        entry.msgid
        for entry in own(entries)
        if entry.obsolete or plurals.get(message_of(entry), "") != (entry.msgid_plural or None)
    ]
    assert gone == [], "The code has these no more, or with another plural: run `make messages`."


def test_corrections_of_wagtail_correct_something(entries: list[polib.POEntry]) -> None:
    theirs: dict[Message, set[str]] = {}
    for entry in library_entries():
        theirs.setdefault(message_of(entry), set()).add(entry.msgstr)
    useless = [
        entry.msgid
        for entry in entries
        if corrects_library(entry) and theirs.get(message_of(entry), set()) <= {entry.msgstr}
    ]
    assert useless == [], "Wagtail has these no more, or says the same by now: delete them."


def library_entries() -> Iterator[polib.POEntry]:
    for package in (wagtail, wagtail_localize):
        for path in Path(package.__file__).parent.rglob("locale/fr/LC_MESSAGES/django.po"):
            yield from polib.pofile(path)


def test_translations_keep_placeholders_and_markup(entries: list[polib.POEntry]) -> None:
    different = [
        text
        for entry in entries
        for original, text in wordings(entry)
        if entry.translated()
        and (
            placeholders(original) != placeholders(text)
            or sorted(TAG.findall(original)) != sorted(TAG.findall(text))
            or original.endswith("\n") != text.endswith("\n")
        )
    ]
    assert different == [], "Each %(name)s, tag and last line break stands in the French, too."


@pytest.mark.parametrize("fault", TYPOGRAPHY)
def test_french_has_its_own_typography(fault: str, entries: list[polib.POEntry]) -> None:
    pattern = re.compile(TYPOGRAPHY[fault])
    texts = [TAG.sub("", text) for entry in entries for _original, text in wordings(entry)]
    assert [text for text in texts if pattern.search(bare(text))] == [], fault


def bare(text: str) -> str:
    """Return a text without what is no prose: placeholders become words, addresses go."""
    return re.sub(r"https?://", "", re.sub(r"%\(\w+\)[a-z]", "x", text))


def test_compiled_catalogue_says_what_the_source_says() -> None:
    assert_compiled()


def assert_compiled() -> None:
    """Fail with what to do when the admin would show other words than the catalogue has."""
    assert COMPILED.exists(), "locale/fr/LC_MESSAGES/django.mo is missing: run `make messages`."
    source = [entry for entry in polib.pofile(CATALOGUE) if entry.translated()]
    same = said(polib.mofile(COMPILED)) == said(source)
    assert same, "locale/fr/LC_MESSAGES/django.mo is older than django.po: run `make messages`."


def said(entries: Iterable[Any]) -> dict[Message, list[tuple[str, str]]]:
    return {message_of(entry): wordings(entry) for entry in entries}


# The admin ----------------------------------------------------------------------------------------


@pytest.fixture
def french(db: None) -> Client:
    """Return the browser of a moderator who has chosen French."""
    assert_compiled()
    make_site()
    user = UserFactory.create(username="claire", groups=("Moderators",))
    UserProfile.objects.create(user=user, preferred_language="fr")
    client = Client()
    client.force_login(user)
    return client


def words(client: Client, url: str, data: Any = None) -> str:
    """Return an admin page's text, as a reader sees it and as its scripts get it."""
    response = client.get(url) if data is None else client.post(url, data)
    assert response.status_code == 200
    page = html.unescape(response.content.decode())
    page = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), page)
    return page.replace("\u00a0", " ")


def absent(page: str, *texts: str) -> list[str]:
    return [text for text in texts if text not in page]


def test_first_page_is_french(french: Client) -> None:
    page = words(french, "/admin/")
    panels = ("Pour commencer", "Rédiger une actualité", "Prochaines publications")
    entries_of_the_menu = ('"label": "Actualités"', '"label": "Événements"')
    assert absent(page, *panels, *entries_of_the_menu, "Rien n’attend votre approbation.") == []
    assert absent(page, "Start here", "Write a news item") == ["Start here", "Write a news item"]


def test_news_editor_is_french(french: Client) -> None:
    page = words(french, editor.edit_url(NewsPageFactory.create()))
    fields = ("Chapeau", "Image principale", "Texte alternatif", "Communiqué de presse")
    helps = ("Le titre, sans point final.", "L’actualité elle-même, bloc par bloc.")
    blocks_of_the_body = ("Citation", "Encadré", "Chiffres clés", "Liens vers des pages")
    assert absent(page, *fields, *helps, *blocks_of_the_body, "Langue : ") == []


def test_event_editor_is_french(french: Client) -> None:
    page = words(french, editor.edit_url(EventPageFactory.create()))
    assert absent(page, "Fuseau horaire", "Lieu de l’événement", "Où et comment", "Embargo") == []


def test_home_editor_is_french(french: Client) -> None:
    page = words(french, editor.edit_url(make_site()))
    fields = ("Nom du site", "Mission", "Note terminologique", "Avis", "Modération")
    assert absent(page, *fields, "« Roms et Gens du voyage »") == []


def test_image_form_is_french(french: Client) -> None:
    page = words(french, f"/admin/images/{ImageFactory.create().pk}/")
    assert absent(page, "Crédit", "Licence", "© Conseil de l’Europe", "Domaine public") == []


def test_topics_menus_and_settings_are_french(french: Client) -> None:
    topic, menu = TopicFactory.create(), MenuFactory.create()
    topics = words(french, "/admin/snippets/news/topic/")
    assert absent(topics, "Thèmes", "Clé", "Langue", "Anglais", "Mise à jour") == []
    assert absent(words(french, f"/admin/snippets/news/topic/edit/{topic.pk}/"), "Nom", "Clé") == []
    page = words(french, f"/admin/snippets/home/menu/edit/{menu.pk}/")
    assert absent(page, "Emplacement", "Pied de page", "Entrées", "Libellé") == []
    page = words(french, f"/admin/settings/home/sitesettings/{SiteSettings.load().pk}/")
    assert absent(page, "Adresse électronique", "Téléphone", "Réseaux sociaux") == []


def test_listings_are_french_with_french_dates(french: Client) -> None:
    NewsPageFactory.create(date=datetime(2026, 8, 2, tzinfo=UTC).date())
    EventPageFactory.create(start=datetime(2026, 5, 12, 12, tzinfo=UTC))
    news = words(french, "/admin/news/")
    assert absent(news, "Dernière modification", "En attente de modération", "2 août 2026") == []
    events = words(french, "/admin/events/")
    assert absent(events, "Début, heure locale", "À venir ou en cours", "12 mai 2026, 14:00") == []


def test_publish_gate_refuses_in_french(french: Client) -> None:
    page = NewsPageFactory.create(
        publish=False, body=[blocks.image(ImageFactory.create(title="Pont", credit=""), alt="")]
    )
    user = UserProfile.objects.get(preferred_language="fr").user
    answer = words(french, editor.edit_url(page), editor.form_data(page, user) | editor.PUBLISH)
    refusal = "L’image « Pont » ne peut pas encore être publiée : il manque le crédit."
    assert absent(answer, refusal, "Dites ce que montre l’image") == []
    page.refresh_from_db()
    assert page.live is False
