"""Arguments that several root fields share."""

from typing import Any

from django.conf import settings
from wagtail.models import Locale

from core.context import ReadContext
from core.errors import CodedError, ErrorCode, bad_argument
from core.pagination import MAX_FIRST
from core.texts import is_storable

MAX_KEYS = 50
MAX_SIZES = 5


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


def excerpt_size(context: ReadContext, first: int) -> int:
    """Return how many rows a list below a row begins with; raise BAD_ARGUMENT or TOO_LARGE.

    Each size is read by statements of its own, so an answer has only a few.
    """
    if not 0 <= first <= MAX_FIRST:
        raise bad_argument(f"`first` is a number from 0 to {MAX_FIRST}.")
    context.excerpt_sizes.add(first)
    if len(context.excerpt_sizes) > MAX_SIZES:
        raise CodedError(
            ErrorCode.TOO_LARGE,
            f"Below rows `first` has at most {MAX_SIZES} different values in one query.",
        )
    return first


def checked_text(text: str, name: str) -> str:
    """Return a text argument; raise BAD_ARGUMENT when no database could hold it."""
    if not is_storable(text):
        raise bad_argument(f"`{name}` holds characters that no text has.")
    return text
