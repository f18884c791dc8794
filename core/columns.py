"""Which columns of a row a question needs: long texts only when the document asks for them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import JSONField, TextField
from django.db.models.base import ModelState
from graphene.utils.str_converters import to_camel_case
from wagtail.fields import StreamField

from core.models.pages import EDITORIAL_FIELDS

Selected = frozenset[str] | None
"""The names of all fields in a document; None where there is none: then all columns are read."""

BODIES = (StreamField, JSONField)
SUMMARIES = frozenset({"seo", "correction"})
"""Fields that are made of texts of other names, rich ones among them, but never of bodies."""

ALWAYS = frozenset({"url_path"})
"""A text of which paths are made."""

UNSEEN = EDITORIAL_FIELDS | {
    "embargo_until",
    "expire_at",
    "expired",
    "go_live_at",
    "live",
    "live_revision",
    "numchild",
    "show_in_menus",
}
"""Columns that decide whether and where something is shown; no answer holds them."""

TIMES = {
    "first_published_at": {"publishedAt", "seo"},
    "last_published_at": {"updatedAt", "seo"},
    "created_at": {"images"},  # By which that list is ordered.
}
"""Columns of other names than the fields that ask for them."""


@lru_cache(maxsize=500)
def columns_of(model: Any, selected: Selected) -> tuple[str, ...]:
    """Return the names of a model's columns that are read for a document, its key among them."""
    return tuple(
        field.attname
        for field in model._meta.concrete_fields
        if field.name not in UNSEEN
        and not (field.primary_key and field.is_relation)  # The page's own key is read already.
        and _is_needed(field, selected)
    )


def _is_needed(field: Any, selected: Selected) -> bool:
    if selected is None or field.name in ALWAYS:
        return True
    if field.name in TIMES:
        return not TIMES[field.name].isdisjoint(selected)
    if not isinstance(field, (TextField, *BODIES)):
        return True
    if not isinstance(field, BODIES) and not SUMMARIES.isdisjoint(selected):
        return True
    return to_camel_case(field.name) in selected


class _ReadState(ModelState):
    """The state of a row that was read."""

    adding = False
    db = DEFAULT_DB_ALIAS


def instances(
    model: type[Any], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> list[Any]:
    """Return instances that hold columns of rows that were read, for reading alone.

    Neither `__init__` nor its signals run. A column that was not read is read when it is asked for.
    """
    key = model._meta.pk.attname if model._meta.pk else "id"
    copied = key not in columns  # Of a page, whose own key is its parent's.
    made = []
    for row in rows:
        instance: Any = object.__new__(model)
        values = instance.__dict__
        values["_state"] = _ReadState()
        values.update(zip(columns, row, strict=True))
        if copied:
            values[key] = values["id"]
        made.append(instance)
    return made


def read(queryset: "models.QuerySet[Any]", selected: Selected) -> list[Any]:
    """Return a queryset's rows as instances with the columns that a document needs."""
    names = names_of(queryset, selected)
    return instances(queryset.model, names, queryset.values_list(*names))


def names_of(queryset: "models.QuerySet[Any]", selected: Selected) -> tuple[str, ...]:
    """Return the names of what is read of a queryset for a document: columns and annotations."""
    model: Any = queryset.model
    return (*columns_of(model, selected), *queryset.query.annotation_select)
