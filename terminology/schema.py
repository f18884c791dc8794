"""Root fields of the glossary."""

from dataclasses import dataclass
from typing import Any

import graphene
from django.db.models import CharField, F, OuterRef, Subquery
from graphql import GraphQLResolveInfo

from core.collation import KEY_LENGTH, initial_of
from core.context import ReadContext
from core.errors import bad_argument
from core.hidden import When
from core.lists import KeptList, shape_of
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


@dataclass(frozen=True, slots=True)
class _Terms:
    """What is asked of terms in a language; None for all."""

    languages: Languages
    initial: str | None
    statuses: list[str] | None
    text: str | None

    def public(self, when: When) -> Any:
        """Return the public term pages that fit."""
        terms = self.languages.choose(TermPage.objects.published(when), when)
        if self.initial is not None:
            terms = terms.filter(initial=self.initial) if self.initial else terms.none()
        if self.statuses is not None:
            terms = terms.with_statuses(self.statuses)
        if self.text is not None:
            terms = terms.saying(self.text)
        return terms.order_by()


def _terms_asked(context: ReadContext, arguments: dict[str, Any]) -> _Terms:
    """Return what is asked of terms; raise UNKNOWN_LOCALE or BAD_ARGUMENT."""
    languages = languages_of(context, arguments)
    letter, statuses = arguments.get("initial"), arguments.get("statuses")
    text = arguments.get("text")
    if letter:
        code = languages.requested.language_code
        letter = initial_of(_checked(letter, "initial", MAX_INITIAL), code)
    return _Terms(
        languages,
        letter,
        None if statuses is None else _values(bounded(statuses, "statuses")),
        None if text is None else _checked(text, "text", MAX_TEXT),
    )


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
    context = info.context
    asked = _terms_asked(context, arguments)
    languages, groups = asked.languages, arguments.get("groups")
    names = None if groups is None else _values(bounded(groups, "groups"))

    def build(when: When) -> Any:
        concepts = _with_term(asked.public(when), is_one_language=len(languages.chain) == 1)
        return concepts if names is None else concepts.filter(group__in=names)

    def announced(rows: Any) -> Any:
        context.loader(ConceptLoader).know(announce_concepts(context, rows))
        return context.count_nodes(rows)

    # Words are looked for by reading texts: of those no statement is kept.
    shape = (ConceptRow, languages.shape, shape_of(arguments)) if asked.text is None else None
    concepts = KeptList(context, ConceptRow, build, shape)
    rows = Rows(announced, lambda row: languages.served(row.term_locale), context.read)
    return connect(concepts, TERM_ASC, arguments, rows)


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
    terms = _terms_asked(info.context, arguments).public(info.context.when)
    rows = terms.order_by(F("sort_key").asc())
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
