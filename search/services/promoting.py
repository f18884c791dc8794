"""What staff let come first."""

from collections.abc import Sequence

from wagtail.models import Locale

from search.analysis import LONGEST_WORDS, name_of
from search.backends.words import Sql
from search.models import PromotedPage
from search.models.promoted import MOST_PAGES

NO_PLACE = MOST_PAGES
"""The place of hits that nobody promotes: behind all places of those that somebody does."""


def promoted_keys(query: str, locale: Locale) -> list[int]:
    """Return the primary keys of the pages that come first for a query, in order.

    Whether they are public is for who gives them out to ask.
    """
    words = name_of(query)
    if not words or len(query) > 2 * LONGEST_WORDS:
        return []
    found = PromotedPage.objects.filter(
        promotion__entries__locale=locale, promotion__entries__folded=words
    )
    return list(found.order_by("sort_order", "pk").values_list("page_id", flat=True))


def with_places(found: Sql | None, promoted: Sequence[int]) -> Sql | None:
    """Return SQL for what was found with promoted pages in their places (`place`), each page once.

    None for nothing at all.
    """
    parts, params = [], []
    if found is not None:
        parts.append(f"SELECT page_id, rank, {NO_PLACE} AS place FROM ({found[0]}) m")  # noqa: S608 - our own words
        params += found[1]
    if not promoted:
        return (parts[0], params) if parts else None
    for place, key in enumerate(promoted):
        parts.append(f"SELECT {int(key)} AS page_id, 0.0 AS rank, {place} AS place")
    sql = (
        "SELECT page_id, max(rank) AS rank, min(place) AS place "  # noqa: S608 - our own words
        f"FROM ({' UNION ALL '.join(parts)}) u GROUP BY page_id"
    )
    return sql, params
