"""What is promoted comes first for its words, in its language, and only what readers may see."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import NewsPageFactory, StandardPageFactory, alias, promotion, translate
from tests.graphql import data
from tests.versions_read import read_once_a_version

pytestmark = pytest.mark.django_db

SEARCH = """query (
  $words: String!, $locale: String, $fallback: Fallback, $types: [SearchType!],
  $first: Int, $after: String, $last: Int, $before: String
) {
  search(
    query: $words, locale: $locale, fallback: $fallback, types: $types,
    first: $first, after: $after, last: $last, before: $before
  ) {
    totalCount matching
    edges { isPromoted cursor node { title } }
    nodes { title }
    pageInfo { hasNextPage hasPreviousPage }
    facets { types { type count } }
  }
}"""


def search(client: Client, query: str, **variables: Any) -> dict[str, Any]:
    answer: dict[str, Any] = data(client, SEARCH, words=query, **variables)["search"]
    return answer


def hits(client: Client, query: str, **variables: Any) -> list[tuple[str, bool]]:
    """Return the title of each hit, and whether it is promoted."""
    answer = search(client, query, **variables)
    edges = [(edge["node"]["title"], edge["isPromoted"]) for edge in answer["edges"]]
    assert [title for title, _ in edges] == [node["title"] for node in answer["nodes"]]
    return edges


def test_promoted_pages_come_first_in_their_order_each_once(client: Client) -> None:
    NewsPageFactory.create(title="Housing")
    named = NewsPageFactory.create(title="About housing and towns")
    other = StandardPageFactory.create(title="Something else")
    promotion("housing\nflats", other, named)

    expected = [("Something else", True), ("About housing and towns", True), ("Housing", False)]
    assert hits(client, "Housing!") == expected
    answer = search(client, "housing")
    assert (answer["totalCount"], answer["matching"]) == (3, "ALL")
    assert answer["facets"]["types"] == [
        {"type": "NEWS", "count": 2},
        {"type": "PAGE", "count": 1},
    ]


def test_cursors_go_on_behind_promoted_pages_in_both_directions(client: Client) -> None:
    for number in range(3):
        NewsPageFactory.create(title=f"Housing {number}")
    page = StandardPageFactory.create(title="First")
    promotion("housing", page)
    whole = [title for title, _ in hits(client, "housing")]
    assert whole[0] == "First"

    seen, after = [], None
    while True:
        answer = search(client, "housing", first=1, after=after)
        seen += [edge["node"]["title"] for edge in answer["edges"]]
        after = answer["edges"][-1]["cursor"]
        if not answer["pageInfo"]["hasNextPage"]:
            break
    assert seen == whole
    assert [title for title, _ in hits(client, "housing", last=2)] == whole[2:]
    assert hits(client, "housing", last=1, before=after)[0][0] == whole[2]


def test_only_the_whole_words_in_their_language_are_answered_so(client: Client) -> None:
    page = StandardPageFactory.create(title="How to join")
    translate(page, "fr", title="Comment adhérer")
    promotion("membership form", page)
    promoted = [("How to join", True)]
    assert hits(client, "  MEMBERSHIP   form ") == promoted
    assert hits(client, "membership") == []
    assert hits(client, "membership form please") == []
    assert hits(client, "membership form", locale="fr") == []
    assert hits(client, "membership form", locale="fr", fallback="CHAIN") == []
    assert search(client, "membership form")["matching"] == "NONE"


def test_promoted_page_has_to_be_what_is_asked_for(client: Client) -> None:
    promotion("housing", StandardPageFactory.create(title="A page"))
    assert hits(client, "housing", types=["NEWS"]) == []
    assert hits(client, "housing", types=["NEWS", "PAGE"]) == [("A page", True)]


@pytest.mark.parametrize("state", ["unpublished", "private", "embargoed", "expired", "deleted"])
def test_page_that_readers_may_not_see_is_not_told(client: Client, state: str) -> None:
    page = NewsPageFactory.create(title="Secret plan")
    promotion("plan b", page, StandardPageFactory.create(title="Public"))
    assert hits(client, "plan b")[0] == ("Secret plan", True)
    if state == "unpublished":
        page.unpublish()
    elif state == "private":
        page.view_restrictions.create(restriction_type="login")
    elif state == "embargoed":
        page.embargo_until = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
    elif state == "expired":
        page.expire_at = timezone.now() - timedelta(seconds=1)
        page.save()
    else:
        page.delete()
    answer = search(client, "plan b")
    assert [edge["node"]["title"] for edge in answer["edges"]] == ["Public"]
    assert answer["totalCount"] == 1


def test_mere_alias_is_not_promoted(client: Client) -> None:
    page = NewsPageFactory.create(title="Only in English")
    promotion("plan b", alias(page, "fr"), language="fr")
    assert hits(client, "plan b", locale="fr") == []


def test_statements_are_as_many_for_one_promoted_page_as_for_three(client: Client) -> None:
    pages = [StandardPageFactory.create(title="Housing", slug=f"p-{at}") for at in range(5)]
    counts = []
    for number in (1, 3):
        row = promotion("housing", *pages[:number])
        read_once_a_version()
        with CaptureQueriesContext(connection) as queries:
            found = hits(client, "housing")
        counts.append(len(queries))
        assert [is_promoted for _, is_promoted in found].count(True) == number
        row.delete()
    assert counts[0] == counts[1]
