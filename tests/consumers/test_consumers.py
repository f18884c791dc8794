"""Programs of partners read the demonstration over the network, with the tools that they use."""

from pathlib import Path
from typing import Any

import pytest
from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError
from schemathesis.specs.graphql.schemas import GraphQLSchema

from cms.graphql.schema import schema as our_schema
from news.models import NewsPage
from tests.consumers.generated import EXAMPLES, KNOWN, ask_everything, known_values, load_schema
from tests.consumers.typescript_program import run_program
from tests.demo.looking import per_language

pytestmark = [pytest.mark.one_database, pytest.mark.xdist_group("demo")]

ROOTS = sorted(our_schema.graphql_schema.query_type.fields)
PAGE = """
query Part($after: String, $first: Int!) {
  news(locale: "en", first: $first, after: $after, orderBy: DATE_ASC) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id title date }
  }
}
"""


@pytest.fixture
def python(api: str) -> Client:
    """Return gql's client, with the schema that the server tells."""
    client = Client(
        transport=RequestsHTTPTransport(url=api, retries=0), fetch_schema_from_transport=True
    )
    with client:
        assert client.schema is not None
    return client


def read(client: Client, query: str, **variables: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.execute(GraphQLRequest(query, variable_values=variables))
    return answer


def test_python_client_reads_a_list_part_by_part_to_its_end(python: Client) -> None:
    whole = read(python, PAGE, first=200)["news"]
    assert whole["totalCount"] == len(whole["nodes"]) == 60
    rows: list[Any] = []
    sizes: list[int] = []
    cursor = None
    while cursor is not None or not sizes:
        part = read(python, PAGE, first=25, after=cursor)["news"]
        rows += part["nodes"]
        sizes.append(len(part["nodes"]))
        cursor = part["pageInfo"]["endCursor"] if part["pageInfo"]["hasNextPage"] else None
    assert sizes == [25, 25, 10]
    assert rows == whole["nodes"]
    assert len({row["id"] for row in rows}) == 60


def test_python_client_refuses_a_wrong_query_before_it_is_sent(python: Client) -> None:
    with pytest.raises(GraphQLError, match="Cannot query field 'draftTitle' on type 'NewsPage'"):
        read(python, "{ news { nodes { draftTitle } } }")


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('{ news(locale: "xx") { totalCount } }', "UNKNOWN_LOCALE"),
        ('{ news(after: "x") { nodes { id } } }', "BAD_CURSOR"),
        ("{ news(first: -1) { nodes { id } } }", "BAD_ARGUMENT"),
    ],
)
def test_python_client_is_told_the_code_of_an_error(python: Client, query: str, code: str) -> None:
    with pytest.raises(TransportQueryError) as caught:
        read(python, query)
    [error] = caught.value.errors or []
    assert error["extensions"]["code"] == code
    assert caught.value.data == {"news": None}


def test_typescript_cache_keeps_two_languages_apart(api: str, tmp_path: Path) -> None:
    said = run_program(tmp_path, api)
    news = per_language(NewsPage)
    assert said["counts"] == {"en": news["en"], "fr": news["fr"]} == {"en": 60, "fr": 24}
    assert said["things"] > 100
    titles = [NewsPage.objects.get(title=title).locale.language_code for title in said["titles"]]
    assert titles == ["fr", "en"]


@pytest.fixture(scope="module")
def schema(content: None) -> GraphQLSchema:
    """Return the schema as schemathesis reads it."""
    return load_schema()


@pytest.mark.parametrize("root", ROOTS)
def test_no_query_that_the_schema_allows_fails_on_the_server(
    schema: GraphQLSchema, python: Client, root: str
) -> None:
    values = known_values(read(python, KNOWN), root)
    assert ask_everything(schema, root, values) >= EXAMPLES // 6
