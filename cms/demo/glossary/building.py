"""Makes the glossary: its concepts, and a page for each of them in each language."""

from cms.demo.glossary import entries
from cms.demo.printing import Printer
from terminology.models import Concept, ConceptRelation, Designation, TermPage
from terminology.relations import BROADER, RELATED
from tests.factories import ConceptFactory, TermPageFactory, designation

Relations = dict[str, list[tuple[str, str]]]


def make_concepts(found: tuple[entries.Concept, ...]) -> dict[str, Concept]:
    """Make the concepts, then what relates them to one another; return them by key."""
    concepts = {
        entry.key: ConceptFactory.create(identifier=entry.key, group=entry.group) for entry in found
    }
    for key, relations in relations_of(found).items():
        concepts[key].relations.set(
            [
                ConceptRelation(kind=kind, target=concepts[target], sort_order=number)
                for number, (kind, target) in enumerate(relations)
            ]
        )
        concepts[key].save()
    return concepts


def relations_of(found: tuple[entries.Concept, ...]) -> Relations:
    """Return the relations to be stated at each concept that has any, as (kind, other key).

    The texts may say at both of two concepts that they are related; the register says it once.
    """
    stated: Relations = {}
    pairs: set[frozenset[str]] = set()
    for entry in found:
        rows = [(BROADER, key) for key in entry.broader]
        for key in entry.related:
            if (pair := frozenset({entry.key, key})) not in pairs:
                pairs.add(pair)
                rows.append((RELATED, key))
        if rows:
            stated[entry.key] = rows
    return stated


def unsaved(entry: entries.Designation) -> Designation:
    """Return a designation that is not saved."""
    given = {"part_of_speech": entry.part_of_speech} if entry.part_of_speech else {}
    return designation(
        entry.term,
        entry.status,
        number=entry.number,
        forms=entry.forms,
        valid_from=entry.valid_from,
        valid_until=entry.valid_until,
        usage_note=entry.usage_note,
        source=entry.source,
        **given,
    )


def make_terms(
    printer: Printer,
    concepts: dict[str, Concept],
    found: tuple[entries.Concept, ...],
    code: str,
) -> None:
    """Make the term pages of one language."""
    told = [entry for entry in found if code in entry.terms]
    pages: dict[str, TermPage] = {}
    for entry, at in zip(told, printer.moments(told), strict=True):
        term = entry.terms[code]
        pages[entry.key] = TermPageFactory.build(
            **printer.common("concept", entry.key, code, term.title),
            concept=concepts[entry.key],
            definition=term.definition,
            definition_source=term.definition_source,
            note=printer.scribes[code].html(term.note),
            designations=[unsaved(row) for row in term.designations],
            first_published_at=at,
        )
    printer.put("glossary", "concept", code, pages)
