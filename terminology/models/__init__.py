"""The models of the glossary, split by noun."""

from terminology.models.concepts import (
    Concept,
    ConceptGroup,
    ConceptRelation,
    RelationKind,
)
from terminology.models.designations import (
    Designation,
    GrammaticalNumber,
    PartOfSpeech,
    Status,
)
from terminology.models.terms import TermIndexPage, TermPage

__all__ = [
    "Concept",
    "ConceptGroup",
    "ConceptRelation",
    "Designation",
    "GrammaticalNumber",
    "PartOfSpeech",
    "RelationKind",
    "Status",
    "TermIndexPage",
    "TermPage",
]
