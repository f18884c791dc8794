"""The root field of the search."""

from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from core.errors import bad_argument
from core.pagination import DEFAULT_FIRST, MAX_FIRST, slice_from
from core.types.arguments import bounded, checked_text, topic_keys
from core.types.languages import language_arguments, languages_of
from core.weights import weighs
from participants.types.arguments import checked_countries
from search.hits import HitConnection
from search.services.asking import Filters
from search.services.promoting import find_with_promoted
from search.services.vain import countable
from search.types import SearchConnection, SearchFilter, SearchType

MOST_CHARACTERS = 200
"""Of a question."""


@weighs(1000)
def _resolve_search(
    root: None, info: GraphQLResolveInfo, query: str, **arguments: Any
) -> HitConnection:
    context = info.context
    languages = languages_of(context, arguments)
    if len(query) > MOST_CHARACTERS:
        raise bad_argument(f"`query` has at most {MOST_CHARACTERS} characters.")
    part = slice_from(
        arguments.get("first"),
        arguments.get("last"),
        arguments.get("after"),
        arguments.get("before"),
    )
    filters = _filters(arguments.get("types"), arguments.get("filter") or {})
    words = checked_text(query, "query")
    finding = find_with_promoted(words, languages.chain, context.when, filters)
    in_vain = countable(languages.requested.language_code, words) if filters == Filters() else None
    return HitConnection(context, finding, part, languages.served, in_vain)


def _filters(types: list[Any] | None, asked: Any) -> Filters:
    """Return what is asked of hits; raise BAD_ARGUMENT for what makes no sense."""
    since, until = asked.get("since"), asked.get("until")
    if since and until and since > until:
        raise bad_argument("`since` is after `until`.")
    countries, topics = asked.get("countries"), asked.get("topics")
    return Filters(
        kinds=None if types is None else tuple(_names(bounded(types, "types"))),
        countries=None if countries is None else tuple(checked_countries(countries)),
        topics=None if topics is None else tuple(topic_keys(topics)),
        since=since,
        until=until,
    )


def _names(kinds: list[Any]) -> list[str]:
    return [getattr(kind, "value", kind) for kind in kinds]


search = graphene.Field(
    SearchConnection,
    description=(
        "What is published and has all these words, in any inflection; the last one may be half "
        "typed. The best come first: whole names, then titles, summaries, texts; newer news a "
        "little above older. What people of the site promote for these words comes before them. "
        "Names of participants are found in any language and spelling; misspelt words that stand "
        "nowhere are put right."
    ),
    resolver=_resolve_search,
    query=graphene.String(
        required=True,
        description=(
            f"What is looked for, at most {MOST_CHARACTERS} characters; signs mean nothing, and "
            "of nothing but blanks nothing is found."
        ),
    ),
    **language_arguments(),
    types=graphene.List(graphene.NonNull(SearchType), description="Only hits of these types."),
    filter=graphene.Argument(SearchFilter, description="What hits have to be besides."),
    first=graphene.Int(
        description=(
            f"How many hits from the start: {DEFAULT_FIRST} unless told, at most {MAX_FIRST}."
        )
    ),
    after=graphene.String(description="Only hits behind this cursor."),
    last=graphene.Int(description=f"How many hits from the end, at most {MAX_FIRST}."),
    before=graphene.String(description="Only hits before this cursor."),
)
