"""What operators are told of the search: `manage.py check --database default`."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, Warning, register
from django.db import connection

from search.backends import postgresql
from search.services.rebuilding import differences


@register(Tags.database)
def misspelt_names_have_trigrams(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Tell which command makes misspelt names be found fast on PostgreSQL."""
    is_postgresql = connection.vendor == "postgresql"
    if not databases or not is_postgresql or not _is_migrated() or postgresql.has_trigrams():
        return []
    return [
        Warning(
            "The extension pg_trgm is missing: misspelt names are looked for one by one.",
            hint=(
                f"Let a superuser run in this database: {postgresql.EXTENSION}; "
                "then run: manage.py rebuild_search"
            ),
            id="search.W001",
        )
    ]


@register(Tags.database)
def index_is_that_of_what_is_public(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Report pages that the index lacks, and such that it should not hold."""
    if not databases or not _is_migrated():
        return []
    found = differences(with_texts=False)
    if not found:
        return []
    return [
        Warning(
            f"The index of the search is not that of what is public: {found}.",
            hint="Run: manage.py rebuild_search",
            id="search.W002",
        )
    ]


def _is_migrated() -> bool:
    return "search_searchentry" in connection.introspection.table_names()
