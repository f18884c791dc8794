"""Menus in the API: published ones, in one language, with the entries that lead somewhere."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from home.models import Menu, MenuItem
from tests.factories import (
    MenuFactory,
    StandardPageFactory,
    alias,
    home_page,
    locale,
    translate,
)
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

ITEMS = "items { label url page { title } }"
QUERY = f"""query($place: MenuPlace!, $locale: String, $fallback: Fallback) {{
  menu(place: $place, locale: $locale, fallback: $fallback) {{
    node {{ place locale {{ code }} {ITEMS} }}
    served {{ requested {{ code }} actual {{ code }} reason }}
  }}
}}"""


@pytest.fixture(autouse=True)
def site() -> None:
    home_page()


def menu(client: Client, place: str = "MAIN", **variables: Any) -> Any:
    return data(client, QUERY, place=place, **variables)["menu"]


def urls(client: Client, **variables: Any) -> list[str]:
    return [item["url"] for item in menu(client, **variables)["node"]["items"]]


def test_a_menu_has_its_entries_in_the_editors_order(client: Client) -> None:
    about = StandardPageFactory.create(title="About us")
    contact = StandardPageFactory.create(title="Contact", parent=about)
    MenuFactory.create(
        entries=[("Write to us", contact), about, ("Council", "https://example.org/")]
    )
    assert menu(client) == {
        "node": {
            "place": "MAIN",
            "locale": {"code": "en"},
            "items": [
                {
                    "label": "Write to us",
                    "url": "/en/about-us/contact/",
                    "page": {"title": "Contact"},
                },
                {"label": "About us", "url": "/en/about-us/", "page": {"title": "About us"}},
                {"label": "Council", "url": "https://example.org/", "page": None},
            ],
        },
        "served": {
            "requested": {"code": "en"},
            "actual": {"code": "en"},
            "reason": "AS_REQUESTED",
        },
    }


def test_each_place_has_a_menu_of_its_own(client: Client) -> None:
    MenuFactory.create(place="footer", entries=[("Imprint", "https://example.org/imprint")])
    assert menu(client) is None
    assert urls(client, place="FOOTER") == ["https://example.org/imprint"]


def test_an_entry_shows_the_page_in_the_menus_language(client: Client) -> None:
    about = StandardPageFactory.create(title="About us")
    translate(about, "fr", title="À propos", slug="a-propos")
    MenuFactory.create(locale=locale("fr"), entries=[about])
    assert menu(client, locale="fr")["node"]["items"] == [
        {"label": "À propos", "url": "/fr/a-propos/", "page": {"title": "À propos"}}
    ]


def test_an_entry_shows_the_page_itself_without_a_public_translation(client: Client) -> None:
    about = StandardPageFactory.create(title="About us")
    translate(about, "fr", publish_it=False, title="À propos", slug="a-propos")
    untouched = StandardPageFactory.create(title="Contact")
    alias(untouched, "fr")
    MenuFactory.create(locale=locale("fr"), entries=[about, untouched])
    assert urls(client, locale="fr") == ["/en/about-us/", "/en/contact/"]


def test_an_alias_stands_for_the_page_that_it_mirrors(client: Client) -> None:
    about = StandardPageFactory.create(title="About us")
    MenuFactory.create(locale=locale("fr"), entries=[alias(about, "fr")])
    assert urls(client, locale="fr") == ["/en/about-us/"]


def test_entries_whose_page_is_not_public_are_left_out(client: Client) -> None:
    closed = StandardPageFactory.create(title="Members", private=True)
    hidden = [
        StandardPageFactory.create(title="Draft", publish=False),
        closed,
        StandardPageFactory.create(title="Below", parent=closed),
        StandardPageFactory.create(title="Over", expired=True),
    ]
    about = StandardPageFactory.create(title="About us")
    MenuFactory.create(entries=[*hidden, ("With a label", hidden[0]), about])
    assert urls(client) == ["/en/about-us/"]


def test_an_address_of_another_kind_is_left_out(client: Client) -> None:
    made = MenuFactory.create(entries=[("Mail", "mailto:a@example.org")])
    MenuItem.objects.create(menu=made, label="Click", url="javascript:alert(1)", sort_order=1)
    assert urls(client) == ["mailto:a@example.org"]


def test_an_address_that_an_import_left_without_words_shows_itself(client: Client) -> None:
    made = MenuFactory.create(entries=[("Council", "https://example.org/")])
    MenuItem.objects.create(menu=made, url="https://example.org/b", sort_order=1)
    labels = [item["label"] for item in menu(client)["node"]["items"]]
    assert labels == ["Council", "https://example.org/b"]


def test_a_draft_or_expired_menu_is_not_there(client: Client) -> None:
    MenuFactory.create(publish=False, entries=[("Draft", "https://example.org/")])
    MenuFactory.create(place="footer", entries=[("Over", "https://example.org/")])
    Menu.objects.filter(place="footer").update(expire_at=timezone.now() - timedelta(hours=1))
    assert menu(client) is None
    assert menu(client, place="FOOTER") is None


def test_what_is_being_changed_in_a_menu_is_not_shown_yet(client: Client) -> None:
    made = MenuFactory.create(entries=[("Shown", "https://example.org/1")])
    made.items.add(MenuItem(label="Draft", url="https://example.org/2", sort_order=1))
    made.save_revision()
    assert urls(client) == ["https://example.org/1"]


def test_another_language_stands_in_only_when_asked(client: Client) -> None:
    MenuFactory.create(entries=[("Council", "https://example.org/")])
    MenuFactory.create(locale=locale("ro"), publish=False, entries=[("Consiliu", "https://x.org")])
    assert menu(client, locale="ro") is None
    found = menu(client, locale="ro", fallback="CHAIN")
    assert found["node"]["locale"] == {"code": "en"}
    assert found["served"] == {
        "requested": {"code": "ro"},
        "actual": {"code": "en"},
        "reason": "FALLBACK",
    }


def test_an_unknown_place_or_language_is_told(client: Client) -> None:
    assert codes(execute(client, "{ menu(place: HEAD) { node { id } } }")) == ["VALIDATION_FAILED"]
    assert codes(execute(client, QUERY, place="MAIN", locale="tlh")) == ["UNKNOWN_LOCALE"]


@pytest.mark.parametrize("count", [3, 25])
def test_a_menu_costs_the_same_however_long_it_is(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pages = [StandardPageFactory.create(title=f"Page {number}") for number in range(count)]
    for page in pages[::2]:
        translate(page, "fr", title=f"{page.title} fr")
    MenuFactory.create(locale=locale("fr"), entries=pages)
    with django_assert_num_queries(5):
        assert len(urls(client, locale="fr")) == count
