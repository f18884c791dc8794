"""A translation's address: proposed from its title, kept and led on from once it is public."""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.contrib.redirects.models import Redirect
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from core.models.translation_basis import UntranslatedText
from core.slugs import LONGEST, slug_of
from home.models import StandardPage
from tests.factories import StandardPageFactory, alias, locale, publish, translate
from tests.routes import found, moved, route, status

pytestmark = pytest.mark.django_db


# Letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Städte für größere Straßen", "de", "staedte-fuer-groessere-strassen"),
        ("ÜBERBLICK", "de-at", "ueberblick"),
        ("U\u0308berblick", "de", "ueberblick"),
        ("Städte för alla", "sv", "stadte-for-alla"),
        ("Țări și regiuni într-o Europă", "ro", "tari-si-regiuni-intr-o-europa"),
        ("L’été à l'Alliance", "fr", "l-ete-a-l-alliance"),
        ("The city's aims", "en", "the-citys-aims"),
        ("Новости за градови", "mk", "novosti-za-gradovi"),
        ("АБВ ЖШЧ", "rmn-cyrl", "abv-zhshch"),
        ("أخبار المدينة", "ar", "khbr-lmdynh"),
        ("חדשות", "he", "hdsvt"),
        ("  — !? ", "en", ""),
        ("", "en", ""),
    ],
)
def test_slug_is_written_in_latin_letters(text: str, language: str, expected: str) -> None:
    assert slug_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a" * 99 + " b", "a" * 99),
        ("a" * 98 + " b", "a" * 98 + "-b"),
        ("a" * 150, "a" * LONGEST),
        ("a " * 90, "-".join("a" * 50)),
    ],
)
def test_long_title_is_cut_at_a_word(text: str, expected: str) -> None:
    assert slug_of(text, "en") == expected


@given(st.text(), st.sampled_from(["en", "de", "fr", "ro", "rmn-cyrl", "ar"]))
@settings(deadline=None)
def test_slug_of_any_text_is_fit_for_an_address(text: str, language: str) -> None:
    slug = slug_of(text, language)
    assert re.fullmatch(r"([a-z0-9_]+(-[a-z0-9_]+)*)?", slug)
    assert len(slug) <= LONGEST
    assert slug_of(slug, language) == slug


# Proposals -------------------------------------------------------------------------------------


def page(**kwargs: Any) -> StandardPage:
    return StandardPageFactory.create(**{"title": "Aims", "slug": "aims", **kwargs})


def sent(instance: Any, code: str = "fr") -> Translation:
    translate_object(instance, [locale(code)])
    return Translation.objects.get(
        source__object_id=instance.translation_key, target_locale=locale(code)
    )


def write(translation: Translation, **texts: str) -> None:
    """Write translations of fields, as translators do."""
    for path, text in texts.items():
        segment = translation.source.stringsegment_set.get(context__path=path)
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": text, "has_error": False},
        )


def save(translation: Translation, *, publish_it: bool = False, **texts: str) -> Any:
    """Write translations and save them; return the draft, or the page when it is published."""
    write(translation, **texts)
    translation.save_target(publish=publish_it)
    target = translation.get_target_instance()
    return target if publish_it else target.get_latest_revision_as_object()


def published(instance: Any, title: str, code: str = "fr") -> tuple[Translation, Any]:
    translation = sent(instance, code)
    return translation, save(translation, publish_it=True, title=title)


@pytest.mark.parametrize(
    ("code", "title", "slug"),
    [
        ("fr", "Objectifs de l’été", "objectifs-de-l-ete"),
        ("de", "Ziele für Städte", "ziele-fuer-staedte"),
        ("ro", "Ținte și țeluri", "tinte-si-teluri"),
    ],
)
def test_slug_is_proposed_from_the_translated_title(
    client: Client, code: str, title: str, slug: str
) -> None:
    _, target = published(page(), title, code)
    assert target.slug == slug
    assert route(client, f"/{code}/{slug}/") == found(title, f"/{code}/{slug}/", code)
    assert status(client, f"/{code}/aims/") == 404


def test_draft_without_title_has_the_slug_of_the_source() -> None:
    translation = sent(page(slug="our-aims"))
    with pytest.raises(UntranslatedText):
        translation.save_target(publish=True)
    assert translation.get_target_instance().slug == "our-aims"


def test_title_that_is_the_same_word_leaves_the_slug_of_the_source() -> None:
    _, target = published(page(title="Contact", slug="write-to-us"), "Contact")
    assert target.slug == "write-to-us"


def test_title_without_any_letter_leaves_the_slug_of_the_source() -> None:
    _, target = published(page(), "!?")
    assert target.slug == "aims"


def test_proposal_follows_the_title_until_it_is_published() -> None:
    translation = sent(page())
    assert save(translation, title="Buts").slug == "buts"
    assert save(translation, title="Objectifs").slug == "objectifs"
    assert save(translation, publish_it=True, title="Nos objectifs").slug == "nos-objectifs"


