"""Finding authorities, their adhesions and programmes by any part of any of their names."""

from collections.abc import Iterable
from typing import Any

from core.admin.choosing import chooser_found_by
from core.collation import folded
from participants.models import Adhesion, Authority, AuthorityName, Programme


def named_like(queryset: Any, text: str) -> Any:
    """Keep the rows in whose names all words of a text occur, as parts.

    Case and accents don't count; an authority is found by its names in all languages, an adhesion
    by those of its authority. Compared here, since no database folds letters as another one does.
    """
    words = folded(text).split()
    if not words:
        return queryset
    texts = _programme_texts() if queryset.model is Programme else _authority_texts()
    names: dict[int, str] = {}
    for key, name in texts:
        names[key] = f"{names.get(key, '')} {folded(name)}"
    found = [key for key, name in names.items() if all(word in name for word in words)]
    column = "authority" if queryset.model is Adhesion else "pk"
    return queryset.filter(**{f"{column}__in": found})


def _authority_texts() -> Iterable[tuple[int, str]]:
    for pk, endonym, key in Authority.objects.order_by().values_list("pk", "endonym", "key"):
        yield pk, f"{endonym} {key}"
    yield from AuthorityName.objects.order_by().values_list("authority_id", "name")


def _programme_texts() -> Iterable[tuple[int, str]]:
    for pk, name, key in Programme.objects.order_by().values_list("pk", "name", "key"):
        yield pk, f"{name} {key}"


NamedChooserViewSet = chooser_found_by(named_like)
"""A chooser that finds by any part of any name."""
