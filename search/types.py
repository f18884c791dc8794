"""What a search answers: hits with what was found in them, and counts."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.types.connections import connection_type
from core.types.enums import described
from core.types.languages import Served
from core.types.pages import PageInterface
from participants.types.countries import Country, CountryValue
from search.hits import HitConnection, HitEdge
from search.services.finding import Matching
from search.services.highlighting import Place

KINDS = {
    "NEWS": "News items.",
    "EVENT": "Events.",
    "PARTICIPANT": "Profiles of participants.",
    "GOOD_PRACTICE": "Good practices.",
    "TERM": "Terms of the glossary.",
    "PAGE": "Other pages: of plain content, sections, the home page.",
}
PLACES = {
    "TITLE": "The title.",
    "NAMES": "The names of what the page is about, in any language: those that were found.",
    "SUMMARY": "The short text that lists show.",
    "BODY": "An excerpt of the text around the first word that was found.",
}
MATCHINGS = {
    "ALL": "All words of the question, in any inflection.",
    "CORRECTED": "All words, with those put right that stand nowhere: see `correction`.",
    "ANY": "Any of the words: nothing has them all.",
    "NONE": "Nothing was found, whatever else is asked of hits; others are promoted by staff.",
}

SearchType = graphene.Enum(
    "SearchType",
    [(name, name) for name in KINDS],
    description=described("What hits are.", KINDS),
)
SearchField = graphene.Enum.from_enum(
    Place,
    name="SearchField",
    description=described("Where words of a question stand.", PLACES),
)
SearchMatching = graphene.Enum.from_enum(
    Matching,
    name="SearchMatching",
    description=described("How the words of a question were found.", MATCHINGS),
)


class SearchFilter(graphene.InputObjectType):
    """What hits have to be besides; hits that can't be it are left out."""

    countries = graphene.List(
        graphene.NonNull(graphene.String),
        description="ISO 3166-1 codes: profiles of any of them, and pages that name a participant.",
    )
    topics = graphene.List(
        graphene.NonNull(graphene.String),
        description="Keys (`slug`) of topics: news and events with any of them.",
    )
    since = graphene.Date(description="Only news and events dated on this day or later.")
    until = graphene.Date(description="Only news and events dated on this day or earlier.")


class HighlightPart(graphene.ObjectType):
    """Some characters of a text."""

    text = graphene.String(required=True, description="The characters, plain.")
    is_match = graphene.Boolean(required=True, description="Whether they were looked for.")


class Highlight(graphene.ObjectType):
    """A text of a hit in which words of the question stand."""

    field = graphene.Field(SearchField, required=True, description="Which text it is.")
    parts = graphene.List(
        graphene.NonNull(HighlightPart), required=True, description="The text, in order."
    )
    html = graphene.String(
        required=True, description="The same as HTML: escaped, with `mark` around the words."
    )


class SearchTypeCount(graphene.ObjectType):
    """How many hits are of a type."""

    type = graphene.Field(SearchType, required=True, description="What they are.")
    count = graphene.Int(required=True, description="How many there are.")


class SearchCountryCount(graphene.ObjectType):
    """How many hits have to do with a country."""

    country = graphene.Field(Country, required=True, description="The country.")
    count = graphene.Int(required=True, description="How many there are.")


class SearchFacets(graphene.ObjectType):
    """How hits are spread; the most frequent first. Each count leaves its own filter aside."""

    types = graphene.List(
        graphene.NonNull(SearchTypeCount),
        required=True,
        description="The types that hits have, whatever `types` asks for.",
    )
    countries = graphene.List(
        graphene.NonNull(SearchCountryCount),
        required=True,
        description="The countries of hits, whatever `filter.countries` asks for.",
    )

    @staticmethod
    def resolve_types(connection: HitConnection, info: GraphQLResolveInfo) -> list[Any]:
        """Return the counts of types."""
        counts = _sorted(connection.finding.kinds())
        return [SearchTypeCount(type=kind, count=count) for kind, count in counts]

    @staticmethod
    def resolve_countries(connection: HitConnection, info: GraphQLResolveInfo) -> list[Any]:
        """Return the counts of countries."""
        counts = _sorted(connection.finding.countries())
        return [
            SearchCountryCount(country=CountryValue(code), count=count) for code, count in counts
        ]


def _sorted(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


def _resolve_highlights(edge: HitEdge, info: GraphQLResolveInfo) -> list[Any]:
    return edge.highlights


SearchConnection = connection_type(
    "Search",
    lambda: PageInterface,
    "hits",
    beside={
        "matching": graphene.Field(
            SearchMatching, required=True, description="How the words were found."
        ),
        "correction": graphene.String(
            description="The words that were looked for where some are misspelt; else null."
        ),
        "facets": graphene.Field(
            SearchFacets,
            required=True,
            description="How hits are spread over types and countries.",
            resolver=lambda connection, info: connection,
        ),
    },
    served=graphene.Field(
        Served, required=True, description="In which language it was asked for and is given."
    ),
    score=graphene.Float(
        required=True,
        description="How well it fits; of use only beside others of this answer; of promoted 10.",
    ),
    is_promoted=graphene.Boolean(
        required=True,
        description="Whether people of the site let it come first for these words.",
    ),
    highlights=graphene.List(
        graphene.NonNull(Highlight),
        required=True,
        description="Its texts in which words stand; none where only a hidden form was found.",
        resolver=_resolve_highlights,
    ),
)
