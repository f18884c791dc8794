"""The rules of relations between concepts (SKOS, W3C Recommendation 2009, section 8)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

BROADER, RELATED = "broader", "related"

SAME_CONCEPT = _("A concept isn't related to itself: choose another one.")
TWICE = _("These two concepts are related already: one relation is enough.")
CIRCLE = _("That would make a circle: this concept already stands above the other one.")
ABOVE_AND_RELATED = _(
    "Of two related concepts one would stand above the other: what is broader or narrower isn't "
    "“related” as well."
)

Edges = Mapping[int, Iterable[int]]
"""By concept, the concepts right above it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A row: `concept` has `target` above it, or beside it."""

    concept: int
    kind: str
    target: int


def above(start: int, edges: Edges) -> set[int]:
    """Return all concepts above one, however far; the one itself only when it is in a circle."""
    found: set[int] = set()
    waiting = list(edges.get(start, ()))
    while waiting:
        concept = waiting.pop()
        if concept not in found:
            found.add(concept)
            waiting += edges.get(concept, ())
    return found


def faults(own: Sequence[Relation], others: Iterable[Relation]) -> Iterator[tuple[int, Any]]:
    """Yield place and message of each of a concept's own rows that breaks a rule.

    `others` are the rows of all other concepts.
    """
    others = list(others)
    edges: dict[int, list[int]] = {}
    for row in (*others, *own):
        if row.kind == BROADER:
            edges.setdefault(row.concept, []).append(row.target)
    related = {(row.concept, row.target) for row in (*others, *own) if row.kind == RELATED}
    for place, row in enumerate(own):
        if message := _fault(row, own[:place], others, edges, related):
            yield place, message


def _fault(
    row: Relation,
    before: Sequence[Relation],
    others: Iterable[Relation],
    edges: Edges,
    related: set[tuple[int, int]],
) -> Any:
    if row.concept == row.target:
        return SAME_CONCEPT
    mirrored = Relation(row.target, RELATED, row.concept)
    if row.target in {earlier.target for earlier in before} or (
        row.kind == RELATED and mirrored in others
    ):
        return TWICE
    if row.kind == RELATED:
        return ABOVE_AND_RELATED if _in_one_line(row.concept, row.target, edges) else None
    if row.concept in above(row.target, edges):
        return CIRCLE
    in_line = any(_in_one_line(*pair, edges) for pair in related)
    return ABOVE_AND_RELATED if in_line else None


def _in_one_line(one: int, other: int, edges: Edges) -> bool:
    return other in above(one, edges) or one in above(other, edges)
