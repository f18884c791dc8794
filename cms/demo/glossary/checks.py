"""What must hold over the glossary of the demonstration."""

from collections import Counter
from collections.abc import Iterator, Mapping

from django.core.exceptions import ValidationError

from cms.demo.glossary.building import relations_of, unsaved
from cms.demo.glossary.entries import Concept, Term
from cms.demo.markup import faults_in, links_in
from terminology.models import ConceptGroup, Status
from terminology.preference import rivalry_message, rivals
from terminology.relations import Relation
from terminology.relations import faults as relation_faults

CONCEPTS = 30
LEAST = {"en": CONCEPTS, "fr": CONCEPTS, "de": 12, "ro": 12}
DEFINITION_LENGTH = 1000


def faults(concepts: tuple[Concept, ...], known: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield every fault of the glossary in words; `known` holds keys of pages by type of link."""
    if len(concepts) != CONCEPTS:
        yield f"{len(concepts)} concepts instead of {CONCEPTS}"
    for code, least in LEAST.items():
        if (found := sum(code in concept.terms for concept in concepts)) < least:
            yield f"{found} terms in {code}, at least {least} are expected"
    keys = Counter(concept.key for concept in concepts)
    yield from (f"concept {key}: used {n} times" for key, n in keys.items() if n > 1)
    yield from _variety(concepts)
    yield from _relations(concepts)
    for concept in concepts:
        for code, term in concept.terms.items():
            where = f"concept {concept.key}, {code}"
            if code not in LEAST:
                yield f"{where}: unexpected language"
            yield from _term(where, term)
            yield from _dead_links(where, term, known)


def _variety(concepts: tuple[Concept, ...]) -> Iterator[str]:
    for name, given, used in (
        ("group", ConceptGroup.values, {concept.group for concept in concepts}),
        ("status", Status.values, _statuses(concepts)),
    ):
        if used != set(given):
            yield f"glossary: each {name} once, and none besides: {', '.join(sorted(given))}"


def _dead_links(where: str, term: Term, known: Mapping[str, set[str]]) -> Iterator[str]:
    yield from (
        f"{where}: nothing of type {kind!r} has the key {key!r}"
        for kind, key in links_in(term.note)
        if key not in known.get(kind, set())
    )


def _statuses(concepts: tuple[Concept, ...]) -> set[str]:
    return {
        designation.status
        for concept in concepts
        for term in concept.terms.values()
        for designation in term.designations
    }


def _relations(concepts: tuple[Concept, ...]) -> Iterator[str]:
    numbers = {concept.key: number for number, concept in enumerate(concepts, start=1)}
    for concept in concepts:
        if unknown := {*concept.broader, *concept.related} - set(numbers):
            yield f"concept {concept.key}: unknown concepts {', '.join(sorted(unknown))}"
            return
    stated = relations_of(concepts)
    rows = [
        Relation(numbers[key], kind, numbers[target])
        for key, found in stated.items()
        for kind, target in found
    ]
    for key, number in numbers.items():
        own = [row for row in rows if row.concept == number]
        others = [row for row in rows if row.concept != number]
        for place, message in relation_faults(own, others):
            yield f"concept {key}: relation to {stated[key][place][1]}: {message}"


def _term(where: str, term: Term) -> Iterator[str]:
    if not term.title or not 0 < len(term.definition) <= DEFINITION_LENGTH:
        yield f"{where}: a title and a definition of up to {DEFINITION_LENGTH} characters"
    yield from (f"{where}: {fault}" for fault in faults_in(term.note))
    rows = [unsaved(designation) for designation in term.designations]
    if not rows:
        yield f"{where}: no designation"
    for one, other in rivals(rows):
        yield f"{where}: {other.term}: {rivalry_message(one)}"
    for row in rows:
        try:
            row.clean_fields(exclude=["page"])
            row.clean()
        except ValidationError as error:
            for field, messages in error.message_dict.items():
                yield f"{where}: {row.term}, {field}: {' '.join(messages)}"
