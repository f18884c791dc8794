"""The same number of SQL statements whatever the number of participants, at any depth."""

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.schema.pages import PAGE_MODELS
from tests import crowds_register
from tests.graphql import data, everything

pytestmark = pytest.mark.django_db

FACTS = """
    id key name(locale: "fr") names { language } country { name participantCount }
    coordinates { latitude } accounts { url } population { value } heads { name isCurrent }
    adhesions { ordinal isCurrent } figures { maximum } contact { name }
    programmes { phase programme { name participantCount } }
"""
IMAGE = "image { rendition(preset: CARD) { url } }"
AGAIN = f"""
    authorities {{ {FACTS} profile {{ node {{
        title path leadPicture {{ {IMAGE} }} news {{ totalCount }}
    }} }} }}
    programmes {{ key name }}
"""
NAMING = f"totalCount nodes {{ title path {AGAIN} }}"
PROFILE = f"""
    title path leadPicture {{ {IMAGE} }} body {{ __typename }} translations {{ path }}
    authority {{ {FACTS} profiles {{ title locale {{ code }} authority {{ key }} }} }}
    news {{ {NAMING} }} events {{ {NAMING} }} goodPractices(first: 2) {{ {NAMING} }}
"""


@pytest.fixture(autouse=True)
def known_types(db: None) -> None:
    """Let Django know the content types, as a server does after its first request."""
    ContentType.objects.get_for_models(*PAGE_MODELS.values())


@pytest.mark.parametrize("rows", [20, 200])
def test_participants_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds_register.register(rows)
    query = f"{{ participants(first: 200) {{ totalCount nodes {{ {PROFILE} }} }} }}"
    with django_assert_num_queries(32):
        found = data(client, query)["participants"]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)
    for node in found["nodes"]:
        assert_full(node["authority"])
        assert [page["locale"]["code"] for page in node["authority"]["profiles"]] == ["en", "fr"]
        for relation in ("news", "events", "goodPractices"):
            assert node[relation]["totalCount"] == len(node[relation]["nodes"]) == 2
            for page in node[relation]["nodes"]:
                assert_naming(page)
    assert (
        len({node["leadPicture"]["image"]["rendition"]["url"] for node in found["nodes"]}) == rows
    )


@pytest.mark.parametrize("rows", [20, 200])
@pytest.mark.parametrize(
    ("arguments", "statements"),
    [
        ("orderBy: DISTANCE, near: { latitude: 0, longitude: 0 }", 4),
        ("orderBy: DATE_DESC, within: { west: -1, south: -1, east: 30, north: 30 }", 4),
        ('orderBy: POPULATION_ASC, text: "place"', 6),
    ],
)
def test_filters_and_orders_cost_the_same_at_any_size(
    client: Client,
    rows: int,
    arguments: str,
    statements: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    crowds_register.register(rows)
    query = f"{{ participants(first: 200, {arguments}) {{ totalCount nodes {{ title }} }} }}"
    with django_assert_num_queries(statements):
        found = data(client, query)["participants"]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)


@pytest.mark.parametrize("rows", [20, 200])
@pytest.mark.parametrize("field", ["news", "events", "goodPractices"])
def test_pages_that_name_authorities_cost_the_same_at_any_size(
    client: Client, rows: int, field: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds_register.register(rows)
    query = f"{{ {field}(first: 200) {{ totalCount nodes {{ {AGAIN} }} }} }}"
    with django_assert_num_queries(17):
        found = data(client, query)[field]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)
    for page in found["nodes"]:
        assert_naming(page)


@pytest.mark.parametrize("rows", [20, 200])
def test_countries_programmes_and_figures_cost_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds_register.register(rows)
    query = """{ countries { id name participantCount } programmes { id participantCount }
        site { stats { participants countries byKind { count } byCountry {
            count country { name participantCount } } } } }"""
    with django_assert_num_queries(5):
        found = data(client, query)
    assert len(found["countries"]) == len(found["programmes"]) == rows
    assert found["site"]["stats"]["participants"] == rows
    assert len(found["site"]["stats"]["byCountry"]) == rows


@pytest.mark.parametrize("rows", [3, 9])
def test_every_field_at_once_costs_the_same(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    crowds_register.register(rows)
    with django_assert_num_queries(58):
        data(client, everything("participants"))


def assert_full(authority: Any) -> None:
    """Check that an authority had everything: else nothing would have been measured."""
    for relation in ("accounts", "heads", "figures", "programmes"):
        assert len(authority[relation]) == 1
    assert len(authority["names"]) == len(authority["adhesions"]) == 2
    assert authority["country"]["participantCount"] == 1
    assert authority["programmes"][0]["programme"]["participantCount"] == 1


def assert_naming(page: Any) -> None:
    """Check that a page named two authorities with all they have, and its programme."""
    assert len(page["authorities"]) == 2
    assert len(page["programmes"]) == 1
    for authority in page["authorities"]:
        assert_full(authority)
        assert authority["profile"]["node"]["news"]["totalCount"] == 2
        assert authority["profile"]["node"]["leadPicture"]["image"]["rendition"]["url"]
