"""Every text that readers see is a segment, and its translation comes back to the same place."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import translate_object

from core.blocks import BodyBlock
from home.models import HomePage, Menu, StandardPage
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage, Topic
from participants.models import (
    GoodPracticeIndexPage,
    GoodPracticePage,
    ParticipantIndexPage,
    ParticipantPage,
)
from terminology.models import TermIndexPage, TermPage
from tests import translator
from tests.factories import (
    DocumentFactory,
    EventIndexPageFactory,
    EventPageFactory,
    GoodPracticeIndexPageFactory,
    GoodPracticePageFactory,
    ImageFactory,
    MenuFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    ParticipantIndexPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermIndexPageFactory,
    TermPageFactory,
    TopicFactory,
    blocks,
    designation,
    home_page,
    locale,
    publish,
)
from tests.planting import Garden, text_fields, text_relations, translatable_models

pytestmark = pytest.mark.django_db

MADE_BY: dict[Any, Callable[[], Any]] = {
    EventIndexPage: EventIndexPageFactory.create,
    EventPage: EventPageFactory.create,
    GoodPracticeIndexPage: GoodPracticeIndexPageFactory.create,
    GoodPracticePage: GoodPracticePageFactory.create,
    HomePage: home_page,
    Menu: MenuFactory.create,
    NewsIndexPage: NewsIndexPageFactory.create,
    NewsPage: lambda: NewsPageFactory.create(
        correction_date=date(2026, 2, 4), correction_note="It was three."
    ),
    ParticipantIndexPage: ParticipantIndexPageFactory.create,
    ParticipantPage: ParticipantPageFactory.create,
    StandardPage: StandardPageFactory.create,
    TermIndexPage: TermIndexPageFactory.create,
    TermPage: TermPageFactory.create,
    Topic: TopicFactory.create,
}
OF_EACH_LANGUAGE = {Menu: ["items"], TermPage: ["designations"]}
"""Rows that are not the translation of other rows: each language has its own."""


def planted(garden: Garden, model: Any, mark: str = "") -> dict[str, Any]:
    """Return a value with words of its own for each field of a model in which people write."""
    values: dict[str, Any] = {}
    for name in text_fields(model):
        is_rich = isinstance(model._meta.get_field(name), RichTextField)
        values[name] = garden.rich(name, mark) if is_rich else f"{mark}{name} “<&>”"
    if hasattr(model, "body"):
        values["body"] = garden.body(BodyBlock(), mark=mark)
    return values


def stored(instance: Any, names: Any) -> dict[str, Any]:
    """Return fields as they stand in the database."""
    return {
        name: instance._meta.get_field(name).get_prep_value(getattr(instance, name))
        if not isinstance(instance._meta.get_field(name), StreamField)
        else list(getattr(instance, name).get_prep_value())
        for name in names
    }


def give_own_rows(target: Any) -> None:
    """Give a French term the word without which it can't be published."""
    if isinstance(target, TermPage):
        draft = target.get_latest_revision_as_object()
        draft.designations = [designation("Mot")]
        draft.save_revision()


def translated(instance: Any) -> Any:
    """Send it to the French, translate each text by a mark, publish; return it anew."""
    translate_object(instance, [locale("fr")])
    translation = Translation.objects.get(source__object_id=instance.translation_key)
    translator.translate_all(translation)
    give_own_rows(translation.get_target_instance())
    translation.save_target(publish=True)
    return translation.get_target_instance()


def test_all_translatable_models_are_tried() -> None:
    assert set(MADE_BY) == set(translatable_models())


def test_bodies_are_made_of_the_blocks_that_are_tried() -> None:
    bodies = {
        field.name: type(field.stream_block)
        for model in translatable_models()
        for field in model._meta.get_fields()
        if isinstance(field, StreamField)
    }
    assert bodies == {"body": BodyBlock}


@pytest.mark.parametrize("model", MADE_BY, ids=lambda model: model.__name__)
def test_each_text_is_translated_at_its_place(model: Any) -> None:
    garden, instance = Garden(), MADE_BY[model]()
    words = planted(garden, model)
    for name, value in words.items():
        setattr(instance, name, value)
    french = translated(publish(instance))
    assert (french.live, french.locale.language_code) == (True, "fr")
    assert stored(french, words) == planted(garden, model, "FR ")


@pytest.mark.parametrize("model", MADE_BY, ids=lambda model: model.__name__)
def test_rows_with_texts_are_of_each_language(model: Any) -> None:
    assert text_relations(model) == OF_EACH_LANGUAGE.get(model, [])


