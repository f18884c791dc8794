"""Instants and days as the API writes them."""

from datetime import UTC, datetime

from django.utils.dateparse import parse_date, parse_datetime


def instant(text: str) -> datetime:
    """Return the instant in a text; raise ValueError for none."""
    found = parse_datetime(text)
    if found is None:
        message = f"No instant: {text}"
        raise ValueError(message)
    return found


def beginning(day: str | None) -> datetime | None:
    """Return the beginning of a day, as UTC counts days; None for none."""
    found = parse_date(day) if day else None
    return None if found is None else datetime(found.year, found.month, found.day, tzinfo=UTC)
