"""Sections that come along with what is sent to translators change nothing for readers."""

import pytest
from django.test import Client

from news.models import NewsIndexPage
from tests import editor, translator
from tests.factories import NewsPageFactory, alias, home_page, locale, translate
from tests.routes import status
from tests.translations.readers import path_of
from tests.versions import raised, unchanged

pytestmark = pytest.mark.django_db


def test_section_that_comes_along_leaves_what_is_gone_as_it_is(
    boss: Client, client: Client
) -> None:
    page = NewsPageFactory.create()
    section = translate(page.get_parent().specific, "fr", title="Nouvelles", slug="news")
    assert status(client, path_of(section)) == 200
    with raised():
        boss.post(editor.page_url("delete", section.pk))
    assert status(client, "/fr/news/") == 410
    with unchanged():
        translator.submit(boss, page)
    made = NewsIndexPage.objects.get(locale=locale("fr"))
    assert (path_of(made), made.live, made.alias_of is None) == ("/fr/news/", True, False)
    assert status(client, "/fr/news/") == 410


def test_alias_within_a_language_is_seen(client: Client) -> None:
    page = NewsPageFactory.create()
    with raised():
        page.create_alias(update_slug="alias", parent=page.get_parent())


def test_alias_of_a_home_page_gives_a_language_its_paths(client: Client) -> None:
    home = home_page("en")
    home_page("fr").delete()
    with raised():
        alias(home, "fr")
