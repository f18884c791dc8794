"""Batched reads between pages and the authorities and programmes that they name."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, F, Window
from django.db.models.functions import DenseRank

from core.batching import Loader
from core.columns import columns_of, instances
from core.hidden import Hidden
from core.previews import rows_of_draft, stored_keys
from core.statements import KEYS, then
from participants.loaders.authorities import AuthorityLoader, ProfileLoader, announced
from participants.models import Authority, ParticipantPage, Programme
from participants.querysets.register import with_public_profile


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

    def stored_uses(self, keys: list[int]) -> Any:
        """Return the places at which published pages name something, in the editor's order."""
        pages = stored_keys(self.context, filter(self.concerns, keys))
        return self.uses.objects.filter(page_id__in=pages).order_by("sort_order", "pk")

    def uses_of_draft(self, keys: list[int]) -> list[Any]:
        """Return the places at which the draft does, if it is one of these pages."""
        pages = list(filter(self.concerns, keys))
        return rows_of_draft(self.context, pages, self.relation)


class NamedAuthoritiesLoader(NamingPageLoader):
    """Keys of the authorities that a page names, by the page's key; one for each page type."""

    relation = "authority_uses"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the public ones in the editor's order, and announce them."""
        stored = self._stored(keys)
        of_draft = [(use.page_id, use.authority_id) for use in self.uses_of_draft(keys)]
        found = _without_repetition([*stored, *of_draft])
        self.context.batches.announce_keys(
            "authority key", [key for each in found.values() for key in each]
        )
        return found

    def _stored(self, keys: list[int]) -> list[tuple[int, int]]:
        """Read which page names which public authority, and the authorities with it."""
        columns = columns_of(Authority, self.context.selected)
        pages = stored_keys(self.context, filter(self.concerns, keys))
        rows = self.context.rows(_named_authorities, self.uses, columns, keys=pages)
        named = instances(Authority, columns, [row[1:] for row in rows])
        self.context.loader(AuthorityLoader).know(announced(self.context, named))
        return [(row[0], authority.pk) for row, authority in zip(rows, named, strict=True)]


def _named_authorities(hidden: Hidden, uses: Any, columns: tuple[str, ...]) -> Any:
    rows = uses.objects.filter(page_id__among=KEYS).order_by("sort_order", "pk")
    of_authority = [f"authority__{column}" for column in columns]
    return with_public_profile(rows, ParticipantPage, then(hidden), "authority_id").values_list(
        "page_id", *of_authority
    )


class NamedProgrammesLoader(NamingPageLoader):
    """Programmes that a page names, by the page's key; one for each page type."""

    relation = "programme_uses"

    def load(self, keys: list[int]) -> dict[int, list[Programme]]:
        """Read the programmes in the editor's order."""
        stored = self.stored_uses(keys).select_related("programme")
        pairs = [(use.page_id, use.programme) for use in stored]
        return _without_repetition([*pairs, *self._of_draft(keys)])

    def _of_draft(self, keys: list[int]) -> list[tuple[int, Programme]]:
        uses = self.uses_of_draft(keys)
        if not uses:
            return []
        named = Programme.objects.in_bulk([use.programme_id for use in uses])
        return [(use.page_id, named[use.programme_id]) for use in uses if use.programme_id in named]


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
        self.order = (*order, "-pk")
        self.first = first

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the first keys for all profiles in one statement, and announce them."""
        profiles = self.profiles(keys)
        # A page that names an authority twice has one rank.
        rank = Window(
            DenseRank(), partition_by=[F(AUTHORITY), F("locale_id")], order_by=list(self.order)
        )
        ranked = _pages_naming(self, profiles).annotate(_rank=rank)
        rows = ranked.filter(_rank__lte=self.first).order_by("_rank")
        found: dict[tuple[int, int], dict[int, None]] = defaultdict(dict)
        for authority, locale, page in rows.values_list(AUTHORITY, "locale_id", "pk"):
            found[authority, locale][page] = None
        kind = ContentType.objects.get_for_model(self.model).pk
        named = {page: kind for pages in found.values() for page in pages}
        self.context.batches.announce("page key", named)
        return {
            key: list(found[page.authority_id, page.locale_id]) for key, page in profiles.items()
        }


class NamingPagesCountLoader(ProfileLoader[int]):
    """Number of public pages of a type that name a profile's authority in its language."""

    def __init__(self, context: Any, model: Any) -> None:
        super().__init__(context)
        self.model = model

    def load(self, keys: list[int]) -> dict[int, int]:
        """Count for all profiles in one statement."""
        profiles = self.profiles(keys)
        rows = _pages_naming(self, profiles).order_by().values_list(AUTHORITY, "locale_id")
        counts = {
            (authority, locale): count
            for authority, locale, count in rows.annotate(Count("pk", distinct=True))
        }
        return {
            key: counts.get((page.authority_id, page.locale_id), 0)
            for key, page in profiles.items()
        }


AUTHORITY = "authority_uses__authority_id"


def _pages_naming(loader: Any, profiles: dict[int, Any]) -> Any:
    """Return public pages joined with the places at which they name the authorities of profiles.

    A join, not a subquery of public pages: where PostgreSQL expects few rows, it would make that
    subquery again for each place.
    """
    pages = loader.model._default_manager.published(loader.context.when)
    authorities = {page.authority_id for page in profiles.values()}
    locales = {page.locale_id for page in profiles.values()}
    return pages.filter(locale_id__in=locales, **{f"{AUTHORITY}__in": authorities})
