"""Rules of menus, settings and plain pages."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from home.models import HomePage, Menu, MenuItem, SiteSettings, SocialAccount, StandardPage
from tests.factories import (
    MenuFactory,
    StandardPageFactory,
    UserFactory,
    home_page,
    locale,
)

pytestmark = pytest.mark.django_db

ONE_OF_TWO = {"url": ["Choose a page or give an address, one of the two."]}


def problems(item: MenuItem) -> Any:
    try:
        item.clean()
    except ValidationError as error:
        return error.message_dict
    return {}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"page_id": 1}, {}),
        ({"page_id": 1, "label": "Here"}, {}),
        ({"url": "https://example.org/", "label": "There"}, {}),
        ({"url": "http://example.org/", "label": "There"}, {}),
        ({"url": "mailto:a@example.org", "label": "Write"}, {}),
        ({}, ONE_OF_TWO),
        ({"label": "Nowhere"}, ONE_OF_TWO),
        ({"page_id": 1, "url": "https://example.org/"}, ONE_OF_TWO),
        ({"url": "https://example.org/"}, {"label": ["An address needs a label."]}),
        (
            {"url": "javascript:alert(1)", "label": "A"},
            {"url": ["The address starts with https://."]},
        ),
        ({"url": "/about/", "label": "A"}, {"url": ["The address starts with https://."]}),
    ],
)
def test_entry_leads_to_a_page_or_an_address(values: Any, expected: Any) -> None:
    assert problems(MenuItem(**values)) == expected


def test_wrong_entry_is_said_in_the_form() -> None:
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    menu = MenuFactory.create(locale=locale("en"))
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "30"}
    entry = {"label": "A", "url": "javascript:alert(1)", "page": "", "ORDER": "1"}
    data = {
        "place": "main",
        "action-publish": "1",
        **{f"items-{name}": value for name, value in counts.items()},
        **{f"items-0-{name}": value for name, value in entry.items()},
    }
    response = client.post(reverse(menu.snippet_viewset.get_url_name("edit"), args=[menu.pk]), data)
    (errors,) = response.context["form"].formsets["items"].errors
    assert errors == {"url": ["The address starts with https://."]}
    assert Menu.objects.get().items.count() == 0


def test_there_is_one_menu_for_each_place_and_language() -> None:
    MenuFactory.create(locale=locale("en"), place="main")
    MenuFactory.create(locale=locale("en"), place="footer")
    MenuFactory.create(locale=locale("fr"), place="main")
    with pytest.raises(IntegrityError), transaction.atomic():
        MenuFactory.create(locale=locale("en"), place="main")


def test_second_menu_of_a_place_is_refused_in_the_form() -> None:
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    MenuFactory.create(locale=locale("en"), place="main")
    counts = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "30"}
    url = reverse(Menu.snippet_viewset.get_url_name("add"))
    data = {"place": "main", **{f"items-{name}": value for name, value in counts.items()}}
    response = client.post(f"{url}?locale=en", data)
    assert response.status_code == 200
    assert response.context["form"].errors
    assert Menu.objects.count() == 1


def test_entries_go_with_the_page_that_they_lead_to() -> None:
    page = StandardPageFactory.create()
    menu = MenuFactory.create(entries=[page, ("Out", "https://example.org/")])
    page.delete()
    assert [str(item) for item in menu.items.order_by("sort_order")] == ["Out"]


def test_names_of_menus_and_entries() -> None:
    page = StandardPageFactory.create(title="About us")
    menu = MenuFactory.create(entries=[page, ("Here", page), ("Out", "https://example.org/")])
    assert str(menu) == "Main menu (English)"
    assert [str(item) for item in menu.items.order_by("sort_order")] == ["About us", "Here", "Out"]


def test_settings_have_one_row_for_all_sites() -> None:
    first, second = SiteSettings.load(), SiteSettings.load()
    assert first.pk == second.pk
    first.social_accounts.add(SocialAccount(network="mastodon", url="https://example.org/@a"))
    first.save()
    assert str(SiteSettings.load().social_accounts.get()) == "Mastodon: https://example.org/@a"


@pytest.mark.parametrize("moderated", [True, False])
def test_plain_page_is_a_section_that_covers_what_is_under_it(moderated: bool) -> None:
    parent = StandardPageFactory.create(moderated=moderated)
    child = StandardPageFactory.create(parent=parent, moderated=True)
    nested = StandardPage.objects.get(pk=child.pk)
    assert (StandardPage.objects.get(pk=parent.pk).get_workflow() is not None) is moderated
    assert (nested.get_workflow() is not None) is moderated


def test_home_pages_stand_under_the_root_only() -> None:
    home = home_page()
    assert [model.__name__ for model in HomePage.allowed_parent_page_models()] == ["Page"]
    assert not HomePage.can_create_at(home)
    assert StandardPage.can_create_at(home)
