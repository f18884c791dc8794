"""How many rows a list is taken to have when a query is priced (docs/reference/limits.md).

Lists with `first` have the size that is asked for. All others stand here, each with a number that
holds for nearly all content; a test sees to it that none is missing.
"""

ASSUMED_SIZES = {
    "accounts": 5,
    "adhesions": 2,
    "ancestors": 4,
    "authorities": 3,
    "body": 20,
    "breadcrumbs": 4,
    "broader": 2,
    "byCountry": 40,
    "byKind": 5,
    "candidates": 5,
    "countries": 40,
    "designations": 5,
    "documents": 5,
    "errors": 5,
    "fallbacks": 2,
    "figures": 5,
    "heads": 3,
    "highlights": 3,
    "hreflang": 5,
    "images": 10,
    "items": 20,
    "locales": 10,
    "names": 5,
    "narrower": 5,
    "pages": 5,
    "parts": 7,
    "profiles": 5,
    "programmes": 5,
    "related": 5,
    "relatedPages": 5,
    "socialAccounts": 5,
    "terms": 5,
    "topics": 5,
    "translations": 5,
    "types": 6,
}
PARTS = frozenset({"nodes", "edges"})
"""Lists as long as the `first` or `last` of the field above them."""

WITHOUT_COST = frozenset({"pageInfo"})
INTROSPECTION_COSTS = {"__schema": 2_000, "__type": 100}
"""Whatever of the schema is asked for; it holds no content."""
