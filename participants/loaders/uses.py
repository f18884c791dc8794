"""Batched reads between pages and the authorities and programmes that they name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from core.batching import Loader
from participants.loaders.authorities import ProfileLoader
from participants.models import Programme


class NamingPageLoader(Loader[int, list[Any]]):
    """What a page of one type names, by the page's key."""

    kind = "page"
    relation: ClassVar[str]

    def __init__(self, context: Any, model: Any) -> None:
        super().__init__(context)
        self.model = model
        self.uses: Any = model._meta.get_field(self.relation).related_model

    def concerns(self, key: int) -> bool:
        return isinstance(self.object(key), self.model)

    def rows(self, keys: list[int]) -> Any:
        """Return the places at which pages name something, in the editor's order."""
        pages = [key for key in keys if self.concerns(key)]
        return self.uses.objects.filter(page_id__in=pages).order_by("sort_order", "pk")


class NamedAuthoritiesLoader(NamingPageLoader):
    """Keys of the authorities that a page names, by the page's key; one for each page type."""

    relation = "authority_uses"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys in the editor's order, and announce them."""
        found = _without_repetition(self.rows(keys).values_list("page_id", "authority_id"))
        self.context.batches.announce_keys(
            "authority key", [key for each in found.values() for key in each]
        )
        return found


class NamedProgrammesLoader(NamingPageLoader):
    """Programmes that a page names, by the page's key; one for each page type."""

    relation = "programme_uses"

    def load(self, keys: list[int]) -> dict[int, list[Programme]]:
        """Read the programmes in the editor's order."""
        uses = self.rows(keys).select_related("programme")
        return _without_repetition((use.page_id, use.programme) for use in uses)


def _without_repetition(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, dict[Any, None]] = defaultdict(dict)
    for page_id, named in pairs:
        found[page_id][named] = None
    return {page_id: list(each) for page_id, each in found.items()}


class NamingPagesLoader(ProfileLoader[list[int]]):
    """Keys of the first public pages that name a profile's authority, by the profile's key.

    They are of one page type and in the profile's language; `order` names columns of that type.
    """

    def __init__(self, context: Any, model: Any, order: tuple[str, ...], first: int) -> None:
        super().__init__(context)
        self.model = model
        self.order = [_column_of_page(name) for name in (*order, "-pk")]
        self.first = first

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the first keys for all profiles in one statement, and announce them."""
        profiles = self.profiles(keys)
        numbered = _uses_about(self, profiles).annotate(
            _number=Window(
                RowNumber(),
                partition_by=[F("authority_id"), F("page__locale_id")],
                order_by=self.order,
            )
        )
        rows = numbered.filter(_number__lte=self.first).order_by("_number")
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for authority, locale, page in rows.values_list(
            "authority_id", "page__locale_id", "page_id"
        ):
            found[authority, locale].append(page)
        self.context.batches.announce_keys(
            "page key", [page for pages in found.values() for page in pages]
        )
        return {key: found[page.authority_id, page.locale_id] for key, page in profiles.items()}


class NamingPagesCountLoader(ProfileLoader[int]):
    """Number of public pages of a type that name a profile's authority in its language."""

    def __init__(self, context: Any, model: Any) -> None:
        super().__init__(context)
        self.model = model

    def load(self, keys: list[int]) -> dict[int, int]:
        """Count for all profiles in one statement."""
        profiles = self.profiles(keys)
        rows = _uses_about(self, profiles).order_by()
        counted = rows.values_list("authority_id", "page__locale_id").annotate(Count("pk"))
        counts = {(authority, locale): count for authority, locale, count in counted}
        return {
            key: counts.get((page.authority_id, page.locale_id), 0)
            for key, page in profiles.items()
        }


def _column_of_page(name: str) -> Any:
    """Return the order by a column of the page that a use stands on."""
    column = F(f"page__{name.removeprefix('-')}")
    return column.desc() if name.startswith("-") else column.asc()


def _uses_about(loader: Any, profiles: dict[int, Any]) -> Any:
    """Return the places at which public pages name the authorities of profiles, one for a page."""
    uses: Any = loader.model._meta.get_field("authority_uses").related_model
    earlier = uses.objects.filter(
        page_id=OuterRef("page_id"), authority_id=OuterRef("authority_id"), pk__lt=OuterRef("pk")
    ).order_by()
    public = loader.model._default_manager.published(loader.context.now).order_by()
    return uses.objects.filter(
        ~Exists(earlier),
        authority_id__in={page.authority_id for page in profiles.values()},
        page__locale_id__in={page.locale_id for page in profiles.values()},
        page_id__in=public.values("pk"),
    )
