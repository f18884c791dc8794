"""What a recorded change says, in the words of the editor: labels, old and new values."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from participants.models import RegisterChange
from participants.models.auditing import ERASED

Names = dict[type[models.Model], dict[str, str]]
"""By model, what rows that a change refers to are called, by key as text."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changed; `old` and `new` are empty for nothing."""

    label: str
    old: str
    new: str
    is_personal: bool


def part_of(change: RegisterChange) -> str:
    """Return what sort of row was changed."""
    model = change.row_model
    return capfirst(str(model._meta.verbose_name)) if model else change.model


def names_for(changes: Iterable[RegisterChange]) -> Names:
    """Return the names of all rows that changes refer to, in one statement for each model."""
    wanted: dict[type[models.Model], set[str]] = {}
    for change in changes:
        for column, values in change.changes.items():
            field = _field(change.row_model, column)
            if field is not None and field.related_model and not _is_owner(field):
                wanted.setdefault(field.related_model, set()).update(filter(None, values))
    return {
        model: {str(row.pk): str(row) for row in model._default_manager.filter(pk__in=keys)}
        for model, keys in wanted.items()
    }


def differences(change: RegisterChange, names: Names) -> list[Difference]:
    """Return the fields that changed, in the order in which the model declares them.

    The stored order is no order: PostgreSQL sorts the keys of JSON.
    """
    model = change.row_model
    personal = change.personal_columns
    places = {field.attname: at for at, field in enumerate(model._meta.fields)} if model else {}
    found = []
    for column in sorted(change.changes, key=lambda name: (places.get(name, len(places)), name)):
        old, new = change.changes[column]
        field = _field(model, column)
        if field is not None and _is_owner(field):
            continue
        label = capfirst(str(field.verbose_name)) if field is not None else column
        old_text, new_text = (_shown(field, value, names) for value in (old, new))
        found.append(Difference(label, old_text, new_text, column in personal))
    return found


def _is_owner(field: Any) -> bool:
    """Tell whether a column only says to which authority the row belongs."""
    return bool(field.name == "authority")


def _field(model: type[models.Model] | None, column: str) -> Any:
    if model is None:
        return None
    try:
        return model._meta.get_field(column.removesuffix("_id"))
    except FieldDoesNotExist:
        return None


def _shown(field: Any, value: str | None, names: Names) -> str:
    """Return a stored text as the editor shows it."""
    if isinstance(field, models.BooleanField):
        return _("Yes") if value == "True" else _("No")
    if value is None:
        return ""
    if value == ERASED:
        return _("erased")
    if field is None:
        return value
    if field.related_model:
        return names.get(field.related_model, {}).get(value, _("deleted since (%s)") % value)
    return str(dict(field.flatchoices).get(value, value))
