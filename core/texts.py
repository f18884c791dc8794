"""What a database can hold of a text."""

FIRST, LAST = 0xD800, 0xDFFF
"""Halves of characters (surrogates), which UTF-8 has not got."""


def is_storable(text: str) -> bool:
    """Tell whether a database takes a text: PostgreSQL refuses NUL, encoders lone surrogates."""
    return "\0" not in text and not any(FIRST <= ord(char) <= LAST for char in text)
