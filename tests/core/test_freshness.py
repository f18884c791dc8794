"""How fresh a translation is, as readers are told: by what is published, never by drafts."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.services.localisation import save_translation
from news.models import NewsPage
from tests import graphql, translator
from tests.factories import NewsPageFactory, alias, blocks, translate
from tests.versions import unchanged

pytestmark = pytest.mark.django_db

QUERY = """query($path: String!) { page(path: $path) {
    title freshness updatedAt sourceUpdatedAt
    translations(missing: true) {
        locale { code } title path freshness updatedAt sourceUpdatedAt } } }"""


def asked(client: Client, path: str) -> Any:
    return graphql.data(client, QUERY, path=path)["page"]


def freshness_of(client: Client, path: str) -> str:
    return str(asked(client, path)["freshness"])


def news(**kwargs: Any) -> NewsPage:
    values = {"title": "First", "body": [blocks.rich_text("<p>One.</p>")], **kwargs}
    return NewsPageFactory.create(**values)


def republish(page: Page, **changes: Any) -> None:
    """Publish a new text of a page, as an editor does."""
    fresh = type(page).objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()


def path_of(page: Page) -> str:
    """Return the French or English path of a news item."""
    code = page.locale.language_code
    return f"/{code}/" + page.url_path.split("/", 2)[2]


def test_an_original_is_current_and_has_no_source(client: Client) -> None:
    found = asked(client, path_of(news()))
    assert (found["freshness"], found["sourceUpdatedAt"]) == ("CURRENT", None)


def test_languages_without_a_text_are_named_when_asked_for(client: Client) -> None:
    page = news()
    translate(page, "fr", title="Premier")
    found = asked(client, path_of(page))["translations"]
    assert [(each["locale"]["code"], each["title"], each["freshness"]) for each in found] == [
        ("fr", "Premier", "CURRENT"),
        ("de", None, "MISSING"),
        ("ro", None, "MISSING"),
        ("rmy", None, "MISSING"),
    ]
    assert found[1]["path"] is found[1]["updatedAt"] is found[1]["sourceUpdatedAt"] is None
    short = "query($path: String!) { page(path: $path) { translations { title } } }"
    answer = graphql.data(client, short, path=path_of(page))
    assert answer["page"]["translations"] == [{"title": "Premier"}]


def test_a_translation_by_hand_is_outdated_once_the_source_is_published_again(
    client: Client,
) -> None:
    page = news()
    french = translate(page, "fr", title="Premier")
    assert freshness_of(client, path_of(french)) == "CURRENT"
    republish(page, standfirst="Another one.")
    found = asked(client, path_of(french))
    assert found["freshness"] == "OUTDATED"
    assert found["sourceUpdatedAt"] > found["updatedAt"]
    republish(french, standfirst="Un autre.")
    assert freshness_of(client, path_of(french)) == "CURRENT"


def test_a_sent_translation_is_outdated_until_the_new_text_is_translated(
    boss: Client, client: Client
) -> None:
    page = news()
    french = translator.published(boss, page)
    assert freshness_of(client, path_of(french)) == "CURRENT"
    republish(page, standfirst="Another one.")
    assert freshness_of(client, path_of(french)) == "OUTDATED"
    translation = Translation.objects.get()
    translator.update(boss, translation)
    assert freshness_of(client, path_of(french)) == "OUTDATED"
    translator.translate_all(translation)
    translator.publish(boss, translation)
    assert freshness_of(client, path_of(french)) == "CURRENT"


def test_publishing_a_translation_again_takes_up_nothing_of_the_source(
    boss: Client, client: Client
) -> None:
    page = news()
    french = translator.published(boss, page)
    republish(page, standfirst="Another one.")
    republish(french, place="Strasbourg")
    assert freshness_of(client, path_of(french)) == "OUTDATED"


def test_texts_left_in_the_source_language_make_a_translation_partial(
    boss: Client, client: Client, settings: Any
) -> None:
    settings.PUBLISH_PARTIAL_TRANSLATIONS = True
    page = news()
    translation = translator.submit(boss, page)
    translator.translate_all(translation, but="standfirst")
    save_translation(translation, accepting=1)
    french = translation.get_target_instance()
    assert freshness_of(client, path_of(french)) == "PARTIAL"
    page.unpublish()
    assert freshness_of(client, path_of(french)) == "PARTIAL"
    # Somebody then writes it by hand, in the plain editor.
    republish(french, standfirst="Une phrase.")
    assert freshness_of(client, path_of(french)) == "CURRENT"


def test_what_translators_are_working_on_changes_nothing(boss: Client, client: Client) -> None:
    page = news()
    french = translator.published(boss, page)
    before = asked(client, path_of(french))
    with unchanged():
        page.standfirst = "A draft"
        page.save_revision()
        translation = Translation.objects.get()
        translator.translate_all(translation, mark="Nouveau ")
        translation.save_target(publish=False)
    assert asked(client, path_of(french)) == before


def test_a_source_that_nobody_can_read_tells_nothing(client: Client) -> None:
    page = news()
    french = translate(page, "fr", title="Premier")
    republish(page, standfirst="Another one.")
    NewsPage.objects.get(pk=page.pk).unpublish()
    found = asked(client, path_of(french))
    assert (found["freshness"], found["sourceUpdatedAt"]) == ("CURRENT", None)


def test_an_original_in_french_is_not_measured_by_its_english_translation(
    boss: Client, client: Client
) -> None:
    french = NewsPageFactory.create(title="Premier", parent=_french_section())
    english = translator.published(boss, french, "en")
    republish(english, place="Strasbourg")
    assert freshness_of(client, path_of(french)) == "CURRENT"
    republish(french, place="Paris")
    assert freshness_of(client, path_of(english)) == "OUTDATED"


def test_an_alias_of_another_language_is_missing(client: Client) -> None:
    page = news()
    alias(page, "fr")
    states = {
        each["locale"]["code"]: each["freshness"]
        for each in asked(client, path_of(page))["translations"]
    }
    assert states["fr"] == "MISSING"


def test_an_alias_within_a_language_is_as_fresh_as_its_source(client: Client) -> None:
    page = news()
    french = translate(page, "fr", title="Premier")
    mirror = french.create_alias(update_slug="miroir", parent=french.get_parent())
    assert freshness_of(client, path_of(mirror)) == "CURRENT"
    republish(page, place="Strasbourg")
    states = [asked(client, path_of(each)) for each in (french, mirror)]
    assert [state["freshness"] for state in states] == ["OUTDATED", "OUTDATED"]
    assert states[0]["sourceUpdatedAt"] == states[1]["sourceUpdatedAt"] is not None


def _french_section() -> Page:
    return translate(news(title="Other"), "fr", title="Autre").get_parent().specific
