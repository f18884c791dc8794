"""What staff let come first."""

from wagtail.models import Locale

from search.analysis import LONGEST_WORDS, name_of
from search.models import PromotedPage


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
