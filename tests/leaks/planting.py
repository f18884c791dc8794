"""Words in every field of a model, for pages and rows that nobody outside may read."""

from typing import Any

from django.db import models

from tests.leaks.targets import Targets
from tests.leaks.values import Word, is_text, value_of
from tests.leaks.words import Words

DERIVED = frozenset(
    {
        "path",
        "url_path",
        "draft_title",
        "language",
        "sort_key",
        "initial",
        "file_hash",
        "placeholder",
    }
)
"""Columns that follow from others, or from a file, when a row is saved."""


class Planter:
    """Gives values with words in them; `targets` are what bodies lead to."""

    def __init__(self, words: Words, targets: Targets | None = None) -> None:
        self.words = words
        self.targets = targets or Targets()

    def texts(self, model: type[models.Model], state: str) -> dict[str, Any]:
        """Return a value for each text field of a model, the words named by a state."""

        def word(place: str) -> str:
            return self.words.word(f"{model.__name__}.{place}, {state}")

        return texts(model, word, self.targets)

    def overwrite(self, row: Any, state: str) -> None:
        """Write words into all text columns of a row as it is stored, past `save()`."""
        values = self.texts(type(row), state)
        for model in (*row._meta.get_parent_list(), type(row)):
            names = {field.name for field in model._meta.local_concrete_fields}
            own = {name: value for name, value in values.items() if name in names}
            if own:
                models.QuerySet(model).filter(pk=row.pk).update(**own)


def texts(model: type[models.Model], word: Word, targets: Targets) -> dict[str, Any]:
    """Return a value with a word in it for each text field of a model."""
    fields = (field for field in model._meta.concrete_fields if is_text(field))
    values = {
        field.name: value_of(field, word, targets) for field in fields if field.name not in DERIVED
    }
    return {name: value for name, value in values.items() if value is not None}
