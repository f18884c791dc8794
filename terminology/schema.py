"""Root fields of the glossary."""

from typing import Any

import graphene
from django.db.models import CharField, F, OuterRef, Subquery
from graphql import GraphQLResolveInfo

from core.collation import KEY_LENGTH, initial_of
from core.errors import bad_argument
from core.ordering import Order
from core.pagination import Connection, Rows
from core.types.arguments import bounded, checked_text
from core.types.connections import (
    connect,
    connection_arguments,
    localized_connection_type,
    order_enum,
)
from core.types.ids import decode_global_key
from core.types.languages import Languages, language_arguments, languages_of
from terminology.loaders import ConceptLoader, announce_concepts
from terminology.models import Concept as ConceptRow
from terminology.models import TermPage
from terminology.types import Concept, ConceptGroup, DesignationStatus, concept_with

MAX_TEXT = 100
MAX_INITIAL = 4

SORT_KEY: Any = CharField(max_length=KEY_LENGTH)
TERM_ASC = Order("TERM_ASC", "term_sort_key", annotated=SORT_KEY)
ConceptOrder = order_enum(
    "ConceptOrder",
    [
        (TERM_ASC, "By the term in the language asked for, in that language's alphabet."),
        (
            Order("TERM_DESC", "term_sort_key", descending=True, annotated=SORT_KEY),
            "By the term, from the end of the alphabet.",
        ),
        (Order("IDENTIFIER_ASC", "identifier"), "By the stable key, from a."),
        (Order("IDENTIFIER_DESC", "identifier", descending=True), "By the stable key, from z."),
    ],
)
ConceptConnection = localized_connection_type("Concept", lambda: Concept, "concepts")


def _values(choices: list[Any]) -> list[str]:
    return [getattr(choice, "value", choice) for choice in choices]


def _terms(languages: Languages, arguments: dict[str, Any]) -> Any:
    """Return the public term pages in the language that fit what is asked of terms."""
    terms = languages.choose(TermPage.objects.published(languages.when))
    if (letter := arguments.get("initial")) is not None:
        code = languages.requested.language_code
        initial = initial_of(_checked(letter, "initial", MAX_INITIAL), code)
        terms = terms.filter(initial=initial) if letter else terms.none()
    if (statuses := arguments.get("statuses")) is not None:
        terms = terms.with_statuses(_values(bounded(statuses, "statuses")))
    if (text := arguments.get("text")) is not None:
        terms = terms.saying(_checked(text, "text", MAX_TEXT))
    return terms.order_by()


def _checked(text: str, name: str, longest: int) -> str:
    if len(text) > longest:
        raise bad_argument(f"`{name}` has at most {longest} characters.")
    return checked_text(text, name)


def _with_term(terms: Any, *, is_one_language: bool) -> Any:
    """Return the concepts of term pages, with what orders and names the term.

    In one language a concept has one page. A chain may lead to several: one of them stands.
    """
    if is_one_language:
        return ConceptRow.objects.filter(term_pages__in=terms).annotate(
            term_sort_key=F("term_pages__sort_key"), term_locale=F("term_pages__locale_id")
        )
    own_term = terms.filter(concept_id=OuterRef("pk"))
    return ConceptRow.objects.filter(pk__in=terms.values("concept_id")).annotate(
        term_sort_key=Subquery(own_term.values("sort_key")[:1]),
        term_locale=Subquery(own_term.values("locale_id")[:1]),
    )


def _resolve_concepts(root: None, info: GraphQLResolveInfo, **arguments: Any) -> Connection:
    languages = languages_of(info.context, arguments)
    terms = _terms(languages, arguments)
    queryset = _with_term(terms, is_one_language=len(languages.chain) == 1)
    if (groups := arguments.get("groups")) is not None:
        queryset = queryset.filter(group__in=_values(bounded(groups, "groups")))

    def announced(rows: Any) -> Any:
        known = announce_concepts(info.context, rows)
        info.context.loader(ConceptLoader).know(known)
        return info.context.count_nodes(rows)

    return connect(
        queryset,
        TERM_ASC,
        arguments,
        Rows(
            announced,
            lambda concept: languages.served(concept.term_locale),
            info.context.read,
        ),
    )


def _resolve_concept(
    root: None,
    info: GraphQLResolveInfo,
    id: str | None = None,
    identifier: str | None = None,
) -> ConceptRow | None:
    if (id is None) == (identifier is None):
        raise bad_argument("Give `id` or `identifier`, one of the two.")
    if id is not None:
        decoded = decode_global_key(id)
        identifier = decoded[1] if decoded and decoded[0] == "Concept" else ""
    return concept_with(info.context, checked_text(identifier or "", "identifier"))


def _resolve_initials(root: None, info: GraphQLResolveInfo, **arguments: Any) -> list[str]:
    rows = _terms(languages_of(info.context, arguments), arguments).order_by(F("sort_key").asc())
    return list(dict.fromkeys(rows.values_list("initial", flat=True)))


concepts = graphene.Field(
    ConceptConnection,
    description="The concepts for which there is a term to read in one language.",
    resolver=_resolve_concepts,
    **language_arguments(),
    groups=graphene.List(
        graphene.NonNull(ConceptGroup), description="Only concepts of these groups."
    ),
    initial=graphene.String(
        description="Only terms under this letter of the language's alphabet; `#` for none."
    ),
    statuses=graphene.List(
        graphene.NonNull(DesignationStatus),
        description="Only concepts with a designation of one of these statuses in the language.",
    ),
    text=graphene.String(
        description=(
            "Only terms that hold these words in their title, definition, designations or forms, "
            f"whatever case and accents; at most {MAX_TEXT} characters."
        )
    ),
    **connection_arguments(ConceptOrder, TERM_ASC),
)

concept = graphene.Field(
    Concept,
    description="A concept by its global id or its stable key; null when there is none to read.",
    resolver=_resolve_concept,
    id=graphene.ID(description="Global id of the concept."),
    identifier=graphene.String(description="Stable key of the concept, such as `roma`."),
)

concept_initials = graphene.Field(
    graphene.List(graphene.NonNull(graphene.String)),
    required=True,
    description="The letters under which a language lists terms, in its alphabet's order.",
    resolver=_resolve_initials,
    **language_arguments(),
)
