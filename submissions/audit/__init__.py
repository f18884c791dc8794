"""Who looked at what was sent in, and what was done with it."""
