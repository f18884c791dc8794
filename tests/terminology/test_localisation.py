"""Designations belong to their language: no synchronisation overwrites or copies them."""

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from terminology.models import TermPage
from tests import translator
from tests.factories import (
    TermPageFactory,
    alias,
    designation,
    locale,
    publish,
)

pytestmark = pytest.mark.django_db


def terms(page: TermPage) -> list[str]:
    """Return the designations as the database and the latest draft hold them; both must agree."""
    stored = TermPage.objects.get(pk=page.pk)
    drafted = stored.get_latest_revision_as_object()
    found = [row.term for row in stored.designations.order_by("sort_order", "pk")]
    assert [row.term for row in drafted.designations.all()] == found
    return found


def french_of(page: TermPage) -> TermPage:
    found: TermPage = page.get_translation(locale("fr")).specific
    return found


def test_page_sent_to_translators_starts_without_designations(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma", designations=[designation("Roma")])
    translator.submit(boss, page)
    french = french_of(page)
    assert terms(french) == []
    assert not french.live
    assert french.concept == page.concept
    assert terms(page) == ["Roma"]


def test_segments_hold_no_designation(boss: Client) -> None:
    page = TermPageFactory.create(
        title="Roma",
        definition="A people.",
        definition_source="Glossary",
        note="<p>Since 1995.</p>",
        designations=[designation("Word", usage_note="Beware")],
    )
    translation = translator.submit(boss, page)
    strings = translation.source.stringsegment_set.values_list("string__data", flat=True)
    assert set(strings) == {"Roma", "roma", "A people.", "Glossary", "Since 1995."}


def test_untranslated_language_without_designation_is_not_published(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma")
    translation = translator.submit(boss, page)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    assert not TermPage.objects.get(pk=french_of(page).pk).live


def test_update_from_the_source_leaves_other_designations_alone(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma", designations=[designation("Roma")])
    translation = translator.submit(boss, page)
    french = french_of(page)
    french.designations.set([designation("Roms"), designation("Tsiganes", "deprecated")])
    publish(french)
    translator.translate_all(translation)
    translator.publish(boss, translation)
    assert terms(french) == ["Roms", "Tsiganes"]

    page.definition = "A new definition."
    page.designations.set([designation("Romani people"), designation("Gypsies", "offensive")])
    publish(page)
    translation = Translation.objects.get(pk=translation.pk)
    translator.update(boss, translation)
    assert terms(french) == ["Roms", "Tsiganes"]
    translator.translate_all(translation)
    translator.publish(boss, translation)

    french = TermPage.objects.get(pk=french.pk)
    assert french.live
    assert french.definition == "FR A new definition."
    assert terms(french) == ["Roms", "Tsiganes"]
    assert terms(page) == ["Romani people", "Gypsies"]


def test_converted_alias_keeps_no_word_of_the_other_language(boss: Client) -> None:
    page = TermPageFactory.create(title="Roma", designations=[designation("Roma")])
    copy = alias(page, "fr")
    assert [row.term for row in copy.designations.all()] == ["Roma"]
    translator.submit(boss, page)
    french = TermPage.objects.get(pk=copy.pk)
    assert terms(french) == []
    assert not french.live
