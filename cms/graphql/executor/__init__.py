"""Execution of queries by procedures that are made once for a document (docs/adr/0015)."""

from cms.graphql.executor.making import RootFields
from cms.graphql.executor.running import Budget, Procedure, procedure_of

__all__ = ["Budget", "Procedure", "RootFields", "procedure_of"]
