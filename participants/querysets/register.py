"""Named filters of the register's facts."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from core.hidden import When
from core.models.versioned import VersionedQuerySet
from core.visibility import public_pages
from participants.periods import FIRST_DAYS


class AuditedQuerySet(VersionedQuerySet):
    """Rows of the register: writes in bulk are audited row by row, as those of one row are."""

    @transaction.atomic
    def update(self, **kwargs: Any) -> int:
        """Update rows and record what changed in each."""
        keys = list(self.values_list("pk", flat=True))
        before = self.model.stored_values(keys)
        count = super().update(**kwargs)
        after = self.model.stored_values(keys)
        for row in self.model._base_manager.filter(pk__in=keys):
            row.record_change(before[row.pk], after[row.pk])
        return count

    update.alters_data = True  # type: ignore[attr-defined]  # Django's marker for templates

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows one by one, each with its record."""
        deleted: dict[str, int] = {}
        for row in self:
            for label, count in row.delete()[1].items():
                deleted[label] = deleted.get(label, 0) + count
        return sum(deleted.values()), deleted

    delete.alters_data = True  # type: ignore[attr-defined]  # Django's marker for templates
    delete.queryset_only = True  # type: ignore[attr-defined]  # Django's marker for managers

    @transaction.atomic
    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        """Create rows and record each."""
        made = super().bulk_create(objs, *args, **kwargs)
        values = self.model.stored_values([row.pk for row in made])
        for row in made:
            row.record_change(None, values[row.pk])
        return made


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition for what has a beginning and an end: both days belong to it.

    What began on an unknown day is taken to hold from the first on.
    """
    begun = Q(**{f"{prefix}since__isnull": True}) | Q(**{f"{prefix}since__lte": on})
    not_over = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": on})
    return begun & not_over


class AdhesionQuerySet(AuditedQuerySet):
    """Adhesions of authorities to instruments."""

    def to(self, instrument: str) -> Self:
        """Keep the adhesions to one instrument."""
        return self.filter(instrument=instrument)

    def in_force(self, on: date) -> Self:
        """Keep the adhesions that hold on a day; none does before its instrument began."""
        return self.filter(in_force(on)).exclude(instrument__in=_not_yet_there(on))

    def begun(self, on: date) -> Self:
        """Keep the adhesions that hold on a day or did so before."""
        begun = Q(since__isnull=True) | Q(since__lte=on)
        return self.filter(begun).exclude(instrument__in=_not_yet_there(on))

    def next_ordinal(self, instrument: str) -> int:
        """Return the number that follows the highest one; nobody has it who is seen from here."""
        last = self.to(instrument).aggregate(last=Max("ordinal"))["last"]
        return (last or 0) + 1


def _not_yet_there(on: date) -> list[str]:
    """Return the instruments that began later than a day."""
    return [name for name, first_day in FIRST_DAYS.items() if on < first_day]


def with_public_profile(rows: Any, profiles: Any, when: When, authority: str) -> Any:
    """Keep the rows of whose authority (a column with its key) a profile is public."""
    public = public_pages(profiles._default_manager.order_by(), when)
    # Not EXISTS: PostgreSQL would join the two, and where it expects few rows look at all
    # pages again for each authority. A value it looks up for one authority at a time.
    own = public.filter(authority_id=OuterRef(authority)).values("pk")[:1]
    return rows.alias(_profile=Subquery(own)).filter(_profile__isnull=False)


class AuthorityQuerySet(AuditedQuerySet):
    """Cities, regions and their associations."""

    def public(self, when: When = None) -> Self:
        """Keep the authorities that readers know of: one of their profiles is public."""
        profiles: Any = self.model._meta.get_field("profiles").related_model
        return with_public_profile(self, profiles, when, "pk")

    def belonging(self, instrument: str, on: date) -> Self:
        """Keep the authorities whose adhesion to an instrument holds on a day."""
        adhesions: Any = self.model._meta.get_field("adhesions").related_model
        held = adhesions.objects.to(instrument).in_force(on).order_by()
        return self.filter(Exists(held.filter(authority_id=OuterRef("pk"))))

    def taking_part_in(self, programmes: list[str], on: date) -> Self:
        """Keep the authorities that take part in one of these programmes (by key) on a day."""
        parts: Any = self.model._meta.get_field("programme_participations").related_model
        rows = parts.objects.filter(in_force(on), programme__key__in=programmes).order_by()
        return self.filter(Exists(rows.filter(authority_id=OuterRef("pk"))))

    def free_key(self, name: str, country: str) -> str:
        """Return a name in Latin letters, with the country or a number when one of these has it.

        Empty for a name that has no Latin letters.
        """
        length = self.model._meta.get_field("key").max_length - len("-99999")
        base = slugify(string_to_ascii(name))[:length].strip("-")
        if not base:
            return ""
        taken = set(self.filter(key__startswith=base).values_list("key", flat=True))
        with_country = f"{base}-{country.lower()}".strip("-")
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(key for key in (base, with_country, *numbered) if key not in taken)


AuthorityManager: Any = models.Manager.from_queryset(AuthorityQuerySet)
AdhesionManager: Any = models.Manager.from_queryset(AdhesionQuerySet)
AuditedManager: Any = models.Manager.from_queryset(AuditedQuerySet)
