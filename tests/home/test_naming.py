"""What the site is called in a language: as readers see it, else as the next language says."""

from typing import Any

import pytest
from django.conf import settings as given
from pytest_django import Settings

from core.site_names import site_name_in
from tests.factories import home_page, publish
from tests.without_site import unmake_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def chain(settings: Settings) -> None:
    settings.CONTENT_FALLBACKS = {"rmy": ["ro", "fr", "en"], "fr": ["en"], "ro": ["en"]}


def call(code: str, name: str, *, publishing: bool = True) -> Any:
    home = home_page(code)
    home.name = name
    if publishing:
        return publish(home)
    home.save_revision()
    return home


def names() -> dict[str, str]:
    return {code: site_name_in(code) for code in ("en", "fr", "ro", "rmy")}


def test_home_page_of_the_language_says_it_and_others_stand_in() -> None:
    call("en", "The Alliance")
    call("fr", "L’Alliance")
    assert names() == {
        "en": "The Alliance",
        "fr": "L’Alliance",
        "ro": "The Alliance",
        "rmy": "L’Alliance",
    }


def test_draft_says_nothing() -> None:
    call("en", "The Alliance")
    call("fr", "L’Alliance", publishing=False)
    assert site_name_in("fr") == "The Alliance"


def test_page_that_readers_do_not_see_says_nothing() -> None:
    call("en", "The Alliance")
    call("fr", "L’Alliance").unpublish()
    assert site_name_in("fr") == "The Alliance"


def test_language_without_a_chain_has_the_settings_name() -> None:
    call("en", "The Alliance")
    assert site_name_in("de") == given.WAGTAIL_SITE_NAME


def test_without_a_site_there_is_the_settings_name() -> None:
    unmake_site()
    assert site_name_in("en") == given.WAGTAIL_SITE_NAME


def test_it_takes_two_statements_however_long_the_chain(django_assert_num_queries: Any) -> None:
    call("en", "The Alliance")
    for code in ("fr", "rmy"):
        with django_assert_num_queries(2):
            site_name_in(code)
