"""Primary keys as they come in addresses and forms."""

MOST_DIGITS = 18
"""What is longer no database has."""


def is_key(text: str) -> bool:
    """Tell whether a text can be a primary key."""
    return text.isdecimal() and len(text) <= MOST_DIGITS
