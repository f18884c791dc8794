"""Answers don't tell what is hidden from what was never there."""

from typing import Any

import pytest
from django.test import Client

from core.types.ids import global_id
from tests.graphql import data
from tests.leaks.crawl import NEEDED, QUERY
from tests.leaks.oracles import NO_KEY, Pair, Pairs, told_apart
from tests.leaks.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("leaks"), pytest.mark.one_database]

LISTS = [name for name, field in QUERY.fields.items() if "after" in field.args]
POINT = "{latitude: %s, longitude: %s, withinKm: 9}"
BOX = "{west: %s, south: %s, east: %s, north: %s}"
ABSENCES = [
    ("participants", ('countries: ["IS"]', 'countries: ["LI"]')),
    ("news", ('countries: ["IS"]', 'countries: ["LI"]')),
    ("participants", ("kinds: [REGION]", "kinds: [ASSOCIATION]")),
    ("participants", (f"near: {POINT % (64.1, -21.9)}", f"near: {POINT % (0, 0)}")),
    ("participants", (f"within: {BOX % (-25, 63, -13, 67)}", f"within: {BOX % (1, 1, 2, 2)}")),
    ("concepts", ("groups: [DIFFICULTY]", "groups: [BODY]")),
    ("concepts", ('initial: "Z"', 'initial: "X"')),
]
"""Lists, a filter that only hidden things pass, and one that nothing passes."""


def test_words_keys_and_ids_of_hidden_things_are_as_good_as_any(
    client: Client, world: World
) -> None:
    pairs = Pairs(world)
    told: list[Any] = []
    asked = set()
    for root, field in QUERY.fields.items():
        for argument in field.args:
            if values := pairs.of(argument):
                asked.add((root, argument))
                told += told_apart(client, root, argument, values)
    assert told == []
    assert {("pages", "parent"), ("route", "path"), ("node", "id"), ("news", "topics")} < asked


def test_a_public_thing_is_told_from_what_never_was(client: Client, world: World) -> None:
    """Without this the comparison could look at nothing."""
    page = next(each for each in world.public.made if type(each).__name__ == "NewsPage")
    pair = Pair(global_id("NewsPage", page.pk), global_id("NewsPage", NO_KEY))
    told = list(told_apart(client, "page", "id", [pair]))
    assert told == [f"page(id: {pair.hidden}) answers ({{'__typename': 'NewsPage'}}, [])"]


@pytest.mark.parametrize(("root", "values"), ABSENCES)
def test_what_only_hidden_things_have_nothing_has(
    client: Client, world: World, root: str, values: tuple[str, str]
) -> None:
    found = [
        data(client, f"{{ {root}({value}) {{ totalCount nodes {{ id }} }} }}")[root]
        for value in values
    ]
    assert found[0] == found[1] == {"totalCount": 0, "nodes": []}


def test_initials_and_countries_of_hidden_things_are_not_listed(
    client: Client, world: World
) -> None:
    for code in ("en", "fr", "de", "ro", "rmy"):
        query = f'{{ conceptInitials(locale: "{code}", fallback: CHAIN) countries {{ code }} }}'
        found = data(client, query)
        assert "Z" not in found["conceptInitials"]
        assert found["countries"] == [{"code": "ME"}]


@pytest.mark.parametrize("root", LISTS)
@pytest.mark.parametrize("code", ["en", "fr", "de", "ro", "rmy"])
def test_totals_count_what_is_shown(client: Client, world: World, root: str, code: str) -> None:
    chosen = f'locale: "{code}", fallback: CHAIN, ' if "locale" in QUERY.fields[root].args else ""
    chosen += NEEDED.get(root, "") + " "
    query = f"{{ {root}({chosen}first: 200) {{ totalCount nodes {{ __typename }} }} }}"
    found = data(client, query)[root]
    assert found["totalCount"] == len(found["nodes"])
