"""What two rows must have in common to be alike: all but what is each one's own."""

from typing import Any

from django.db.models import Model
from modelcluster.models import get_all_child_relations

OF_ITS_OWN = frozenset(
    {
        "id",
        "page_ptr",
        "path",
        "slug",
        "url_path",
        "translation_key",
        "latest_revision",
        "live_revision",
        "last_published_at",
        "page",
    }
)


def columns(row: Model) -> dict[str, Any]:
    """Return what a row holds by column."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in OF_ITS_OWN]
    return {name: getattr(row, name) for name in names}


def below(owner: Any) -> dict[str, list[dict[str, Any]]]:
    """Return what the rows below a page or authority hold, by relation."""
    found = {}
    for relation in get_all_child_relations(type(owner)):
        accessor = relation.get_accessor_name()
        found[accessor] = [columns(row) for row in getattr(owner, accessor).all()]
    return found
