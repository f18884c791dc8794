"""Languages from right to left, and Romani in both scripts, from the submission to the reader.

No word of Romani is made up here: titles are codes and letters of the alphabet.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings
from wagtail_localize.models import Translation

from news.models import NewsPage
from tests import editor, translator
from tests.factories import NewsPageFactory, UserFactory, blocks, home_page
from tests.graphql import data
from tests.routes import moved, route

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Language:
    """A language with a title in its script, and what the API tells of both."""

    code: str
    title: str
    slug: str
    api_code: str
    name: str
    endonym: str
    direction: str
    script: str


BALKAN = "Romani (Balkan)"
VLAX = "Romani (Vlax)"
LANGUAGES = [
    Language("ar", "الأهداف 12", "lhdf-12", "ar", "Arabic", "العربيّة", "RTL", "Arab"),
    Language("he", "מטרות 12", "mtrvt-12", "he", "Hebrew", "עברית", "RTL", "Hebr"),
    Language("rmy", "RMY 12", "rmy-12", "rmy", VLAX, VLAX, "LTR", "Latn"),
    Language(
        "rmn-cyrl",
        "АБВ 12",
        "abv-12",
        "rmn-Cyrl",
        "Romani (Balkan, Cyrillic script)",
        BALKAN,
        "LTR",
        "Cyrl",
    ),
]


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.code)
def language(request: pytest.FixtureRequest, settings: Settings) -> Language:
    """Return a language of the site, with its home page."""
    found: Language = request.param
    codes = [code for code, _ in settings.WAGTAIL_CONTENT_LANGUAGES]
    if found.code not in codes:
        added = [*settings.WAGTAIL_CONTENT_LANGUAGES, (found.code, found.name)]
        settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = added
    home_page(found.code)
    return found


@pytest.fixture
def boss() -> Client:
    """Return the client of somebody who may do everything."""
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    return client


def news() -> NewsPage:
    body = [blocks.rich_text("<p>Only <b>this</b>.</p>"), blocks.table(["A"], ["1"], caption="C")]
    return NewsPageFactory.create(title="Aims", slug="aims", body=body)


def translate(translation: Translation, language: Language) -> None:
    """Put letters of the language before each text but the title and the slug."""
    translator.translate_all(translation, but="slug", mark=f"{language.title} ")
    title = translation.source.stringsegment_set.get(context__path="title")
    title.string.translations.update(data=language.title)


def submitted(boss: Client, language: Language) -> tuple[Translation, Any]:
    translation = translator.submit(boss, news(), language.code)
    return translation, translation.get_target_instance()


def test_texts_stand_in_the_translators_editor(boss: Client, language: Language) -> None:
    translation, target = submitted(boss, language)
    translate(translation, language)
    page = boss.get(editor.edit_url(target))
    assert page.status_code == 200
    for attribute in (
        'data-source-lang="en"',
        'data-source-dir="ltr"',
        f'data-target-lang="{language.code}"',
        f'data-target-dir="{language.direction.lower()}"',
    ):
        assert page.text.count(attribute) == 1


def test_news_item_is_published_and_read(boss: Client, client: Client, language: Language) -> None:
    translation, _ = submitted(boss, language)
    translate(translation, language)
    translator.publish(boss, translation)
    query = """query($locale: String) { news(locale: $locale) { nodes {
        title path locale { code name endonym dir script }
        body { ... on RichTextBlock { richText { html } } ... on TableBlock { caption } } } } }"""
    (node,) = data(client, query, locale=language.api_code)["news"]["nodes"]
    section = translation.get_target_instance().get_parent()
    assert node == {
        "title": language.title,
        "path": f"/{language.code}/{section.slug}/{language.slug}/",
        "locale": {
            "code": language.api_code,
            "name": language.name,
            "endonym": language.endonym,
            "dir": language.direction,
            "script": language.script,
        },
        "body": [
            {"richText": {"html": f"<p>{language.title} Only <b>this</b>.</p>"}},
            {"caption": f"{language.title} C"},
        ],
    }
    found = route(client, node["path"])
    assert (found["status"], found["page"]["title"]) == (200, language.title)


def test_address_leads_on_after_a_change(boss: Client, client: Client, language: Language) -> None:
    translation, _ = submitted(boss, language)
    translate(translation, language)
    translator.publish(boss, translation)
    query = "query($locale: String) { news(locale: $locale) { nodes { path } } }"
    (old,) = data(client, query, locale=language.api_code)["news"]["nodes"]
    slug = translation.source.stringsegment_set.get(context__path="slug")
    slug.string.translations.create(
        locale=translation.target_locale,
        context=slug.context,
        data=f"{language.title} {language.title}",
    )
    translator.publish(boss, translation)
    new = old["path"].replace(language.slug, f"{language.slug}-{language.slug}")
    assert route(client, old["path"]) == moved(new)


def test_page_of_the_language_is_edited_by_itself(boss: Client, language: Language) -> None:
    translation, target = submitted(boss, language)
    translate(translation, language)
    translation.save_target(publish=False)
    boss.post(f"/admin/localize/translate/{translation.pk}/disable/")
    form = boss.get(editor.edit_url(target))
    assert f'value="{language.title}"' in form.text
    assert f'value="{language.slug}"' in form.text
