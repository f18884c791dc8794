"""Languages that Django does not know work everywhere: names, dates, admin, addresses."""

from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language_info, override
from pytest_django import Settings
from wagtail.models import Locale
from wagtail.users.models import UserProfile

from cms.settings.languages import CONTENT_LANGUAGES, UNKNOWN_TO_DJANGO
from core.models import User
from tests import editor
from tests.factories import NewsPageFactory, StandardPageFactory, home_page, translate

ROMANI = ["rom", "rmy", "rmn", "rmn-latn", "rmn-cyrl"]


def test_content_is_in_the_languages_of_the_network() -> None:
    assert [code for code, _ in CONTENT_LANGUAGES] == ["en", "fr", "de", "ro", "rmy"]
    assert settings.WAGTAIL_CONTENT_LANGUAGES == CONTENT_LANGUAGES


@pytest.mark.parametrize("code", ROMANI)
def test_romani_is_known(code: str) -> None:
    info = get_language_info(code)
    assert (info["code"], info["bidi"]) == (code, False)
    assert info["name"].startswith("Romani")
    assert info["name_local"].startswith("Romani")
    assert set(UNKNOWN_TO_DJANGO) == set(ROMANI)


@pytest.mark.parametrize("code", ROMANI)
def test_dates_are_written_in_romani_pages(code: str) -> None:
    with override(code):
        assert "2026" in date_format(date(2026, 5, 12), "DATE_FORMAT")
        assert "2026" in date_format(timezone.now().replace(year=2026), "DATETIME_FORMAT")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["rom", "rmy", "rmn-cyrl"])
def test_admin_works_for_a_page_in_romani(
    boss: Client, superuser: User, settings: Settings, code: str
) -> None:
    languages = [*settings.WAGTAIL_CONTENT_LANGUAGES, *((c, c) for c in ("rom", "rmn-cyrl"))]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = languages
    page = translate(StandardPageFactory.create(title="About"), code, title="Amare buća")
    assert page.locale.language_code == code
    parent = page.get_parent()
    for url in (
        editor.edit_url(page),
        editor.page_url("history", page.pk),
        editor.page_url("usage", page.pk),
        reverse("wagtailadmin_explore", args=[parent.pk]),
        reverse("wagtailadmin_home"),
        reverse("wagtaillocales:index"),
    ):
        assert boss.get(url).status_code == 200, url
    data = editor.form_data(page, superuser, title="Amari buti") | editor.PUBLISH
    assert boss.post(editor.edit_url(page), data).status_code == 302
    page.refresh_from_db()
    assert page.title == "Amari buti"


@pytest.mark.django_db
def test_every_language_has_its_home_page_and_name() -> None:
    home_page()
    names = {locale.language_code: str(locale) for locale in Locale.objects.all()}
    assert names == {
        "en": "English",
        "fr": "French",
        "de": "German",
        "ro": "Romanian",
        "rmy": "Romani (Vlax)",
    }
    assert home_page("rmy").live


@pytest.mark.django_db
def test_admin_in_french_shows_a_romani_page(boss: Client, superuser: User) -> None:
    page = translate(NewsPageFactory.create(), "rmy", title="Nevimata")
    profile = UserProfile.get_for_user(superuser)
    profile.preferred_language = "fr"
    profile.save()
    response = boss.get(editor.edit_url(page))
    assert response.status_code == 200
    assert '<html lang="fr"' in response.text
