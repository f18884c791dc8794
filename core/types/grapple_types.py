"""The types that Grapple builds from models, by model.

Only `cms/graphql` reads Grapple's own registry; it fills this one before the schema is built.
"""

from typing import Any

from django.db import models

_types: dict[type[models.Model], Any] = {}


def provide(types: dict[type[models.Model], Any]) -> None:
    """Fill the table; called once by the assembly of the schema."""
    _types.update(types)


def type_of(model: type[models.Model]) -> Any:
    """Return the GraphQL type of a model; raises KeyError before the schema is assembled."""
    return _types[model]


def page_type_of(instance: models.Model) -> Any:
    """Return the GraphQL type of a page."""
    return _types[type(instance)]
