"""How terms are found: by their designations and the inflected forms of these."""

from typing import Any

from core.registered import Searchable
from core.registry import searchable
from terminology.models import Designation, TermIndexPage


def _names_of(pages: list[Any]) -> dict[int, list[str]]:
    """Return designations and their forms by the keys of pages."""
    names: dict[int, list[str]] = {page.pk: [] for page in pages}
    rows = Designation.objects.filter(page__in=names).order_by("sort_order", "pk")
    for row in rows.only("page_id", "term", "forms"):
        names[row.page_id] += [row.term, *row.form_list]
    return names


searchable.register(
    Searchable(
        "terminology.TermPage",
        "TERM",
        summary=lambda page: page.definition,
        names_of=_names_of,
    )
)
searchable.register(
    Searchable(TermIndexPage._meta.label, "PAGE", summary=lambda page: page.introduction)
)
