"""Take the types that Grapple built from `graphql_fields`, and make them safe.

Grapple exposes every column of a model and resolves relations row by row. Here each type is cut
down to what its model declares, its interface, and what apps added in `type_extensions`.
"""

import inspect
from typing import Any

import graphene
from django.apps import apps
from django.db import models
from grapple.registry import registry as grapple_registry

from core import registry
from core.types import grapple_types
from core.types.ids import type_name_of
from core.types.nodes import Node


def assemble() -> list[Any]:
    """Cut every type of Grapple's to size and return those of pages; safe to call twice."""
    types = {
        model: node for model, node in grapple_registry.class_models.items() if _is_ours(model)
    }
    added = _extensions()
    for model, node in types.items():
        _cut_to_size(model, node, added.get(model, {}))
    grapple_types.provide(types)
    return [node for model, node in types.items() if model in grapple_registry.pages]


def _is_ours(model: Any) -> bool:
    return bool(getattr(model, "graphql_fields", None)) or model in _extensions()


def _extensions() -> dict[type[models.Model], dict[str, Any]]:
    found: dict[type[models.Model], dict[str, Any]] = {}
    for extension in registry.type_extensions:
        found.setdefault(apps.get_model(extension.model), {}).update(extension.fields)
    return found


def _cut_to_size(model: type[models.Model], node: Any, added: dict[str, Any]) -> None:
    declared = [field().field_name for field in getattr(model, "graphql_fields", [])]
    kept = {name: node._meta.fields[name] for name in declared}
    for interface in node._meta.interfaces:
        kept.update(interface._meta.fields)
    for name, field in added.items():
        kept[name] = graphene.Field.mounted(field) if _is_unmounted(field) else field
    node._meta.fields.clear()
    node._meta.fields.update(kept)
    # graphene freezes a type's options once they are made.
    if "id" in kept and Node not in node._meta.interfaces:
        vars(node._meta)["interfaces"] = (Node, *node._meta.interfaces)
    vars(node._meta)["name"] = type_name_of(model)
    vars(node._meta)["description"] = (inspect.getdoc(model) or "").partition("\n")[0]


def _is_unmounted(field: Any) -> bool:
    return not isinstance(field, graphene.Field)
