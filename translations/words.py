"""How long a text is, in words, counted alike in Python and by the databases."""

from django.db.models import F, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Replace

MARK = ' id="'
"""What segments keep of the attributes of a tag: the only spaces in them between no two words."""


def words_in(text: str) -> int:
    """Return how many words a segment has: one more than the spaces between them."""
    return text.count(" ") - text.count(MARK) + 1


def words_of(column: str) -> Combinable:
    """Return the SQL for `words_in` of a column."""
    return _count(column, " ") - _count(column, MARK) + Value(1)


def _count(column: str, part: str) -> Combinable:
    without = Replace(F(column), Value(part), Value(""))
    return (Length(column) - Length(without)) / Value(len(part))
