"""Concepts in the API."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.types.grapple_types import type_of
from core.types.ids import global_id
from core.types.languages import Found, language_arguments, languages_of, lookup_type
from core.types.nodes import Node, NodeKind, node_kinds
from core.types.pages import pages_by_key
from terminology.loaders import (
    ConceptLoader,
    RelationsLoader,
    SubjectConceptLoader,
    TermKeysLoader,
    TermLoader,
    announce_concepts,
)
from terminology.models import Concept as ConceptRow
from terminology.models import TermPage
from terminology.types.enums import ConceptGroup


def concepts_by_key(context: Any, keys: list[int]) -> list[ConceptRow]:
    """Return the concepts of these keys that readers know of, in their order."""
    found = [context.loader(ConceptLoader).get(key) for key in keys]
    return context.count_nodes([concept for concept in found if concept is not None])


def _concepts_field(relation: str, description: str) -> graphene.Field:
    return graphene.Field(
        graphene.List(graphene.NonNull(lambda: Concept)),
        required=True,
        description=description,
        resolver=lambda concept, info: concepts_by_key(
            info.context,
            getattr(info.context.loader(RelationsLoader).get(concept.pk), relation),
        ),
    )


def concept_id(concept: ConceptRow) -> str:
    """Return the global id of a concept: a fact is known by its stable key."""
    return global_id("Concept", concept.identifier)


def _resolve_term(concept: ConceptRow, info: GraphQLResolveInfo, **arguments: Any) -> Found | None:
    languages = languages_of(info.context, arguments)
    page: Any = info.context.loader(TermLoader, languages.keys).get(concept.pk)
    return None if page is None else Found(page, languages.served_page(page))


def _resolve_terms(concept: ConceptRow, info: GraphQLResolveInfo) -> list[Any]:
    keys = info.context.loader(TermKeysLoader).get(concept.pk) or []
    return pages_by_key(info.context, keys)


class Concept(graphene.ObjectType):
    """What is meant, in no language; its terms say what it is called in each."""

    class Meta:
        interfaces = (Node,)

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda concept, info: concept_id(concept),
    )
    identifier = graphene.String(required=True, description="Stable key, such as `roma`.")
    group = graphene.Field(ConceptGroup, required=True, description="Where the glossary lists it.")
    broader = _concepts_field("broader", "The concepts that include it.")
    narrower = _concepts_field("narrower", "The concepts that it includes.")
    related = _concepts_field("related", "Concepts that have to do with it.")
    term = graphene.Field(
        lambda: TermLookup,
        description="Its page in one language; null when there is none to read.",
        resolver=_resolve_term,
        **language_arguments(),
    )
    terms = graphene.Field(
        graphene.List(graphene.NonNull(lambda: type_of(TermPage))),
        required=True,
        description="Its pages in all languages that can be read.",
        resolver=_resolve_terms,
    )


TermLookup: type[graphene.ObjectType] = lookup_type(
    "Term", lambda: type_of(TermPage), "A term's page"
)


def concept_of(context: ReadContext, page: TermPage) -> ConceptRow | None:
    """Return what a term page is about, reading it for all pages at once."""
    key: Any = context.loader(SubjectConceptLoader).get(page.pk)
    return context.loader(ConceptLoader).get(key)


def concept_with(context: ReadContext, identifier: str) -> ConceptRow | None:
    """Return the concept with a stable key, if readers know of it."""
    found = ConceptRow.objects.public(context.when).filter(identifier=identifier)
    return next(iter(announce_concepts(context, found).values()), None)


node_kinds.register(NodeKind("Concept", ConceptRow, concept_with, lambda concept: Concept))
