"""What is kept for the search, split by noun."""

from search.models.entries import NameRank, SearchEntry, SearchName

__all__ = ["NameRank", "SearchEntry", "SearchName"]
