"""The schema as a document."""

from pathlib import Path

from graphql import build_schema, lexicographic_sort_schema, print_schema

from cms.graphql.schema import schema

SDL_PATH = Path(__file__).with_name("schema.graphql")


def sdl() -> str:
    """Return the sorted SDL; graphene's own schema object can't be sorted, its print can."""
    return (
        print_schema(lexicographic_sort_schema(build_schema(print_schema(schema.graphql_schema))))
        + "\n"
    )
