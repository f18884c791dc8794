"""What a client wants to have its answer as (RFC 9110, section 12.5.1)."""

from collections.abc import Iterator

RESPONSE_TYPE = "application/graphql-response+json"
JSON_TYPE = "application/json"
PAGE_TYPE = "text/html"


def media_type(accept: str) -> str:
    """Return the type of an answer: plain JSON unless a client names GraphQL's own no less gladly.

    Who takes neither gets JSON all the same, as RFC 9110 allows: its error would be JSON, too.
    """
    wishes = dict(_wishes(accept))
    named = wishes.get(RESPONSE_TYPE, 0.0)
    return RESPONSE_TYPE if named and named >= wishes.get(JSON_TYPE, 0.0) else JSON_TYPE


def prefers_page(accept: str) -> bool:
    """Tell whether a page of HTML is more welcome than any answer: browsers say so."""
    wishes = dict(_wishes(accept))
    data = max(_quality(wishes, JSON_TYPE), _quality(wishes, RESPONSE_TYPE))
    return _quality(wishes, PAGE_TYPE) > data


def _quality(wishes: dict[str, float], kind: str) -> float:
    """Return how welcome a type is: the most exact range that holds it decides."""
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*")
    return next((wishes[each] for each in ranges if each in wishes), 0.0)


def _wishes(accept: str) -> Iterator[tuple[str, float]]:
    """Yield the media ranges of a header with their qualities; one that is no number is 0."""
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        qualities = [word[2:] for word in parameters if word.startswith("q=")]
        try:
            yield name, float(qualities[0]) if qualities else 1.0
        except ValueError:
            yield name, 0.0
