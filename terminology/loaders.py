"""Batched reads of concepts, their terms and designations."""

from collections import defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.db import models

from core.batching import Loader
from core.hidden import Hidden
from core.loaders.pages import PageLoader
from core.previews import rows_of_draft, stored_keys
from core.statements import KEYS, Slots, then
from core.visibility import public_pages
from terminology.models import Concept, ConceptRelation, Designation, RelationKind, TermPage

LOCALES: Any = Slots("locales", models.BigIntegerField())


def _public_concepts(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    concepts = Concept.objects.public(then(hidden)).filter(pk__among=KEYS)
    return concepts.order_by().values_list(*columns)


def _terms(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    pages = TermPage.objects.filter(concept_id__among=KEYS, locale_id__among=LOCALES)
    return public_pages(pages, then(hidden)).order_by().values_list(*columns)


def _relations(hidden: Hidden) -> Any:
    around = models.Q(concept_id__among=KEYS) | models.Q(target_id__among=KEYS)
    rows = ConceptRelation.objects.filter(around).order_by("sort_order", "pk")
    return rows.values_list("kind", "concept_id", "target_id", "concept__identifier")


def _designations(hidden: Hidden, columns: tuple[str, ...]) -> Any:
    rows = Designation.objects.filter(page_id__among=KEYS).order_by("sort_order", "pk")
    return rows.values_list(*columns)


class ConceptLoader(Loader[int, Concept]):
    """Concept by key, if readers know of it; the draft of a term also shows what it is about."""

    kind = "concept key"

    def load(self, keys: list[int]) -> dict[int, Concept]:
        """Read concepts and announce them."""
        rows = self.context.objects(Concept, _public_concepts, keys=keys)
        draft = self.context.previewed
        missing = set(keys) - {concept.pk for concept in rows}
        if isinstance(draft, TermPage) and draft.concept_id in missing:
            rows.append(draft.concept)
        return announce_concepts(self.context, rows)


class SubjectConceptLoader(Loader[int, int]):
    """Key of the concept that a term page is about, by the page's key."""

    kind = "page"

    def concerns(self, key: int) -> bool:
        return isinstance(self.object(key), TermPage)

    def load(self, keys: list[int]) -> dict[int, int]:
        """Announce the concepts of all term pages that were announced; reads nothing."""
        found = {key: self.object(key).concept_id for key in keys if self.concerns(key)}
        self.context.batches.announce_keys("concept key", found.values())
        return found


def announce_concepts(context: Any, concepts: Any) -> dict[int, Concept]:
    """Announce concepts that were read; return them by key."""
    found = {concept.pk: concept for concept in concepts}
    context.batches.announce("concept", found)
    return found


class TermKeysLoader(Loader[int, list[int]]):
    """Keys of a concept's public term pages, in the order of the site's languages."""

    kind = "concept"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys and announce them to the loader of pages."""
        rows = public_pages(TermPage.objects.filter(concept_id__in=keys), self.context.when)
        found: dict[int, list[int]] = defaultdict(list)
        for pk, concept_id in rows.order_by("locale_id", "pk").values_list("pk", "concept_id"):
            found[concept_id].append(pk)
        self.context.batches.announce_keys(
            "page key", [pk for pages in found.values() for pk in pages]
        )
        return found


class TermLoader(Loader[int, TermPage]):
    """A concept's public term page in the first language of a chain that has one."""

    kind = "concept"

    def __init__(self, context: Any, locale_ids: tuple[int, ...]) -> None:
        super().__init__(context)
        self.locale_ids = locale_ids

    def load(self, keys: list[int]) -> dict[int, TermPage]:
        """Read the pages and announce them."""
        rows = self.context.objects(TermPage, _terms, keys=keys, locales=list(self.locale_ids))
        ranked = sorted(rows, key=lambda page: (self.locale_ids.index(page.locale_id), page.pk))
        found: dict[int, TermPage] = {}
        for page in ranked:
            found.setdefault(page.concept_id, page)
        pages = self.context.announce_pages(found.values())
        self.context.loader(PageLoader).know({page.pk: page for page in pages})
        return dict(zip(found, pages, strict=True))


@dataclass(frozen=True, slots=True)
class Relations:
    """Keys of the concepts around one."""

    broader: list[int]
    """Those right above it, in the order that staff gave them."""
    narrower: list[int]
    """Those right under it, by their identifiers."""
    related: list[int]
    """Those beside it, whichever of the two states it: its own first, in staff's order."""


class RelationsLoader(Loader[int, Relations]):
    """What stands around a concept, by the concept's key."""

    kind = "concept"

    def load(self, keys: list[int]) -> dict[int, Relations]:
        """Read all relations of all concepts in both directions; announce what was asked for."""
        found = {key: Relations([], [], []) for key in keys}
        rows = self.context.rows(_relations, keys=keys)
        for kind, concept, target, _identifier in rows:
            if concept in found:
                own = found[concept]
                (own.broader if kind == RelationKind.BROADER else own.related).append(target)
        for kind, concept, target, _identifier in sorted(rows, key=itemgetter(3)):
            if target in found:
                other = found[target]
                (other.narrower if kind == RelationKind.BROADER else other.related).append(concept)
        self._announce(found)
        return found

    def _announce(self, found: dict[int, Relations]) -> None:
        selected = self.context.selected
        for name in ("broader", "narrower", "related"):
            if selected is None or name in selected:
                keys = [key for each in found.values() for key in getattr(each, name)]
                self.context.batches.announce_keys("concept key", keys)


class DesignationsLoader(Loader[int, list[Designation]]):
    """Designations of a term page, in the order that staff gave them, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[Designation]]:
        """Read the designations of all term pages that are announced."""
        pages = [key for key in keys if isinstance(self.object(key), TermPage)]
        found: dict[int, list[Designation]] = defaultdict(list)
        stored = self.context.objects(
            Designation, _designations, keys=stored_keys(self.context, pages)
        )
        of_draft = rows_of_draft(self.context, pages, "designations")
        for designation in [*stored, *of_draft]:
            found[designation.page_id].append(designation)
        return found
