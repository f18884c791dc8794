"""What the memory adds to the admin."""

from translations.memory import source_gone  # noqa: F401 - registers its hooks
