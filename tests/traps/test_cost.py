"""What a query costs does not grow with its rows, and what it may cost has limits."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.models import Rendition
from core.types.ids import global_id_of
from tests.factories import (
    AuthorityFactory,
    ImageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TopicFactory,
    home_page,
)
from tests.factories.bulk import multiply
from tests.graphql import codes, data, execute
from tests.traps.ours import fields_of
from tests.versions_read import read_once_a_version

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]


def statements(client: Client, query: str, **variables: Any) -> int:
    """Return the number of statements of a query that does not fail."""
    read_once_a_version()
    with CaptureQueriesContext(connection) as queries:
        data(client, query, **variables)
    return len(queries)


def news() -> Any:
    """Return a news item with all that a list shows."""
    authority = AuthorityFactory.create()
    ParticipantPageFactory.create(authority=authority)
    return NewsPageFactory.create(
        topics=[TopicFactory.create(), TopicFactory.create()],
        authorities=[authority],
        lead_picture=ImageFactory.create(),
        related=[StandardPageFactory.create()],
    )


def test_statements_of_a_list_do_not_grow_with_its_rows(client: Client, stock: Stock) -> None:
    few, many = stock["cost.rows"]
    assert many - few >= 8 * 4  # Eight rows more; at least picture, tags, lead and related each.
    query = "{ news(first: 50) { nodes { title path leadPicture { image { id } } topics { name } "
    query += "authorities { key country { code } } relatedPages { title path } } totalCount } }"
    item = news()
    multiply(item, 3)
    data(client, query)
    small = statements(client, query)
    multiply(item, 8)
    assert len(data(client, query)["news"]["nodes"]) == 12
    assert statements(client, query) == small


def test_no_field_leads_from_a_page_to_its_siblings(client: Client, stock: Stock) -> None:
    once, twice, once_of_more, twice_of_more = stock["cost.siblings"]
    assert (once, once_of_more) == (once, once)
    assert (twice - once, twice_of_more - once) == (9, 21)  # Three for each sibling of 3 and 7.
    names = {"siblings", "nextSiblings", "previousSiblings", "descendants"}
    assert names.isdisjoint(fields_of(client, "PageInterface"))
    assert names.isdisjoint(fields_of(client, "NewsPage"))


def test_children_and_parents_in_turn_cost_the_same_for_more_rows(
    client: Client, stock: Stock
) -> None:
    two_levels, four_levels = stock["cost.up_and_down"]
    assert four_levels > 4 * two_levels
    pair = "children(first: 20) { nodes { title parent { %s } } }"
    query = f"query($id: ID) {{ page(id: $id) {{ {pair % (pair % 'title')} }} }}"
    section = StandardPageFactory.create(title="Section")
    below = StandardPageFactory.create(title="Below", parent=section)
    multiply(below, 2)
    key = global_id_of(section)
    data(client, query, id=key)
    small = statements(client, query, id=key)
    multiply(below, 9)
    assert statements(client, query, id=key) == small
    counted = data(client, query, id=key)["page"]["children"]["nodes"]
    assert [len(row["parent"]["children"]["nodes"]) for row in counted] == [12] * 12


def test_depth_has_a_limit(client: Client, stock: Stock) -> None:
    assert "errors" not in stock["cost.depth"]
    home = home_page()
    levels = "parent { children { nodes { " * 50
    query = f"query($id: ID) {{ page(id: $id) {{ {levels} title {'} } } ' * 50} }} }}"
    with CaptureQueriesContext(connection) as queries:
        answer = execute(client, query, id=global_id_of(home))
    assert (codes(answer), len(queries)) == (["TOO_DEEP"], 0)


def test_a_list_under_many_names_has_a_limit(client: Client, stock: Stock) -> None:
    assert stock["cost.aliases"] == [100, None]
    home_page()
    roots = " ".join(f"a{number}: pages(first: 1) {{ totalCount }}" for number in range(100))
    with CaptureQueriesContext(connection) as queries:
        answer = execute(client, f"{{ {roots} }}")
    assert (codes(answer), len(queries)) == (["TOO_LARGE"], 0)


def test_readers_make_no_sizes_of_pictures(client: Client, stock: Stock) -> None:
    assert stock["cost.renditions"] == [50, None]
    picture = ImageFactory.create()
    before = _files()
    query = "query($id: ID!) { image(id: $id) { %s } }"
    presets = "card: rendition(preset: CARD) { url } hero: rendition(preset: HERO) { url }"
    found = data(client, query % presets, id=global_id_of(picture))["image"]
    assert found == {"card": None, "hero": None}
    for argument in (
        "width: 10",
        'fill: "10x10"',
        'preset: "width-10"',
        'preset: CARD, format: "bmp"',
    ):
        answer = execute(
            client, query % f"rendition({argument}) {{ url }}", id=global_id_of(picture)
        )
        assert set(codes(answer)) == {"VALIDATION_FAILED"}
    assert (_files(), Rendition.objects.count()) == (before, 0)
    sizes = fields_of(client, "Image")
    assert [sizes[name] for name in ("rendition", "srcset")] == [{"preset", "format"}] * 2


def _files() -> set[Path]:
    return set(Path(settings.MEDIA_ROOT).rglob("*"))


def test_topics_are_read_once_for_all_rows(client: Client, stock: Stock) -> None:
    assert stock["cost.prefetched_tags"] == [0, 4]  # Through the tags themselves; their rows.
    query = "{ news(first: 50) { nodes { topics { name } } } }"
    item = NewsPageFactory.create(topics=[TopicFactory.create(), TopicFactory.create()])
    data(client, query)
    small = statements(client, query)
    multiply(item, 3)
    assert statements(client, query) == small
    found = data(client, query)["news"]["nodes"]
    assert [len(node["topics"]) for node in found] == [2] * 4
