"""What translations take from their source, compared with what they took last."""

import json
import re
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import ClusterableModel, get_serializable_data_for_fields
from wagtail.fields import StreamField
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import TranslationSource

from core.services.localisation import OPTIONAL_PATHS
from translations.services.stored_blocks import normal_stream

BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')
"""The rich text editor's own names of paragraphs: it gives them when a text is first opened."""

ROW_COLUMNS = frozenset({"pk", "sort_order"})
"""Of children: publishing makes rows anew, and their order is that of the list."""


def is_as_taken(source: TranslationSource, instance: Any) -> bool:
    """Tell whether a page or snippet holds what its translations took from it last.

    Only what is translated or the same in all languages counts; the address of a page is
    neither.
    """
    if ContentType.objects.get_for_model(instance).pk != source.specific_content_type_id:
        return False
    return not changed_names(json.loads(source.content_json), instance)


def changed_names(before: dict[str, Any], instance: Any) -> list[str]:
    """Return the fields that differ from stored content; one that is newer than it had its default.

    Asked of objects whose texts were blanked, it tells what changed besides texts.
    """
    after = serialised(instance)
    names = _taken_names(instance)
    if not before.keys() >= set(names):
        before = serialised(type(instance)()) | before
    return [
        name
        for name in names
        if _normal(instance, name, before.get(name)) != _normal(instance, name, after.get(name))
    ]


def serialised(instance: Any) -> dict[str, Any]:
    """Return an instance as wagtail-localize stores a source."""
    if isinstance(instance, ClusterableModel):
        data = instance.serializable_data()
    else:
        data = get_serializable_data_for_fields(instance)
    found: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    return found


def _taken_names(instance: Any) -> list[str]:
    return [
        field.field_name
        for field in get_translatable_fields(type(instance))
        if (
            field.field_name not in OPTIONAL_PATHS
            if field.is_translated(instance)
            else field.is_synchronized(instance)
        )
    ]


def _normal(instance: Any, name: str, value: Any) -> Any:
    """Return a stored value without what has no meaning."""
    field: Any = type(instance)._meta.get_field(name)
    if isinstance(field, StreamField):
        return _without_marks(normal_stream(field.stream_block, json.loads(value or "[]")))
    if field.one_to_many:
        left_out = ROW_COLUMNS | {field.remote_field.name}
        return [_without_marks(_without(left_out, row)) for row in value or []]
    return _without_marks(value)


def _without(names: frozenset[str], row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


def _without_marks(value: Any) -> Any:
    """Leave out block keys; what is empty is the same as what is not there."""
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    if isinstance(value, list):
        return [_without_marks(item) for item in value]
    if isinstance(value, dict):
        parts = {name: _without_marks(part) for name, part in value.items()}
        return {name: part for name, part in parts.items() if part not in (None, "", [])}
    return value
