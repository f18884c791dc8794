"""Lists of the glossary over HTTP: alphabets, filters, orders, arguments that make no sense."""

from typing import Any

import pytest
from django.test import Client

from terminology.models import Concept
from tests.factories import TermPageFactory, designation, glossary_section, translate
from tests.graphql import codes, data, execute

pytestmark = pytest.mark.django_db


def listed(client: Client, arguments: str = "") -> list[str]:
    """Return the identifiers of a list, and check that its count is of the filtered rows."""
    found = data(client, f"{{ concepts{arguments} {{ totalCount nodes {{ identifier }} }} }}")
    assert found["concepts"]["totalCount"] == len(found["concepts"]["nodes"])
    return [node["identifier"] for node in found["concepts"]["nodes"]]


def test_concepts_stand_in_the_alphabet_of_the_language(client: Client) -> None:
    translate(glossary_section(), "ro", title="Glosar")
    for title in ("Țară", "Timp", "Școală", "Tură", "Sat"):
        page = TermPageFactory.create(title=f"In English {title}")
        translate(page, "ro", title=title, designations=[designation(title)])
        Concept.objects.filter(pk=page.concept_id).update(identifier=title.lower())
    expected = ["sat", "școală", "timp", "tură", "țară"]
    assert listed(client, '(locale: "ro")') == expected
    assert listed(client, '(locale: "ro", orderBy: TERM_DESC)') == expected[::-1]
    assert listed(client, '(locale: "ro", initial: "ț")') == ["țară"]
    assert listed(client, '(locale: "ro", initial: "T")') == ["timp", "tură"]
    assert listed(client, '(locale: "ro", initial: "X")') == []
    for typed in ("Ţ", "T\N{COMBINING COMMA BELOW}"):
        assert listed(client, f'(locale: "ro", initial: "{typed}")') == ["țară"]
    assert listed(client, '(locale: "ro", initial: "")') == []
    assert data(client, '{ conceptInitials(locale: "ro") }') == {
        "conceptInitials": ["S", "Ș", "T", "Ț"]
    }
    assert data(client, '{ conceptInitials(locale: "de") }') == {"conceptInitials": []}


def test_concepts_are_filtered(client: Client) -> None:
    TermPageFactory.create(
        title="Gens du voyage",
        concept__identifier="gens",
        concept__group="difficulty",
        definition="An administrative term.",
        designations=[designation("Gens du voyage", "admitted", forms=["gens du Voyage"])],
    )
    TermPageFactory.create(
        title="Sinti",
        concept__identifier="sinti",
        designations=[designation("Sinti"), designation("Zigeuner", "offensive", forms=["Çà"])],
    )
    assert listed(client, "(groups: [DIFFICULTY])") == ["gens"]
    assert listed(client, "(groups: [DIFFICULTY, PEOPLE])") == ["gens", "sinti"]
    assert listed(client, "(groups: [])") == listed(client, "(statuses: [])") == []
    assert listed(client, "(statuses: [OFFENSIVE])") == ["sinti"]
    assert listed(client, "(statuses: [OFFENSIVE, ADMITTED])") == ["gens", "sinti"]
    for text, found in {
        "ADMINISTRATIVE": ["gens"],
        "zigeun": ["sinti"],
        "ca": ["sinti"],
        "voyage term": ["gens"],
        "%": [],
        "_": [],
        "": ["gens", "sinti"],
    }.items():
        assert listed(client, f'(text: "{text}")') == found, text
    assert listed(client, '(orderBy: IDENTIFIER_DESC, text: "")') == ["sinti", "gens"]


@pytest.mark.parametrize("order", ["TERM_ASC", "TERM_DESC", "IDENTIFIER_ASC", "IDENTIFIER_DESC"])
def test_list_is_walked_in_both_directions(client: Client, order: str) -> None:
    for title in ("b", "a", "b", "c", "a"):
        TermPageFactory.create(title=title, slug=f"t{Concept.objects.count()}")
    query = f"""query($first: Int, $last: Int, $after: String, $before: String) {{
        concepts(orderBy: {order}, first: $first, last: $last, after: $after, before: $before) {{
            pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
            nodes {{ identifier }} }} }}"""
    whole = data(client, query, first=200)["concepts"]["nodes"]
    forwards: list[Any] = []
    part: dict[str, Any] = {"first": 2}
    while True:
        found = data(client, query, **part)["concepts"]
        forwards += found["nodes"]
        if not found["pageInfo"]["hasNextPage"]:
            break
        part = {"first": 2, "after": found["pageInfo"]["endCursor"]}
    backwards: list[Any] = []
    part = {"last": 2}
    while True:
        found = data(client, query, **part)["concepts"]
        backwards = found["nodes"] + backwards
        if not found["pageInfo"]["hasPreviousPage"]:
            break
        part = {"last": 2, "before": found["pageInfo"]["startCursor"]}
    assert forwards == backwards == whole
    assert len(whole) == 5


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('(locale: "xx")', "UNKNOWN_LOCALE"),
        ("(first: -1)", "BAD_ARGUMENT"),
        ("(first: 201)", "BAD_ARGUMENT"),
        ('(after: "x")', "BAD_CURSOR"),
        ('(initial: "abcde")', "BAD_ARGUMENT"),
        ('(initial: "\\u0000")', "BAD_ARGUMENT"),
        (f'(text: "{"x" * 101}")', "BAD_ARGUMENT"),
        (f"(statuses: [{'OFFENSIVE ' * 51}])", "BAD_ARGUMENT"),
        ("(groups: [NOBODY])", "VALIDATION_FAILED"),
        ("(orderBy: term)", "VALIDATION_FAILED"),
    ],
)
def test_bad_argument_is_a_coded_error(client: Client, arguments: str, code: str) -> None:
    TermPageFactory.create()
    assert codes(execute(client, f"{{ concepts{arguments} {{ totalCount }} }}")) == [code]
