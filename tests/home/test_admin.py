"""The menu entry “Site”: menus, topics and settings, and choosing them."""

from typing import Any

import pytest
from django.test import Client
from modelsearch import index

from home.models import SiteSettings
from tests.factories import (
    MenuFactory,
    StandardPageFactory,
    TopicFactory,
    UserFactory,
    make_site,
    translate,
)

pytestmark = pytest.mark.django_db

TOPICS, MENUS = "/admin/snippets/news/topic/", "/admin/snippets/home/menu/"
SETTINGS = "/admin/settings/home/sitesettings/"


@pytest.fixture
def client() -> Client:
    make_site()
    client = Client()
    client.force_login(UserFactory.create(groups=("Moderators",)))
    return client


def listed(client: Client, url: str, **parameters: Any) -> list[str]:
    response = client.get(url, parameters)
    assert response.status_code == 200
    return [str(row) for row in response.context["page_obj"]]


def test_site_holds_menus_topics_and_settings_and_nothing_else_does(client: Client) -> None:
    page = client.get("/admin/").content.decode()

    for url in (TOPICS, MENUS):
        assert page.count(f'"{url}"') == 1
    assert page.count(SETTINGS) == 1
    assert '"/admin/snippets/"' not in page


def test_topics_are_listed_searched_and_filtered_by_language(client: Client) -> None:
    housing = TopicFactory.create(name="Housing")
    TopicFactory.create(name="Schools")
    translate(housing, "fr", name="Logement")

    response = client.get(TOPICS)
    labels = [str(column.label) for column in response.context["table"].columns.values()]

    assert labels[-5:] == ["Name", "Key", "Language", "Updated", "Status"]
    assert listed(client, TOPICS) == ["Housing", "Logement", "Schools"]
    assert listed(client, TOPICS, q="ous") == ["Housing", "Logement"]  # “housing” is its key.
    assert listed(client, TOPICS, q="logem") == ["Logement"]
    assert listed(client, TOPICS, locale="fr") == ["Logement"]


def test_menus_are_listed_and_filtered_by_place_and_language(client: Client) -> None:
    about = StandardPageFactory.create(title="About")
    menu = MenuFactory.create(entries=[about])
    MenuFactory.create(place="footer", entries=[about])
    translate(menu, "fr")

    assert listed(client, MENUS) == [
        "Footer (English)",
        "Main menu (English)",
        "Main menu (French)",
    ]
    assert listed(client, MENUS, place="footer") == ["Footer (English)"]
    assert listed(client, MENUS, locale="fr") == ["Main menu (French)"]


def test_topic_chooser_searches(client: Client) -> None:
    for name in ("Housing", "Schools"):
        index.insert_or_update_object(TopicFactory.create(name=name))

    answer = client.get("/admin/snippets/choose/news/topic/results/", {"q": "hous"})

    assert "Housing" in answer.content.decode()
    assert "Schools" not in answer.content.decode()


def test_page_and_document_choosers_search(client: Client) -> None:
    page = StandardPageFactory.create(title="About the Alliance")
    index.insert_or_update_object(page)

    found = client.get("/admin/choose-page/search/", {"q": "allian"}).content.decode()

    assert "About the Alliance" in found
    assert client.get("/admin/documents/chooser/results/", {"q": "x"}).status_code == 200


def test_moderator_writes_the_settings(client: Client) -> None:
    address = f"{SETTINGS}{SiteSettings.load().pk}/"
    form = {
        "contact_email": "contact@example.org",
        "contact_phone": "",
        "contact_address": "",
        "social_accounts-TOTAL_FORMS": "0",
        "social_accounts-INITIAL_FORMS": "0",
        "social_accounts-MIN_NUM_FORMS": "0",
        "social_accounts-MAX_NUM_FORMS": "12",
    }

    assert client.post(address, form).status_code == 302

    assert SiteSettings.load().contact_email == "contact@example.org"
