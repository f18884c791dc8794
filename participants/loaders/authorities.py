"""Batched reads of authorities and of what stands below them."""

from collections import defaultdict
from typing import Any, TypeVar

from django.db.models import F

from core.batching import Loader
from core.context import ReadContext
from core.hidden import Hidden
from core.statements import KEYS, then
from participants.models import Authority, ParticipantPage, ProgrammeParticipation

V = TypeVar("V")

IN_STAFFS_ORDER = ("sort_order", "pk")
ORDERS: dict[str, tuple[Any, ...]] = {
    "names": IN_STAFFS_ORDER,
    "accounts": IN_STAFFS_ORDER,
    "heads": IN_STAFFS_ORDER,
    "figures": IN_STAFFS_ORDER,
    "programme_participations": IN_STAFFS_ORDER,
    "adhesions": ("instrument", F("since").asc(nulls_first=True), "pk"),
}
"""By relation, what stands below an authority, and its order."""


def _public_authorities(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    authorities = Authority.objects.public(then(hidden)).filter(pk__among=KEYS)
    return authorities.order_by().values_list(*columns)


def _rows_below(hidden: Hidden, columns: tuple[str, ...], relation: str) -> Any:
    model: Any = Authority._meta.get_field(relation).related_model
    rows = model.objects.filter(authority_id__among=KEYS).order_by(*ORDERS[relation])
    return rows.values_list(*columns)


class AuthorityLoader(Loader[int, Authority]):
    """Public authority by key; the draft of a profile also shows whose it is before it is known."""

    kind = "authority key"

    def load(self, keys: list[int]) -> dict[int, Authority]:
        """Read authorities and announce them; one without a public profile is absent."""
        rows = self.context.objects(Authority, _public_authorities, keys=keys)
        draft = self.context.previewed
        missing = set(keys) - {authority.pk for authority in rows}
        if isinstance(draft, ParticipantPage) and draft.authority_id in missing:
            rows.append(draft.authority)
        return announced(self.context, rows)


def announced(context: ReadContext, rows: Any) -> dict[int, Authority]:
    """Tell that these authorities may be asked about; return them by key."""
    found = {authority.pk: authority for authority in rows}
    context.batches.announce("authority", found)
    return found


class ProfileLoader(Loader[int, V]):
    """What depends on a profile, by the profile's key; other pages have no value."""

    kind = "page"

    def concerns(self, key: int) -> bool:
        return isinstance(self.object(key), ParticipantPage)

    def profiles(self, keys: list[int]) -> dict[int, ParticipantPage]:
        """Return the announced profiles of these keys."""
        return {key: self.object(key) for key in keys if self.concerns(key)}


class SubjectLoader(ProfileLoader[int]):
    """Key of the authority that a profile is about, by the profile's key."""

    def load(self, keys: list[int]) -> dict[int, int]:
        """Announce the authorities of all profiles that were announced; reads nothing."""
        found = {key: page.authority_id for key, page in self.profiles(keys).items()}
        self.context.batches.announce_keys("authority key", found.values())
        return found


class AuthorityRowsLoader(Loader[int, list[Any]]):
    """Rows of a relation below an authority, in order, by the authority's key."""

    kind = "authority"

    def __init__(self, context: Any, relation: str) -> None:
        super().__init__(context)
        self.relation = relation
        self.order = ORDERS[relation]
        self.model: Any = Authority._meta.get_field(relation).related_model

    def load(self, keys: list[int]) -> dict[int, list[Any]]:
        """Read the rows of all authorities in one statement."""
        if self.model is ProgrammeParticipation:
            rows = self.model.objects.filter(authority_id__in=keys).order_by(*self.order)
            rows = rows.select_related("programme")
        else:
            rows = self.context.objects(self.model, _rows_below, self.relation, keys=keys)
        found: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.authority_id].append(row)
        return found


class ProfilesLoader(Loader[int, list[ParticipantPage]]):
    """Public profiles of an authority in all languages or in some, by the authority's key."""

    kind = "authority"

    def __init__(self, context: Any, locale_ids: tuple[int, ...] | None = None) -> None:
        super().__init__(context)
        self.locale_ids = locale_ids

    def load(self, keys: list[int]) -> dict[int, list[ParticipantPage]]:
        """Read the profiles in the order of the site's languages, and announce them."""
        pages = ParticipantPage.objects.published(self.context.when).filter(authority_id__in=keys)
        if self.locale_ids is not None:
            pages = pages.filter(locale_id__in=self.locale_ids)
        found: dict[int, list[ParticipantPage]] = defaultdict(list)
        for page in self.context.announce_pages(pages.order_by("locale_id", "pk")):
            found[page.authority_id].append(page)
        return found
