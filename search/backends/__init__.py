"""How databases keep the words of the index and look for them."""

from types import ModuleType

from django.db import connection

from search.backends import postgresql, sqlite


def backend() -> ModuleType:
    """Return the module for the database in use; both have the same functions."""
    return postgresql if connection.vendor == "postgresql" else sqlite
