"""The French catalogue reaches the people who work in French."""

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from home.models import SiteSettings
from tests import editor
from tests.architecture.catalogues import assert_compiled
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


@pytest.fixture
def french(db: None) -> Client:
    """Return the browser of a moderator who has chosen French."""
    assert_compiled("fr")
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
