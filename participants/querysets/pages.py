"""Named filters of profiles, good practices, and of all pages that name authorities."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import BigIntegerField, Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from core.collation import folded
from core.hidden import When
from core.visibility import public_pages
from participants.querysets.places import Box, Point, distance_km, inside

AUTHORITY = "authority__"


class ProfileQuerySet(PageQuerySet):
    """Pages about authorities."""

    def published(self, when: When = None) -> Self:
        """Keep what anyone may read."""
        return public_pages(self, when)

    def within(self, box: Box) -> Self:
        """Keep the profiles of authorities in a box; without coordinates they are in none."""
        return self.filter(inside(box, AUTHORITY))

    def near(self, point: Point, within_km: float | None = None) -> Self:
        """Keep the profiles of authorities with coordinates, with their `_distance` in km."""
        placed = self.filter(authority__latitude__isnull=False)
        measured = placed.annotate(_distance=distance_km(point, AUTHORITY))
        return measured if within_km is None else measured.filter(_distance__lte=within_km)

    def mentioning(self, text: str) -> Self:
        """Keep the profiles in whose title, introduction or authority's names all words occur.

        Case and accents don't count. No database folds letters as another one does, so texts are
        compared here; a language has a few hundred profiles at most.
        """
        words = folded(text).split()
        if not words:
            return self
        rows = self.order_by().values_list(
            "pk", "authority_id", "title", "introduction", "authority__endonym"
        )
        texts = {pk: (authority, " ".join(rest)) for pk, authority, *rest in rows}
        names = self._names_of({authority for authority, _ in texts.values()})
        said = {
            pk: folded(f"{own} {names.get(authority, '')}")
            for pk, (authority, own) in texts.items()
        }
        found = [pk for pk, text in said.items() if all(word in text for word in words)]
        return self.filter(pk__in=found)

    def _names_of(self, authorities: set[int]) -> dict[int, str]:
        """Return all names of authorities in all languages, by the authority's key."""
        names = self._facts("names").objects.filter(authority_id__in=authorities).order_by()
        found: dict[int, str] = {}
        for authority, name in names.values_list("authority_id", "name"):
            found[authority] = f"{found.get(authority, '')} {name}"
        return found

    def with_adhesion(self, column: str, instrument: str, on: date, absent: Value) -> Self:
        """Annotate `_{column}` of the authority's latest adhesion to an instrument.

        Of those begun on a day: so it is the one that holds then, if one does. `absent` stands for
        a value that nobody recorded.
        """
        adhesions = self._facts("adhesions").objects.to(instrument).begun(on)
        latest = adhesions.filter(authority_id=OuterRef("authority_id")).order_by(
            F("since").desc(nulls_last=True), "-pk"
        )
        value = Coalesce(
            Subquery(latest.values(column)[:1]), absent, output_field=absent.output_field
        )
        return self.annotate(**{f"_{column}": value})

    def with_population(self, absent: int) -> Self:
        """Annotate the authority's `_population`; `absent` stands for one that nobody recorded."""
        field: BigIntegerField[int, int] = BigIntegerField()
        value = Coalesce(F("authority__population"), Value(absent), output_field=field)
        return self.annotate(_population=value)

    def _facts(self, relation: str) -> Any:
        """Return the model of the rows below an authority."""
        authority: Any = self.model._meta.get_field("authority").related_model
        return authority._meta.get_field(relation).related_model


class NamingQuerySet(PageQuerySet):
    """Pages that name authorities and programmes, as news and good practices do."""

    def published(self, when: When = None) -> Self:
        """Keep what anyone may read."""
        return public_pages(self, when)

    def naming(self, authorities: tuple[int, ...]) -> Self:
        """Keep the pages that name one of these authorities (keys)."""
        uses: Any = self.model._meta.get_field("authority_uses").related_model
        named = uses.objects.filter(authority_id__in=authorities).order_by()
        return self.filter(Exists(named.filter(page_id=OuterRef("pk"))))

    def naming_programmes(self, programmes: tuple[int, ...]) -> Self:
        """Keep the pages that name one of these programmes (keys)."""
        uses: Any = self.model._meta.get_field("programme_uses").related_model
        named = uses.objects.filter(programme_id__in=programmes).order_by()
        return self.filter(Exists(named.filter(page_id=OuterRef("pk"))))


def keys_of(facts: "models.QuerySet[Any]") -> tuple[int, ...]:
    """Read the keys of authorities or programmes."""
    return tuple(facts.order_by().values_list("pk", flat=True))


class PracticeQuerySet(NamingQuerySet):
    """Good practices."""


ProfileManager: Any = PageManager.from_queryset(ProfileQuerySet)
PracticeManager: Any = PageManager.from_queryset(PracticeQuerySet)
