"""Global ids: a type's name and a primary key, so that no two things of the API share one."""

import base64
import binascii
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from django.db import models

MAX_CHARACTERS = 200
MAX_KEY = 2**63
KNOWN_IDS = 10_000
"""Ids that are remembered: making one costs as much as some fields of an answer."""


@lru_cache(maxsize=KNOWN_IDS)
def global_id(type_name: str, key: Any) -> str:
    """Return the global id of a key of a type."""
    return base64.b64encode(f"{type_name}:{key}".encode()).decode()


def global_id_of(instance: models.Model) -> str:
    """Return the global id of a model's row."""
    return global_id(type_name_of(type(instance)), instance.pk)


def _type_name_of(model: Any) -> str:
    """Return the name of a model's type: its own, unless it declares a `graphql_name`."""
    return str(getattr(model, "graphql_name", model.__name__))


type_name_of: Callable[[Any], str] = cache(_type_name_of)


def decode_global_key(value: str) -> tuple[str, str] | None:
    """Return the type's name and the key of a fact, such as `Authority` and `tivat`.

    None when it is not an id of ours.
    """
    if len(value) > MAX_CHARACTERS:
        return None
    try:
        type_name, colon, key = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return None
    return (type_name, key) if colon and key and "\0" not in key else None


def decode_global_id(value: str) -> tuple[str, int] | None:
    """Return the type's name and the primary key; None when it is not an id of ours."""
    decoded = decode_global_key(value)
    if decoded is None:
        return None
    type_name, key = decoded
    number = int(key) if key.isascii() and key.isdecimal() else 0
    is_ours = 0 < number < MAX_KEY and str(number) == key
    return (type_name, number) if is_ours else None
