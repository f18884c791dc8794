"""How much a PO file may hold: what is read in one request, and what one person can look over."""

MOST_BYTES = 5 * 1024 * 1024
MOST_TRANSLATIONS = 500
MOST_UNITS = 20_000
MOST_CHARACTERS = 20_000
"""Of one text."""
MOST_FAULTS = 50
"""Shown of a refused file: by then it is the file that is wrong, not its texts."""
