"""Factories of what staff keep for the search."""

from typing import Any

from core.models import BasePage
from search.models import PromotedPage, Promotion
from tests.factories.core import locale


def promotion(words: str, *pages: BasePage, language: str = "en") -> Promotion:
    """Let pages come first in a language, in this order."""
    made: Any = Promotion(locale=locale(language), words=words)
    made.pages = [
        PromotedPage(page=page.page_ptr, sort_order=number) for number, page in enumerate(pages)
    ]
    made.save()
    row: Promotion = made
    return row
