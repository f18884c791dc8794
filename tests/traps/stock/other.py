"""Probes of pages of lists, of names of types, of the root `search`."""

from typing import Any

from tests.traps.stock.world import ask, image, messages, story


def page_beyond_the_last() -> Any:
    """Ask for page 99999 of a paginated list."""
    story("Paged")
    answer = ask("{ stories(page: 99999, perPage: 5) { pagination { currentPage totalPages } } }")
    return answer["data"]["stories"]["pagination"]


def limit_of_zero() -> Any:
    """Ask for no page at all."""
    parent = story("Counted")
    for number in range(12):
        story(f"Counted-{number}", parent=parent)
    return len(ask(f"{{ pages(parent: {parent.pk}, limit: 0) {{ id }} }}")["data"]["pages"])


def name_of_paginated_type() -> Any:
    """Return the name that a paginated list of `StoryPage` gives its own type."""
    answer = ask("{ __schema { queryType { fields { name type { name ofType { name } } } } } }")
    [field] = [
        each
        for each in answer["data"]["__schema"]["queryType"]["fields"]
        if each["name"] == "stories"
    ]
    return field["type"]


def search_without_a_query() -> Any:
    """Search for nothing."""
    return messages(ask("{ search { __typename } }"))


def search_for_a_picture() -> Any:
    """Search for a word that a picture has."""
    image("Quokka")
    return messages(ask('{ search(query: "quokka") { __typename } }'))


def search_in_images() -> Any:
    """Search in pictures."""
    image("Numbat")
    return messages(ask('{ images(searchQuery: "numbat") { title } }'))
