"""One search over everything that is published, in each language."""
