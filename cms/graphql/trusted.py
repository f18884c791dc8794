"""Queries that are always taken: those of the documents and of `GRAPHQL_TRUSTED_FOLDERS`.

With `GRAPHQL_TRUSTED_ONLY` no others are. How a text is laid out doesn't matter.
"""

import json
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import setting_changed
from graphql import get_introspection_query, parse, print_ast

from cms.graphql.requests import Refusal, hash_of
from core.errors import CodedError, ErrorCode

EXAMPLES_PATH = Path(__file__).with_name("examples.json")
CHOICES = (
    "descriptions",
    "specified_by_url",
    "directive_is_repeatable",
    "schema_description",
    "input_value_deprecation",
)
"""Parts of the standard introspection query that a client may leave out."""


@cache
def examples() -> list[dict[str, str]]:
    """Return the documents' queries: `title`, `query`, `variables` as JSON or nothing."""
    found: list[dict[str, str]] = json.loads(EXAMPLES_PATH.read_text("utf-8"))
    return found


def text_of(named: str) -> str | None:
    """Return the trusted query of a hash, which is that of its text as it stands in its file."""
    return _texts().get(named)


def check_trusted(text: str) -> None:
    """Raise Refusal for a valid query that is not trusted, where only such are taken."""
    if settings.GRAPHQL_TRUSTED_ONLY and _canonical(text) not in _trusted():
        raise Refusal(None, CodedError(ErrorCode.NOT_TRUSTED, "Only known queries are taken here."))


@cache
def _texts() -> dict[str, str]:
    files = [
        path.read_text("utf-8")
        for folder in settings.GRAPHQL_TRUSTED_FOLDERS
        for path in sorted(Path(folder).glob("*.graphql"))
    ]
    return {hash_of(text): text for text in [*files, *(row["query"] for row in examples())]}


@cache
def _trusted() -> frozenset[str]:
    """Return the hashes of all trusted queries in their plainest layout."""
    standard = [
        get_introspection_query(**dict(zip(CHOICES, choice, strict=True)))
        for choice in product((True, False), repeat=len(CHOICES))
    ]
    return frozenset(_canonical(text) for text in [*standard, *_texts().values()])


def _forget(setting: str, **_: Any) -> None:
    """Read the files anew where other folders are named."""
    if setting == "GRAPHQL_TRUSTED_FOLDERS":
        _texts.cache_clear()
        _trusted.cache_clear()


setting_changed.connect(_forget, dispatch_uid="trusted queries")


@lru_cache(maxsize=1_000)
def _canonical(text: str) -> str:
    return hash_of(print_ast(parse(text)))
