"""The glossary in the API."""

from datetime import date
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core import registry
from core.loaders.pages import PageLoader
from core.registry import TypeExtension
from core.types.grapple_types import type_of
from core.types.ids import global_id, global_id_of
from core.types.languages import Found, language_arguments, languages_of, lookup_type
from core.types.pages import pages_by_key
from core.types.rich_text import RichText, RichTextValue
from terminology.loaders import (
    BroaderLoader,
    ConceptLoader,
    DesignationsLoader,
    NarrowerLoader,
    RelatedConceptsLoader,
    TermKeyLoader,
    TermKeysLoader,
)
from terminology.models import Concept as ConceptRow
from terminology.models import ConceptGroup as ConceptGroupChoice
from terminology.models import Designation as DesignationRow
from terminology.models import GrammaticalNumber as GrammaticalNumberChoice
from terminology.models import PartOfSpeech as PartOfSpeechChoice
from terminology.models import Status as StatusChoice
from terminology.models import TermPage


def _enum(name: str, choices: Any, description: str, texts: dict[str, str]) -> Any:
    return graphene.Enum(
        name,
        [(choice.name, str(choice.value)) for choice in choices],
        description=lambda value: texts[value.name] if value is not None else description,
    )


ConceptGroup = _enum(
    "ConceptGroup",
    ConceptGroupChoice,
    "Groups of the glossary, after the Council of Europe's descriptive glossary.",
    {
        "PEOPLE": "Names of groups of people.",
        "LANGUAGE": "Terms about the language.",
        "DEFINED": "Newly defined terms.",
        "TEXT": "Texts: declarations, resolutions, recommendations.",
        "BODY": "Bodies, programmes and prizes.",
        "DIFFICULTY": "Uses presenting translation difficulties.",
    },
)
DesignationStatus = _enum(
    "DesignationStatus",
    StatusChoice,
    "What the Alliance says of the use of a word.",
    {
        "PREFERRED": "The word that the Alliance uses.",
        "ADMITTED": "A word that may be used as well.",
        "DEPRECATED": "A word that is no longer to be used.",
        "OFFENSIVE": "A word that offends; in quotations and official titles only.",
        "SELF_DESIGNATION": "Right only as what people call themselves.",
    },
)
PartOfSpeech = _enum(
    "PartOfSpeech",
    PartOfSpeechChoice,
    "Sorts of words.",
    {
        "NOUN": "A noun.",
        "PROPER_NOUN": "A proper noun: the name of a body, a text, a day.",
        "ADJECTIVE": "An adjective.",
        "VERB": "A verb.",
        "PHRASE": "A phrase of several words.",
    },
)
GrammaticalNumber = _enum(
    "GrammaticalNumber",
    GrammaticalNumberChoice,
    "The number in which a word stands.",
    {
        "SINGULAR": "One.",
        "PLURAL": "Several.",
        "UNCOUNTABLE": "A word without a plural.",
    },
)


class Designation(graphene.ObjectType):
    """A word or phrase for a concept in one language."""

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda row, info: global_id_of(row),
    )
    term = graphene.String(required=True, description="The word or phrase in its basic form.")
    status = graphene.Field(
        DesignationStatus, required=True, description="What the Alliance says of its use."
    )
    part_of_speech = graphene.Field(
        PartOfSpeech, required=True, description="What sort of word it is."
    )
    number = graphene.Field(
        GrammaticalNumber,
        description="The number of the basic form; null where none is stated.",
        resolver=lambda row, info: row.number or None,
    )
    forms = graphene.Field(
        graphene.List(graphene.NonNull(graphene.String)),
        required=True,
        description="Its inflected forms.",
        resolver=lambda row, info: row.form_list,
    )
    valid_from = graphene.Date(description="First day of the status; null for since ever.")
    valid_until = graphene.Date(description="Last day of the status; null while it lasts.")
    is_current = graphene.Field(
        graphene.Boolean,
        required=True,
        description="Whether the status holds today.",
        resolver=lambda row, info: row.is_valid_on(info.context.today),
    )
    usage_note = graphene.String(required=True, description="When it is right; may be empty.")
    source = graphene.String(required=True, description="Where the status is stated, or empty.")


