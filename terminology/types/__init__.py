"""The glossary in the API; importing it registers what it adds to page types."""

from terminology.types.concepts import Concept, concept_id, concept_of, concept_with
from terminology.types.enums import ConceptGroup, DesignationStatus
from terminology.types.terms import Designation

__all__ = [
    "Concept",
    "ConceptGroup",
    "Designation",
    "DesignationStatus",
    "concept_id",
    "concept_of",
    "concept_with",
]
