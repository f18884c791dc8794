"""News, events and their topics."""
