"""The glossary as a file for partners: `/data/concepts.json` (docs/reference/open-data.md)."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from langcodes import Language
from wagtail.models import Page

from core.context import ReadContext
from core.open_data import open_data
from core.rich_text import plain_text
from terminology.models import Concept, ConceptRelation, Designation, RelationKind, TermPage
from terminology.types import concept_id


def _json() -> bytes:
    """Return what readers know of all concepts, in a fixed number of statements."""
    context = ReadContext()
    concepts = list(Concept.objects.public(context.when).order_by("identifier"))
    identifiers = {concept.pk: concept.identifier for concept in concepts}
    terms = _terms(context, identifiers)
    broader, related = _relations(identifiers)
    rows = [
        {
            "id": concept_id(concept),
            "identifier": concept.identifier,
            "group": concept.group.upper(),
            "broader": broader[concept.pk],
            "related": sorted(related[concept.pk]),
            "terms": terms[concept.pk],
        }
        for concept in concepts
    ]
    return json.dumps({"concepts": rows}, ensure_ascii=False, separators=(",", ":")).encode()


def _terms(context: ReadContext, concepts: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return by concept and language what its public pages tell."""
    pages = TermPage.objects.published(context.when).filter(concept_id__in=list(concepts))
    rows = list(pages.order_by("locale_id", "pk"))
    designations = _designations(page.pk for page in rows)
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for page in rows:
        code = str(Language.get(context.locales[page.locale_id].language_code))
        found[page.concept_id][code] = _term(context, page, designations[page.pk])
    return found


def _term(context: ReadContext, page: TermPage, designations: list[Any]) -> dict[str, Any]:
    plain_page: Page = page
    return {
        "title": page.title,
        "path": context.path_of(plain_page),
        "definition": page.definition,
        "definitionSource": page.definition_source,
        "note": plain_text(page.note),
        "designations": designations,
    }


def _designations(pages: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Designation.objects.filter(page_id__in=list(pages)).order_by("sort_order", "pk")
    for row in rows:
        found[row.page_id].append(
            {
                "term": row.term,
                "status": row.status.upper(),
                "partOfSpeech": row.part_of_speech.upper(),
                "number": row.number.upper() or None,
                "forms": row.form_list,
                "validFrom": _day(row.valid_from),
                "validUntil": _day(row.valid_until),
                "usageNote": row.usage_note,
                "source": row.source,
            }
        )
    return found


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _relations(
    identifiers: dict[int, str],
) -> tuple[dict[int, list[str]], dict[int, set[str]]]:
    """Return by concept what is broader, in its order, and what is related, both ways."""
    broader: dict[int, list[str]] = defaultdict(list)
    related: dict[int, set[str]] = defaultdict(set)
    rows = ConceptRelation.objects.order_by("sort_order", "pk")
    for concept, kind, target in rows.values_list("concept_id", "kind", "target_id"):
        if concept not in identifiers or target not in identifiers:
            continue
        if kind == RelationKind.BROADER:
            broader[concept].append(identifiers[target])
        else:
            related[concept].add(identifiers[target])
            related[target].add(identifiers[concept])
    return broader, related


concepts_json = open_data("concepts", "application/json", _json)
