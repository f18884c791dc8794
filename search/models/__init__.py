"""What is kept for the search, split by noun."""

from search.models.entries import SearchEntry, SearchName

__all__ = ["SearchEntry", "SearchName"]
