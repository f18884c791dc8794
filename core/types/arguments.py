"""Arguments that several root fields share."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale

from core.context import ReadContext
from core.errors import bad_argument
from core.pagination import is_storable

MAX_KEYS = 50


def locale_of(context: ReadContext, arguments: dict[str, Any]) -> Locale:
    """Return the locale that the argument `locale` names; the source language unless given."""
    code = arguments.get("locale")
    return context.locale_named(settings.LANGUAGE_CODE if code is None else code)


def topic_keys(keys: list[str]) -> list[str]:
    """Return the keys of topics; raise BAD_ARGUMENT when there are too many or one is no text."""
    return [checked_text(key, "topics") for key in bounded(keys, "topics")]


def bounded(values: list[Any], name: str) -> list[Any]:
    """Return a list argument; raise BAD_ARGUMENT when it is too long."""
    if len(values) > MAX_KEYS:
        raise bad_argument(f"`{name}` takes at most {MAX_KEYS} values.")
    return values


def checked_text(text: str, name: str) -> str:
    """Return a text argument; raise BAD_ARGUMENT when no database could hold it."""
    if not is_storable(text):
        raise bad_argument(f"`{name}` holds characters that no text has.")
    return text
