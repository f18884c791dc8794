"""Batched reads of concepts, their terms and designations."""

from collections import defaultdict
from typing import Any

from core.batching import Loader
from core.previews import rows_of_draft, stored_keys
from core.visibility import public_pages
from terminology.models import Concept, ConceptRelation, Designation, RelationKind, TermPage


class ConceptLoader(Loader[int, Concept]):
    """Concept by key, if readers know of it; the draft of a term also shows what it is about."""

    kind = "concept key"

    def load(self, keys: list[int]) -> dict[int, Concept]:
        """Read concepts and announce them."""
        rows = list(Concept.objects.public(self.context.when).filter(pk__in=keys))
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


class TermKeyLoader(Loader[int, int]):
    """Key of a concept's public term page in the first language of a chain that has one."""

    kind = "concept"

    def __init__(self, context: Any, locale_ids: tuple[int, ...]) -> None:
        super().__init__(context)
        self.locale_ids = locale_ids

    def load(self, keys: list[int]) -> dict[int, int]:
        """Read the keys and announce them to the loader of pages."""
        pages = TermPage.objects.filter(concept_id__in=keys, locale_id__in=self.locale_ids)
        rows = public_pages(pages, self.context.when).order_by("pk")
        found: dict[int, int] = {}
        ranked = sorted(
            rows.values_list("concept_id", "pk", "locale_id"),
            key=lambda row: self.locale_ids.index(row[2]),
        )
        for concept_id, pk, _locale_id in ranked:
            found.setdefault(concept_id, pk)
        self.context.batches.announce_keys("page key", found.values())
        return found


class BroaderLoader(Loader[int, list[int]]):
    """Keys of the concepts right above a concept, in the order that staff gave them."""

    kind = "concept"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys and announce them."""
        rows = ConceptRelation.objects.filter(kind=RelationKind.BROADER, concept_id__in=keys)
        return _listed(self.context, rows.order_by("sort_order", "pk"), "concept_id", "target_id")


class NarrowerLoader(Loader[int, list[int]]):
    """Keys of the concepts right under a concept, by their identifiers."""

    kind = "concept"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read the keys and announce them."""
        rows = ConceptRelation.objects.filter(kind=RelationKind.BROADER, target_id__in=keys)
        rows = rows.order_by("concept__identifier")
        return _listed(self.context, rows, "target_id", "concept_id")


class RelatedConceptsLoader(Loader[int, list[int]]):
    """Keys of the concepts beside a concept, at whichever of the two it is stated."""

    kind = "concept"

    def load(self, keys: list[int]) -> dict[int, list[int]]:
        """Read both directions and announce the keys, those stated here first."""
        rows = ConceptRelation.objects.filter(kind=RelationKind.RELATED)
        here = rows.filter(concept_id__in=keys).order_by("sort_order", "pk")
        there = rows.filter(target_id__in=keys).order_by("concept__identifier")
        found = _listed(self.context, here, "concept_id", "target_id")
        for key, others in _listed(self.context, there, "target_id", "concept_id").items():
            found[key] = [*found.get(key, []), *others]
        return found


def _listed(context: Any, rows: Any, by: str, wanted: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for key, other in rows.values_list(by, wanted):
        found[key].append(other)
    context.batches.announce_keys(
        "concept key", [other for others in found.values() for other in others]
    )
    return found


class DesignationsLoader(Loader[int, list[Designation]]):
    """Designations of a term page, in the order that staff gave them, by the page's key."""

    kind = "page"

    def load(self, keys: list[int]) -> dict[int, list[Designation]]:
        """Read the designations of all term pages that are announced."""
        pages = [key for key in keys if isinstance(self.object(key), TermPage)]
        found: dict[int, list[Designation]] = defaultdict(list)
        stored = Designation.objects.filter(page_id__in=stored_keys(self.context, pages))
        of_draft = rows_of_draft(self.context, pages, "designations")
        for designation in [*stored.order_by("sort_order", "pk"), *of_draft]:
            found[designation.page_id].append(designation)
        return found
