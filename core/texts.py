"""What a database can hold of a text."""


def is_storable(text: str) -> bool:
    """Tell whether a database takes a text: PostgreSQL refuses NUL, encoders lone surrogates."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
