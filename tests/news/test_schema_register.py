"""News and events that name authorities and programmes, over HTTP."""

from typing import Any

import pytest
from django.test import Client

from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    translate,
)
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db

FIELDS: list[tuple[str, Any]] = [("news", NewsPageFactory), ("events", EventPageFactory)]


def town(title: str, **facts: Any) -> Any:
    """Make an authority with a public profile, whether it belongs to something or not."""
    authority = AuthorityFactory.create(endonym=title, **facts)
    ParticipantPageFactory.create(authority=authority)
    return authority


def titles(client: Client, field: str, arguments: str) -> list[str]:
    query = f"{{ {field}({arguments}, orderBy: TITLE_ASC) {{ totalCount nodes {{ title }} }} }}"
    found = data(client, query)[field]
    assert found["totalCount"] == len(found["nodes"])
    return [node["title"] for node in found["nodes"]]


@pytest.mark.parametrize(("field", "factory"), FIELDS)
def test_lists_are_filtered_by_what_they_name(client: Client, field: str, factory: Any) -> None:
    tivat, oulu = town("Tivat"), town("Oulu", country="FI")
    hidden = AuthorityFactory.create(endonym="Hidden", country="SE")
    romact, romed = ProgrammeFactory.create(name="ROMACT"), ProgrammeFactory.create(name="ROMED")
    factory.create(title="Both", authorities=[oulu, tivat, oulu], programmes=[romed, romact])
    factory.create(title="Tivat", slug="of-tivat", authorities=[tivat], programmes=[romact])
    factory.create(title="Hidden", slug="of-hidden", authorities=[hidden])
    factory.create(title="None")
    assert titles(client, field, 'authorities: ["tivat"]') == ["Both", "Tivat"]
    assert titles(client, field, 'authorities: ["oulu"]') == ["Both"]
    assert titles(client, field, 'authorities: ["oulu", "tivat"]') == ["Both", "Tivat"]
    assert titles(client, field, 'authorities: ["hidden", "nobody", "%", "TIVAT"]') == []
    assert titles(client, field, "authorities: []") == []
    assert titles(client, field, 'countries: ["FI"]') == ["Both"]
    assert titles(client, field, 'countries: ["ME", "SE"]') == ["Both", "Tivat"]
    assert titles(client, field, 'countries: ["SE"]') == []
    assert titles(client, field, 'programmes: ["romed"]') == ["Both"]
    assert titles(client, field, 'programmes: ["romed", "romact"]') == ["Both", "Tivat"]
    assert titles(client, field, 'countries: ["FI"], programmes: ["romact"]') == ["Both"]
    nulls = "authorities: null, countries: null, programmes: null"
    assert titles(client, field, nulls) == ["Both", "Hidden", "None", "Tivat"]


@pytest.mark.parametrize(("field", "factory"), FIELDS)
def test_what_a_page_names_is_told_in_the_editors_order(
    client: Client, field: str, factory: Any
) -> None:
    tivat, oulu = town("Tivat"), town("Oulu")
    hidden = AuthorityFactory.create(endonym="xylograph")
    romact, romed = ProgrammeFactory.create(name="ROMACT"), ProgrammeFactory.create(name="ROMED")
    item = factory.create(
        title="Item", authorities=[oulu, hidden, tivat, oulu], programmes=[romed, romact, romed]
    )
    translate(item, "fr", title="Article")
    for locale, title in (("en", "Item"), ("fr", "Article")):
        query = f'{{ {field}(locale: "{locale}") {{ nodes {{ title authorities {{ key }} '
        assert data(client, query + "programmes { key } } } }")[field]["nodes"] == [
            {
                "title": title,
                "authorities": [{"key": "oulu"}, {"key": "tivat"}],
                "programmes": [{"key": "romed"}, {"key": "romact"}],
            }
        ]


@pytest.mark.parametrize(("field", "factory"), FIELDS)
@pytest.mark.parametrize(
    "argument",
    [
        'authorities: ["\\u0000"]',
        'programmes: ["\\u0000"]',
        'countries: ["Montenegro"]',
        'countries: [""]',
        "authorities: [" + '"a"' * 51 + "]",
    ],
)
def test_key_that_is_none_is_a_coded_error(
    client: Client, field: str, factory: Any, argument: str
) -> None:
    factory.create()
    answer = execute(client, f"{{ {field}({argument}) {{ totalCount }} }}")
    assert codes(answer) == ["BAD_ARGUMENT"]
    assert answer["data"] == {field: None}


@pytest.mark.parametrize(("field", "factory"), FIELDS)
@pytest.mark.parametrize(
    "state", [{"publish": False}, {"private": True}, {"expired": True}], ids=lambda s: next(iter(s))
)
def test_hidden_page_is_not_shown_by_whom_it_names(
    client: Client, field: str, factory: Any, state: dict[str, Any]
) -> None:
    tivat = town("Tivat")
    factory.create(title="xylograph", authorities=[tivat], **state)
    named = f"{field} {{ totalCount nodes {{ title }} }}"
    query = f'{{ participant(key: "tivat") {{ node {{ {named} }} }} }}'
    found = data(client, query)["participant"]["node"][field]
    assert found == {"totalCount": 0, "nodes": []}
    assert titles(client, field, 'authorities: ["tivat"]') == []
