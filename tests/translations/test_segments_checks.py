"""A text without a decision about its translation is reported at every start."""

from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from django.core.checks import run_checks
from django.db import models
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.blocks import BodyBlock, TableBlock
from core.blocks.structs import StructBlock
from core.localized_fields import PerLanguageField
from home.models import Menu, StandardPage
from news.models import Topic
from terminology.models import TermPage
from translations import checks
from translations.block_texts import Loss, losses


class Card(TranslatableMixin):
    """A throw-away model with one field of each sort; abstract, so that it has no table."""

    words = models.CharField(max_length=9)
    more = models.TextField()
    rich = RichTextField()
    parts = StreamField([("word", blocks.CharBlock())])
    shade = models.CharField(max_length=9, choices=[("red", "Red")])
    key = models.SlugField()
    site = models.URLField()
    mail = models.EmailField()
    made = models.CharField(max_length=9, editable=False)
    number = models.IntegerField()

    class Meta:
        abstract = True
        app_label = "news"


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the checks see these models alone."""
    return lambda *found: monkeypatch.setattr(
        checks, "apps", SimpleNamespace(get_models=lambda: found)
    )


def reported(check: Any) -> list[str]:
    return [error.msg for error in check()]


def test_the_code_base_has_decided_on_all_its_texts() -> None:
    assert [found for found in run_checks() if str(found.id).startswith("translations.")] == []


# Fields ----------------------------------------------------------------------------------------


def test_each_text_without_a_decision_is_reported(only: Any) -> None:
    only(Card)
    assert reported(checks.texts_have_a_decision) == [
        f"Card.{name} is text, and nothing says whether it is translated."
        for name in ("words", "more", "rich", "parts")
    ]


def test_report_says_what_to_write(only: Any) -> None:
    only(Card)
    error = checks.texts_have_a_decision()[0]
    assert (error.id, error.obj) == ("translations.E001", Card)
    assert error.hint is not None
    for wanted in (
        "Card.override_translatable_fields",
        "TranslatableField('words')",
        "SynchronizedField('words', overridable=False)",
        "PerLanguageField('words')",
    ):
        assert wanted in error.hint


@pytest.mark.parametrize("attribute", ["override_translatable_fields", "translatable_fields"])
def test_decided_texts_are_right(only: Any, attribute: str) -> None:
    decisions = [
        TranslatableField("words"),
        SynchronizedField("more"),
        PerLanguageField("rich"),
        TranslatableField("parts"),
    ]
    decided = type(
        "Decided",
        (Card,),
        {
            attribute: decisions,
            "__module__": __name__,
            "Meta": type("Meta", (), {"abstract": True, "app_label": "news"}),
        },
    )
    only(decided)
    assert checks.texts_have_a_decision() == []


def test_inherited_columns_are_asked_for_too(only: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StandardPage, "override_translatable_fields", [])
    only(StandardPage, Topic)
    names = [message.split()[0] for message in reported(checks.texts_have_a_decision)]
    assert names == [
        f"StandardPage.{name}"
        for name in (
            "title",
            "seo_title",
            "search_description",
            "lead_picture_alt",
            "lead_picture_caption",
            "introduction",
            "body",
        )
    ]


def test_models_of_libraries_and_without_language_are_left_alone(only: Any) -> None:
    class Guest(Card):
        class Meta:
            abstract = True
            app_label = "elsewhere"

    class Plain(models.Model):
        words = models.CharField(max_length=9)

        class Meta:
            abstract = True
            app_label = "news"

    only(Guest, Plain)
    assert checks.texts_have_a_decision() == []


# Rows ------------------------------------------------------------------------------------------


def test_rows_without_a_decision_are_reported(only: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for model in (Menu, TermPage):
        monkeypatch.setattr(model, "override_translatable_fields", [])
    only(Menu, TermPage)
    errors = checks.rows_with_texts_have_a_decision()
    assert [(error.id, error.obj) for error in errors] == [
        ("translations.E002", Menu),
        ("translations.E002", TermPage),
    ]
    assert errors[0].msg == (
        "Menu.items has rows with text (label, url), and nothing says what becomes of them in "
        "other languages."
    )
    assert errors[0].hint is not None
    assert "PerLanguageField('items')" in errors[0].hint


# Blocks ----------------------------------------------------------------------------------------


class Code(blocks.CharBlock):
    """A fact: translators don't get it."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value


class Own(StructBlock):
    words = blocks.CharBlock()
    items = blocks.ListBlock(blocks.TextBlock())


class Foreign(blocks.StructBlock):
    words = blocks.CharBlock()


KNOWN = {
    "char": blocks.CharBlock(),
    "text": blocks.TextBlock(),
    "rich": blocks.RichTextBlock(),
    "quote": blocks.BlockQuoteBlock(),
    "choice": blocks.ChoiceBlock(choices=[("a", "A")]),
    "flag": blocks.BooleanBlock(),
    "page": blocks.PageChooserBlock(),
    "url": blocks.URLBlock(),
    "day": blocks.DateBlock(),
    "code": Code(),
    "table": TableBlock(),
    "own": Own(),
    "stream": blocks.StreamBlock([("word", blocks.CharBlock())]),
    "body": BodyBlock(),
}


def found(**parts: Any) -> list[Loss]:
    return list(losses(blocks.StreamBlock(list(parts.items()))))


def test_known_blocks_are_right() -> None:
    assert found(**KNOWN) == []


@pytest.mark.parametrize(
    ("block", "start"),
    [
        (blocks.RegexBlock("[A-Z]+"), "RegexBlock: translators don't get what stands in it."),
        (blocks.RawHTMLBlock(), "RawHTMLBlock: translators don't get what stands in it."),
        (TypedTableBlock([("text", blocks.CharBlock())]), "TypedTableBlock: translators don't get"),
        (blocks.ListBlock(blocks.CharBlock()), "ListBlock: items that were stored without an id"),
        (Foreign(), "Foreign: a part that pages were stored without is an error."),
        (ImageBlock(), "ImageBlock: a part that pages were stored without is an error."),
    ],
)
def test_block_whose_text_gets_lost_is_reported(block: Any, start: str) -> None:
    (loss,) = found(stray=block)
    assert loss.place == "stray"
    assert loss.problem.startswith(start)


def test_blocks_are_found_however_deep() -> None:
    class Outer(StructBlock):
        groups = blocks.ListBlock(blocks.StreamBlock([("pattern", blocks.RegexBlock("x"))]))

    assert [loss.place for loss in found(outer=Outer())] == ["outer.groups.pattern"]


def test_report_names_model_field_and_block(only: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Sheet(Card):
        override_translatable_fields: ClassVar[list[Any]] = [TranslatableField("text")]
        text = StreamField([("stray", blocks.RegexBlock("x"))])

        class Meta:
            abstract = True
            app_label = "news"

    only(Sheet)
    (error,) = checks.texts_of_blocks_are_segments()
    assert error.id == "translations.E003"
    assert error.msg == "Sheet.text, stray: RegexBlock: translators don't get what stands in it."
    assert error.hint is not None
    assert "core/blocks/table.py" in error.hint


def test_blocks_of_a_body_that_is_a_fact_are_left_alone(only: Any) -> None:
    class Sheet(Card):
        override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("text")]
        text = StreamField([("stray", blocks.RegexBlock("x"))])

        class Meta:
            abstract = True
            app_label = "news"

    only(Sheet)
    assert checks.texts_of_blocks_are_segments() == []