@pytest.mark.parametrize("live", [True, False])
def test_proposal_is_taken_by_no_page_beside(live: bool) -> None:
    save(sent(page(title="Other", slug="other")), title="Objectifs", publish_it=live)
    _, target = published(page(), "Objectifs")
    assert target.slug == "objectifs-1"
    assert target.get_siblings().filter(slug="objectifs").count() == 1


def test_proposal_with_a_number_follows_the_title_too() -> None:
    translate(page(title="Other", slug="other"), "fr", slug="buts")
    translation = sent(page())
    assert save(translation, title="Buts").slug == "buts-1"
    assert save(translation, title="Objectifs").slug == "objectifs"


def test_two_translations_with_the_same_title_stand_beside_each_other() -> None:
    pages = [page(title=f"Aims {number}", slug=f"aims-{number}") for number in range(3)]
    slugs = [published(each, "Objectifs")[1].slug for each in pages]
    assert slugs == ["objectifs", "objectifs-1", "objectifs-2"]


def test_slug_that_somebody_wrote_in_the_draft_stays() -> None:
    translation = sent(page())
    draft = save(translation, title="Buts")
    draft.slug = "a-la-main"
    draft.save_revision()
    assert save(translation, publish_it=True, title="Objectifs").slug == "a-la-main"


@pytest.mark.parametrize(
    ("written", "slug"), [("nos-buts", "nos-buts"), ("Nos  buts à nous", "nos-buts-a-nous")]
)
def test_slug_of_a_translator_goes_first(written: str, slug: str) -> None:
    translation = sent(page())
    assert save(translation, publish_it=True, title="Objectifs", slug=written).slug == slug


def test_slug_of_a_translator_in_another_script_is_written_in_latin_letters() -> None:
    translation = sent(page(), "ro")
    assert save(translation, title="Ținte", slug="цели").slug == "tseli"


def test_slug_of_a_translator_without_any_letter_is_left_to_the_program() -> None:
    translation = sent(page())
    assert save(translation, title="Objectifs", slug="!?").slug == "objectifs"


def test_alias_that_becomes_a_translation_gets_a_slug_of_its_own(client: Client) -> None:
    english = page()
    alias(english, "fr")
    _, target = published(english, "Objectifs")
    assert (target.slug, target.live) == ("objectifs", True)
    assert target.first_published_at > english.first_published_at
    assert status(client, "/fr/objectifs/") == 200


# Once it is public -----------------------------------------------------------------------------


@pytest.mark.parametrize("online", [True, False])
def test_later_change_of_the_title_keeps_the_address(client: Client, online: bool) -> None:
    translation, target = published(page(), "Objectifs")
    if not online:
        target.unpublish()
    target = save(translation, publish_it=True, title="Nos buts")
    assert (target.title, target.slug) == ("Nos buts", "objectifs")
    assert status(client, "/fr/objectifs/") == 200
    assert not Redirect.objects.exists()


def test_another_slug_of_the_source_keeps_the_address(client: Client) -> None:
    english = page()
    translation, target = published(english, "Objectifs")
    english.slug = "goals"
    publish(english)
    translation.source.update_from_db()
    target = save(translation, publish_it=True, title="Objectifs")
    assert target.slug == "objectifs"
    assert status(client, "/fr/objectifs/") == 200
    assert route(client, "/en/aims/") == moved("/en/goals/")


def test_another_slug_of_the_translator_leads_on_from_the_old_one(client: Client) -> None:
    translation, target = published(page(), "Objectifs")
    draft = save(translation, slug="nos-buts")
    assert draft.slug == "nos-buts"
    assert (status(client, "/fr/objectifs/"), status(client, "/fr/nos-buts/")) == (200, 404)
    save(translation, publish_it=True)
    assert route(client, "/fr/nos-buts/") == found("Objectifs", "/fr/nos-buts/", "fr")
    assert route(client, "/fr/objectifs/") == moved("/fr/nos-buts/")
    assert Redirect.objects.get().redirect_page_id == target.pk


def test_another_slug_of_a_section_leads_on_to_what_is_under_it(client: Client) -> None:
    section = page()
    translation, _ = published(section, "Objectifs")
    published(page(title="Lower", slug="lower", parent=section), "Dessous")
    save(translation, publish_it=True, slug="nos-buts")
    assert status(client, "/fr/nos-buts/dessous/") == 200
    assert route(client, "/fr/objectifs/dessous/") == moved("/fr/nos-buts/dessous/")


def test_slug_that_was_taken_meanwhile_gets_a_number(client: Client) -> None:
    translation, _ = published(page(), "Objectifs")
    save(translation, slug="nos-buts")
    translate(page(title="Other", slug="other"), "fr", slug="nos-buts")
    assert save(translation, publish_it=True).slug == "nos-buts-1"
    assert route(client, "/fr/objectifs/") == moved("/fr/nos-buts-1/")


def test_language_of_one_leaves_the_addresses_of_the_others(client: Client) -> None:
    english = page()
    french, _ = published(english, "Objectifs")
    published(english, "Ziele", "de")
    save(french, publish_it=True, slug="nos-buts")
    assert [status(client, path) for path in ("/en/aims/", "/de/ziele/")] == [200, 200]
