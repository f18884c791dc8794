"""Of the pages to which a page leads no more is read than a document asks of them."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import NewsPage
from tests.factories import NewsPageFactory, StandardPageFactory, blocks, home_page
from tests.graphql import data
from tests.versions_read import read_once_a_version

pytestmark = pytest.mark.django_db

READS_NEWS = '"news_newspage"."kind"'
READS_PLAIN = 'FROM "home_standardpage"'
READS_BODY = '"news_newspage"."body"'
HEADS = "{ id title }"
BODIES = "{ id title ... on NewsPage { body { ... on RichTextBlock { richText { text } } } } }"
ONE = """query($id: ID!) { page(id: $id) {
  id ... on NewsPage { body { ... on RichTextBlock { richText { text } } } }
  relatedPages %s
} }"""


def item(number: int, related: Any = ()) -> NewsPage:
    body = [blocks.rich_text(f"<p>Words {number}</p>")]
    return NewsPageFactory.create(title=f"Item {number}", body=body, related=related)


def global_id(client: Client, page: NewsPage) -> str:
    path = page.url_path.removeprefix("/home")
    query = "query($p: String!) { page(path: $p) { id } }"
    return str(data(client, query, p=f"/en{path}")["page"]["id"])


def asked(
    client: Client, query: str, rows_of: str = READS_NEWS, **variables: Any
) -> tuple[Any, list[str]]:
    """Return the answer and the statements that read rows of news, or of another type."""
    read_once_a_version()
    data(client, query, **variables)
    with CaptureQueriesContext(connection) as statements:
        answer = data(client, query, **variables)
    return answer, [each["sql"] for each in statements if rows_of in each["sql"]]


def test_body_of_a_related_page_is_not_read_for_its_title(client: Client) -> None:
    page = item(1, related=[item(2), item(3)])
    answer, statements = asked(client, ONE % HEADS, id=global_id(client, page))
    assert [each["title"] for each in answer["page"]["relatedPages"]] == ["Item 2", "Item 3"]
    assert answer["page"]["body"] == [{"richText": {"text": "Words 1"}}]
    assert [READS_BODY in each for each in statements] == [True, False]


def test_body_of_a_related_page_is_read_with_it_when_asked_for(client: Client) -> None:
    page = item(1, related=[item(2), item(3)])
    answer, statements = asked(client, ONE % BODIES, id=global_id(client, page))
    bodies = [each["body"] for each in answer["page"]["relatedPages"]]
    assert bodies == [
        [{"richText": {"text": "Words 2"}}],
        [{"richText": {"text": "Words 3"}}],
    ]
    assert [READS_BODY in each for each in statements] == [True, True]


def test_fragment_counts_where_it_is_spread(client: Client) -> None:
    page = item(1, related=[item(2)])
    query = """query($id: ID!) { page(id: $id) { ...Whole relatedPages { ...Head } } }
        fragment Whole on PageInterface { ...Head ... on NewsPage { body { __typename } } }
        fragment Head on PageInterface { title }"""
    _answer, statements = asked(client, query, id=global_id(client, page))
    assert [READS_BODY in each for each in statements] == [True, False]
    beyond = query.replace("...Head } }", "...Whole } }")
    _answer, statements = asked(client, beyond, id=global_id(client, page))
    assert [READS_BODY in each for each in statements] == [True, True]


def test_page_that_leads_back_is_the_one_that_was_read(client: Client) -> None:
    first = item(1)
    second = item(2, related=[first])
    first.related_pages.create(target=second)
    first.save_revision().publish()
    query = """query($id: ID!) { page(id: $id) { title ... on NewsPage { body { __typename } }
        relatedPages { title relatedPages { title ... on NewsPage { standfirst } } } } }"""
    answer, statements = asked(client, query, id=global_id(client, first))
    [back] = answer["page"]["relatedPages"][0]["relatedPages"]
    assert back["title"] == "Item 1"
    assert len(statements) == 2


@pytest.mark.parametrize("count", [1, 5])
def test_pages_that_were_read_as_linked_ones_are_read_together_as_parents(
    client: Client, count: int
) -> None:
    for number in range(count):
        section = StandardPageFactory.create(title=f"Section {number}")
        StandardPageFactory.create(title=f"Page {number}", parent=section)
    query = """{ page(path: "/en/") { children(first: 50) { nodes { id title
        children { nodes { parent { id title } breadcrumbs { page { id } } } } } } } }"""
    answer, statements = asked(client, query, rows_of=READS_PLAIN)
    sections = answer["page"]["children"]["nodes"]
    assert len(sections) == count
    for section in sections:
        [page] = section["children"]["nodes"]
        assert page["parent"] == {"id": section["id"], "title": section["title"]}
        assert page["breadcrumbs"][1] == {"page": {"id": section["id"]}}
    assert len(statements) == 3


def test_text_of_which_a_description_is_made_is_read_with_its_page(client: Client) -> None:
    home = home_page()
    home.mission_statement = "<p>For all.</p>"
    home.save_revision().publish()
    query = '{ page(path: "/en/") { seo { description } } }'
    answer, statements = asked(client, query, rows_of='FROM "home_homepage"')
    assert answer["page"]["seo"] == {"description": "For all."}
    assert len(statements) == 1


def test_links_of_a_block_that_is_asked_for_by_itself(client: Client) -> None:
    targets = [item(2), item(3)]
    links = [blocks.page_links(*targets, title="See also")]
    page = NewsPageFactory.create(title="Item 1", body=links)
    query = "query($id: ID!) { page(id: $id) { ... on NewsPage { body { ... on Block { id } } } } }"
    [block] = data(client, query, id=global_id(client, page))["page"]["body"]
    one = f"query($id: ID!) {{ node(id: $id) {{ ... on PageLinksBlock {{ pages {BODIES} }} }} }}"
    answer, statements = asked(client, one, id=block["id"])
    assert len(answer["node"]["pages"]) == 2
    assert sum(READS_BODY in each for each in statements) <= 2
