"""The glossary in the API; importing it registers what it adds to page types."""

from terminology.types import terms
from terminology.types.concepts import Concept, concept_id, concept_of, concept_with
from terminology.types.enums import ConceptGroup, DesignationStatus

__all__ = [
    "Concept",
    "ConceptGroup",
    "DesignationStatus",
    "concept_id",
    "concept_of",
    "concept_with",
    "terms",
]
