"""The glossary of the demonstration: concepts and the terms for them."""
