"""The glossary: concepts, and the terms for them in each language."""
