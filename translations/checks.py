"""Every text has a decision about its translation: system checks, run at every start."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register
from django.db import models
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, TranslatableMixin
from wagtail_localize.fields import get_translatable_fields

from core.checks import is_ours
from translations.block_texts import Loss, losses

TEXT = (models.CharField, models.TextField, StreamField)
NO_TEXT = (models.SlugField, models.URLField, models.EmailField)
TREE_COLUMN = "path"
"""Where a page stands: treebeard keeps it in a column of text."""

DECISIONS = (
    "Name it in {model}.override_translatable_fields: TranslatableField({name!r}) if translators "
    "write it, SynchronizedField({name!r}, overridable=False) if it is the same in all languages, "
    "PerLanguageField({name!r}) (core.localized_fields) if each language has its own."
)


@register
def texts_have_a_decision(**kwargs: Any) -> list[CheckMessage]:
    """Report fields of translatable models in which people write and of which nothing is said.

    wagtail-localize would decide by the field's class, and a new column of names or codes would
    come to the translators unseen.
    """
    return [
        Error(
            f"{model.__name__}.{field.name} is text, and nothing says whether it is translated.",
            hint=DECISIONS.format(model=model.__name__, name=field.name),
            obj=model,
            id="translations.E001",
        )
        for model in _translatable_models()
        for field in model._meta.get_fields()
        if _is_text(field) and field.name not in _decided(model)
    ]


@register
def rows_with_texts_have_a_decision(**kwargs: Any) -> list[CheckMessage]:
    """Report rows of translatable models that hold text and of which nothing is said.

    wagtail-localize would copy them over those of the other language.
    """
    return [
        Error(
            f"{model.__name__}.{relation.name} has rows with text ({', '.join(texts)}), and "
            "nothing says what becomes of them in other languages.",
            hint=DECISIONS.format(model=model.__name__, name=relation.name)
            + " Translators get the text of rows whose model is a TranslatableMixin.",
            obj=model,
            id="translations.E002",
        )
        for model in _translatable_models()
        for relation in get_all_child_relations(model)
        if (texts := _texts_of_rows(relation)) and relation.name not in _decided(model)
    ]


@register
def texts_of_blocks_are_segments(**kwargs: Any) -> list[CheckMessage]:
    """Report blocks whose text would not come to the translators."""
    return [
        Error(
            f"{model.__name__}.{field.name}, {loss.place}: {loss.problem}",
            hint=loss.remedy,
            obj=model,
            id="translations.E003",
        )
        for model in _translatable_models()
        for field, loss in _losses_of(model)
    ]


def _translatable_models() -> list[Any]:
    found = (model for model in apps.get_models() if issubclass(model, TranslatableMixin))
    return [model for model in found if is_ours(model)]


def _decided(model: Any) -> set[str]:
    """Return the names of fields and relations of which the model says what becomes of them."""
    said = getattr(model, "translatable_fields", None)
    if said is None:
        said = getattr(model, "override_translatable_fields", [])
    return {field.field_name for field in said}


def _is_text(field: Any) -> bool:
    """Tell whether people write text in a field; choices, addresses and slugs are none."""
    return (
        isinstance(field, TEXT)
        and not isinstance(field, NO_TEXT)
        and field.editable
        and not getattr(field, "choices", None)
        and field.name != TREE_COLUMN
    )


def _texts_of_rows(relation: Any) -> list[str]:
    """Return the names of the fields with text of a relation's rows; none if these are decided."""
    rows = relation.related_model
    if relation.name == COMMENTS_RELATION_NAME or issubclass(rows, TranslatableMixin):
        return []
    return [field.name for field in rows._meta.get_fields() if _is_text(field)]


def _losses_of(model: Any) -> Iterator[tuple[Any, Loss]]:
    for decision in get_translatable_fields(model):
        field = decision.get_field(model)
        if isinstance(field, StreamField) and decision.is_translated(None):
            for loss in losses(field.stream_block):
                yield field, loss
