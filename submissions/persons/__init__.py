"""The screen on which a person's data is found, exported and erased."""