@pytest.mark.parametrize("model", MADE_BY, ids=lambda model: model.__name__)
def test_facts_are_no_segments(model: Any) -> None:
    garden, instance = Garden(), MADE_BY[model]()
    for name, value in planted(garden, model).items():
        setattr(instance, name, value)
    translate_object(publish(instance), [locale("fr")])
    paths = StringSegment.objects.values_list("context__path", flat=True)
    own = [*text_fields(model), "body", *(["slug"] if issubclass(model, Page) else [])]
    assert {path.partition(".")[0] for path in paths} <= set(own)
    assert not {path.rpartition(".")[2] for path in paths} & {"level", "url", "decorative"}


# What is stored in another shape ---------------------------------------------------------------


def page_with(*raw: dict[str, Any]) -> StandardPage:
    return StandardPageFactory.create(title="Aims", body=list(raw))


def test_part_that_a_block_got_later_is_no_error() -> None:
    use = {"image": ImageFactory.create().pk, "alt": "Seen", "decorative": False}
    old = [
        blocks.block("quotation", {"quote": "Said", "who": "A. Speaker"}),
        blocks.block("gallery", {"images": blocks.items([use, use])}),
        blocks.block("callout", {"title": "Call"}),
    ]
    quotation, gallery, callout = (block.value for block in translated(page_with(*old)).body)
    assert (quotation["quote"], quotation["role"]) == ("FR Said", None)
    assert [item["alt"] for item in gallery["images"]] == ["FR Seen", "FR Seen"]
    assert (callout["title"], callout["text"].source) == ("FR Call", "")


def test_list_whose_items_have_no_id_is_translated() -> None:
    figures = [{"value": "12", "label": "cities", "note": ""}, {"value": "3", "label": "regions"}]
    raw = blocks.block("key_figures", {"title": "Figures", "figures": figures})
    (block,) = translated(page_with(raw)).body
    found = [(item["value"], item["label"]) for item in block.value["figures"]]
    assert found == [("FR 12", "FR cities"), ("FR 3", "FR regions")]


def test_list_whose_items_have_an_id_keeps_it() -> None:
    raw = blocks.key_figures(("12", "cities"))
    (block,) = page_with(raw).body
    assert [item.id for item in block.value["figures"].bound_blocks] == [
        raw["value"]["figures"][0]["id"]
    ]


def test_link_to_a_file_without_words_gets_translated_ones() -> None:
    document = DocumentFactory.create(title="Charter")
    (block,) = translated(page_with(blocks.documents(document))).body
    (use,) = block.value["documents"]
    assert (use["title"], use["document"]) == ("FR Charter", document)
    document.refresh_from_db()
    assert document.title == "Charter"


def test_file_that_is_gone_has_no_words() -> None:
    document = DocumentFactory.create(title="Charter")
    page = page_with(blocks.documents(document))
    document.delete()
    translate_object(StandardPage.objects.get(pk=page.pk), [locale("fr")])
    paths = StringSegment.objects.values_list("context__path", flat=True)
    assert set(paths) == {"title", "slug"}


# Dates of snippets -----------------------------------------------------------------------------


def days_from_now(number: int) -> datetime:
    return timezone.now() + timedelta(days=number)


@pytest.mark.parametrize("model", [Topic, Menu], ids=lambda model: model.__name__)
def test_each_language_of_a_snippet_has_its_own_dates(model: Any) -> None:
    instance = MADE_BY[model]()
    french = translated(instance)
    first = french.first_published_at
    english = model.objects.get(pk=instance.pk)
    english.first_published_at = days_from_now(-9)
    english.go_live_at, english.expire_at = days_from_now(-8), days_from_now(8)
    english.save()
    translation = Translation.objects.get()
    translation.source.update_from_db()
    translation.save_target(publish=False)
    translation.save_target(publish=True)
    french.refresh_from_db()
    assert (french.first_published_at, french.live) == (first, True)
    assert (french.go_live_at, french.expire_at) == (None, None)


@pytest.mark.parametrize("model", [Topic, Menu], ids=lambda model: model.__name__)
def test_new_translation_of_a_snippet_has_no_schedule(model: Any) -> None:
    instance = MADE_BY[model]()
    instance.go_live_at, instance.expire_at = days_from_now(-8), days_from_now(8)
    instance.save()
    french = translated(instance)
    assert (french.live, french.go_live_at, french.expire_at) == (True, None, None)