def concepts_by_key(context: Any, keys: list[int]) -> list[ConceptRow]:
    """Return the concepts of these keys that readers know of, in their order."""
    found = [context.loader(ConceptLoader).get(key) for key in keys]
    return context.count_nodes([concept for concept in found if concept is not None])


def _concepts_field(loader: Any, description: str) -> graphene.Field:
    return graphene.Field(
        graphene.List(graphene.NonNull(lambda: Concept)),
        required=True,
        description=description,
        resolver=lambda concept, info: concepts_by_key(
            info.context, info.context.loader(loader).get(concept.pk) or []
        ),
    )


def concept_id(concept: ConceptRow) -> str:
    """Return the global id of a concept: a fact is known by its stable key."""
    return global_id("Concept", concept.identifier)


def _resolve_term(concept: ConceptRow, info: GraphQLResolveInfo, **arguments: Any) -> Found | None:
    languages = languages_of(info.context, arguments)
    key = info.context.loader(TermKeyLoader, languages.keys).get(concept.pk)
    page: Any = None if key is None else info.context.loader(PageLoader).get(key)
    return None if page is None else Found(page, languages.served_page(page))


def _resolve_terms(concept: ConceptRow, info: GraphQLResolveInfo) -> list[Any]:
    keys = info.context.loader(TermKeysLoader).get(concept.pk) or []
    return pages_by_key(info.context, keys)


class Concept(graphene.ObjectType):
    """What is meant, in no language; its terms say what it is called in each."""

    id = graphene.Field(
        graphene.ID,
        required=True,
        description="Global id.",
        resolver=lambda concept, info: concept_id(concept),
    )
    identifier = graphene.String(required=True, description="Stable key, such as `roma`.")
    group = graphene.Field(ConceptGroup, required=True, description="Where the glossary lists it.")
    broader = _concepts_field(BroaderLoader, "The concepts that include it.")
    narrower = _concepts_field(NarrowerLoader, "The concepts that it includes.")
    related = _concepts_field(RelatedConceptsLoader, "Concepts that have to do with it.")
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


TermLookup = lookup_type("Term", lambda: type_of(TermPage), "A term's page")


def _resolve_designations(page: TermPage, info: GraphQLResolveInfo) -> list[DesignationRow]:
    return info.context.count_nodes(info.context.loader(DesignationsLoader).get(page.pk) or [])


def _resolve_preferred(
    page: TermPage, info: GraphQLResolveInfo, on: date | None = None
) -> DesignationRow | None:
    day = on or info.context.today
    rows: list[DesignationRow] = info.context.loader(DesignationsLoader).get(page.pk) or []
    preferred = (row for row in rows if row.status == StatusChoice.PREFERRED)
    return next((row for row in preferred if row.is_valid_on(day)), None)


registry.type_extensions.register(
    TypeExtension(
        "terminology.TermPage",
        {
            "concept": graphene.Field(
                lambda: Concept,
                required=True,
                description="What is meant.",
                resolver=lambda page, info: info.context.loader(ConceptLoader).get(page.concept_id),
            ),
            "initial": graphene.String(
                required=True,
                description="The letter of the language's alphabet that lists it; `#` for none.",
            ),
            "note": graphene.Field(
                RichText,
                description="History and use of the words; null when empty.",
                resolver=lambda page, info: (
                    RichTextValue(page.note, page.locale_id) if page.note else None
                ),
            ),
            "designations": graphene.Field(
                graphene.List(graphene.NonNull(Designation)),
                required=True,
                description="All words for the concept in this language.",
                resolver=_resolve_designations,
            ),
            "preferred": graphene.Field(
                Designation,
                on=graphene.Date(description="On this day; today unless told."),
                description="The word that is preferred on a day; null when there is none.",
                resolver=_resolve_preferred,
            ),
        },
    )
)
