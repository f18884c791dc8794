"""The guide for translators, docs/how-to/translate*.md, inside the admin."""
