"""What somebody searched for, as it is compared and counted."""

import unicodedata

LONGEST_WORDS = 80
"""Characters of what is promoted or counted; longer questions are neither."""


def asked_as(query: str) -> str:
    """Return the words of a query without case, accents and punctuation, one space between them."""
    plain = unicodedata.normalize("NFKD", query.casefold())
    kept = (char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join("".join(kept).split())
