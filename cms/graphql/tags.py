"""Names of what an answer holds (`Cache-Tag`), by which a shared cache can be told to drop it.

The names are documented in docs/reference/caching.md; front ends may rely on them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from graphql import FieldNode, GraphQLError, GraphQLObjectType
from graphql.execution.values import get_argument_values

from core.context import ReadContext
from core.fallback import Fallback

EVERYTHING = "content"
"""On every answer: what is purged when anything has changed that readers see."""
LONGEST_HEADER = 4_000

LINKED = {"image": "image", "loaded image": "image", "document": "document"}
"""By kind of what an execution has announced, how it is called in tags; pages are apart."""


def roots_of(
    query: GraphQLObjectType, fields: dict[str, list[FieldNode]], variables: dict[str, Any]
) -> set[str]:
    """Return the tags of an operation's root fields: `news:fr`, `site`."""
    return {tag for nodes in fields.values() for tag in _root(query, nodes[0], variables)}


def tags_of(context: ReadContext) -> str:
    """Return the header of an answer: everything, the root fields, then what stands in it.

    What would make the header too long is left out as a whole: pages first, then pictures.
    """
    roots = sorted(context.roots)
    files = [
        f"{name}:{key}"
        for kind, name in LINKED.items()
        for key in _numbers(context.batches.announced(kind))
    ]
    pages = {*_numbers(context.batches.announced("page"))}
    pages |= {key for key, _ in context.batches.announced("link")}
    named = [f"page:{key}" for key in sorted(pages)]
    header = ",".join(dict.fromkeys([EVERYTHING, *roots, *files, *named]))
    if len(header) > LONGEST_HEADER:
        header = ",".join([EVERYTHING, *roots, "pages", "files"])
    return header


def _root(query: GraphQLObjectType, node: FieldNode, variables: dict[str, Any]) -> Iterator[str]:
    """Yield the tags of a root field, one for each language that it may be served in."""
    name = node.name.value
    definition = query.fields.get(name)
    if definition is None or "locale" not in definition.args:
        yield name
        return
    try:
        arguments = get_argument_values(definition, node, variables)
    except GraphQLError:
        return  # It is told as an error, and the answer is not kept.
    asked = str(arguments.get("locale") or settings.LANGUAGE_CODE).lower()
    yield f"{name}:{asked}"
    if arguments.get("fallback") is Fallback.CHAIN:
        yield from (f"{name}:{code}" for code in settings.CONTENT_FALLBACKS.get(asked, ()))


def _numbers(keys: Iterable[Any]) -> list[int]:
    return sorted(key for key in keys if isinstance(key, int))
