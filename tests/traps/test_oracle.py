"""Nothing can be guessed about columns that nobody may read."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import NewsPageFactory, UserFactory
from tests.graphql import codes, execute
from tests.traps.ours import fields_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

LISTS = ("pages", "news", "events", "participants", "goodPractices", "concepts", "images")


@pytest.mark.parametrize("order", ["owner__password", "-owner__password"])
def test_lists_take_no_column_to_order_by(
    client: Client, stock: dict[str, Any], order: str
) -> None:
    seen = stock["oracle.hidden_column"]
    assert seen == [["Owned-b", "Owned-a"], ["Owned-a", "Owned-b"]]
    for name in ("a", "b"):
        NewsPageFactory.create(title=f"Owned-{name}", owner=UserFactory.create(username=name))
    for value in (f'"{order}"', order.replace("-", "")):
        answer = execute(client, f"{{ news(orderBy: {value}) {{ nodes {{ title }} }} }}")
        assert (codes(answer), answer.get("data")) == (["VALIDATION_FAILED"], None)
    roots = fields_of(client, "Query")
    assert [name for name in LISTS if "order" in roots[name]] == []
    assert [name for name in LISTS if "orderBy" not in roots[name]] == []


def test_unknown_order_names_no_column(client: Client, stock: dict[str, Any]) -> None:
    [message] = stock["oracle.unknown_column"]
    assert "Choices are: _revisions," in message
    assert "draft_title" in message
    answer = execute(client, "{ pages(orderBy: nothing) { nodes { title } } }")
    assert codes(answer) == ["VALIDATION_FAILED"]
    message = answer["errors"][0]["message"]
    assert message == "Value 'nothing' does not exist in 'PageOrder' enum."
