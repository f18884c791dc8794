"""What is kept for the search, split by noun."""

from search.models.entries import NameRank, SearchEntry, SearchName
from search.models.promoted import PromotedPage, PromotedWords, Promotion
from search.models.vain import VainSearch
from search.models.vocabulary import SearchWord

__all__ = [
    "NameRank",
    "PromotedPage",
    "PromotedWords",
    "Promotion",
    "SearchEntry",
    "SearchName",
    "SearchWord",
    "VainSearch",
]
