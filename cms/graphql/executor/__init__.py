"""Execution of queries by plans that are made once for a document (docs/adr/0013)."""

from cms.graphql.executor.making import RootFields
from cms.graphql.executor.running import Budget, procedure_of

__all__ = ["Budget", "RootFields", "procedure_of"]
