"""The glossary over HTTP: what it tells, its filters and orders, and what it never tells."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.models import ContentVersion
from core.schema.pages import PAGE_MODELS
from core.types.ids import global_id, global_id_of
from terminology.models import Concept, TermPage
from tests.factories import (
    ConceptFactory,
    TermPageFactory,
    alias,
    designation,
    glossary_section,
    translate,
)
from tests.graphql import codes, data, everything, execute
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db

SENTINEL = "xylograph"


def listed(client: Client, arguments: str = "") -> list[str]:
    """Return the identifiers of a list, and check that its count is of the filtered rows."""
    found = data(client, f"{{ concepts{arguments} {{ totalCount nodes {{ identifier }} }} }}")
    assert found["concepts"]["totalCount"] == len(found["concepts"]["nodes"])
    return [node["identifier"] for node in found["concepts"]["nodes"]]


def test_concept_tells_all(client: Client) -> None:
    umbrella = TermPageFactory.create(
        title="Roma and Travellers", concept__identifier="roma-and-travellers"
    ).concept
    language = TermPageFactory.create(
        title="Romani", concept__identifier="romani", concept__group="language"
    ).concept
    concept = ConceptFactory.create(identifier="roma", broader=[umbrella], related=[language])
    page = TermPageFactory.create(
        title="Roma",
        concept=concept,
        definition="A people.",
        definition_source="Descriptive glossary",
        note="<p>Since <b>1995</b>.</p>",
        designations=[
            designation(
                "Roma",
                part_of_speech="noun",
                number="plural",
                forms=["Rom"],
                valid_from=date(1995, 1, 1),
                usage_note="Plural of Rom.",
                source="Recommendation",
            ),
            designation("Gypsies", "offensive", valid_until=date(1994, 12, 31)),
        ],
    )
    french = translate(page, "fr", title="Roms", designations=[designation("Roms")])
    query = """{ concept(identifier: "roma") {
        id identifier group broader { identifier } narrower { identifier } related { identifier }
        terms { title } term(locale: "fr") { node { title id } }
        english: term { node { title initial definition definitionSource note { html text }
            concept { identifier } path translations { title }
            preferred { term } then: preferred(on: "1990-01-01") { term }
            designations { term status partOfSpeech number forms validFrom validUntil isCurrent
                usageNote source } } }
    } }"""
    assert data(client, query)["concept"] == {
        "id": global_id("Concept", "roma"),
        "identifier": "roma",
        "group": "PEOPLE",
        "broader": [{"identifier": "roma-and-travellers"}],
        "narrower": [],
        "related": [{"identifier": "romani"}],
        "terms": [{"title": "Roma"}, {"title": "Roms"}],
        "term": {"node": {"title": "Roms", "id": global_id_of(french)}},
        "english": {
            "node": {
                "title": "Roma",
                "initial": "R",
                "definition": "A people.",
                "definitionSource": "Descriptive glossary",
                "note": {"html": "<p>Since <b>1995</b>.</p>", "text": "Since 1995."},
                "concept": {"identifier": "roma"},
                "path": "/en/glossary/roma/",
                "translations": [{"title": "Roms"}],
                "preferred": {"term": "Roma"},
                "then": None,
                "designations": [
                    {
                        "term": "Roma",
                        "status": "PREFERRED",
                        "partOfSpeech": "NOUN",
                        "number": "PLURAL",
                        "forms": ["Rom"],
                        "validFrom": "1995-01-01",
                        "validUntil": None,
                        "isCurrent": True,
                        "usageNote": "Plural of Rom.",
                        "source": "Recommendation",
                    },
                    {
                        "term": "Gypsies",
                        "status": "OFFENSIVE",
                        "partOfSpeech": "NOUN",
                        "number": None,
                        "forms": [],
                        "validFrom": None,
                        "validUntil": "1994-12-31",
                        "isCurrent": False,
                        "usageNote": "",
                        "source": "",
                    },
                ],
            }
        },
    }
    query = "query($id: ID) { concept(id: $id) { narrower { identifier } related { identifier } } }"
    found = data(client, query, id=global_id("Concept", "roma-and-travellers"))["concept"]
    assert found == {"narrower": [{"identifier": "roma"}], "related": []}
    found = data(client, query, id=global_id("Concept", "romani"))["concept"]
    assert found == {"narrower": [], "related": [{"identifier": "roma"}]}


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


@pytest.mark.parametrize("arguments", ["", '(id: "x", identifier: "y")', '(identifier: "\\u0000")'])
def test_concept_is_asked_for_by_one_key(client: Client, arguments: str) -> None:
    assert codes(execute(client, f"{{ concept{arguments} {{ id }} }}")) == ["BAD_ARGUMENT"]


@pytest.mark.parametrize(
    "value", ["", "x", global_id("Concept", "none"), global_id("TermPage", 1), global_id("X", "a")]
)
def test_unknown_concept_is_null(client: Client, value: str) -> None:
    TermPageFactory.create(concept__identifier="a")
    query = "query($id: ID) { concept(id: $id) { id } }"
    assert data(client, query, id=value) == {"concept": None}


@pytest.mark.parametrize(
    "state", ["draft", "private", "expired", "unpublished parent", "other language", "alias"]
)
def test_hidden_term_is_absent_on_every_path(client: Client, state: str) -> None:
    hidden = ConceptFactory.create(identifier=f"{SENTINEL}-concept")
    shown = ConceptFactory.create(identifier="shown", broader=[hidden])
    beside = ConceptFactory.create(identifier="beside", related=[hidden])
    for concept in (shown, beside):
        TermPageFactory.create(title=concept.identifier, concept=concept)
    options: dict[str, Any] = {"draft": {"publish": False}}.get(state, {})
    if state in {"private", "expired"}:
        options = {state: True}
    page = TermPageFactory.create(
        title=SENTINEL,
        concept=hidden,
        definition=SENTINEL,
        note=f"<p>{SENTINEL}</p>",
        designations=[designation(SENTINEL, usage_note=SENTINEL, forms=[SENTINEL])],
        **options,
    )
    if state == "unpublished parent":
        page.get_parent().specific.unpublish()
    elif state in {"other language", "alias"}:
        if state == "alias":
            alias(page, "fr")
        page.unpublish()
    for query in (
        everything("concepts"),
        everything('concepts(locale: "fr")'),
        everything("pages"),
        everything('pages(locale: "fr")'),
        everything('concept(identifier: "shown")'),
        everything('concept(identifier: "beside")'),
        everything(f'concept(identifier: "{hidden.identifier}")'),
        f'{{ concepts(text: "{SENTINEL}") {{ totalCount nodes {{ identifier }} }} }}',
    ):
        answer = execute(client, query)
        assert "errors" not in answer, answer["errors"]
        assert SENTINEL not in str(answer["data"])
    assert data(client, "{ conceptInitials }") == {
        "conceptInitials": [] if state == "unpublished parent" else ["B", "S"]
    }
    query = "query($id: ID) { page(id: $id) { id } }"
    assert data(client, query, id=global_id_of(page)) == {"page": None}


def test_draft_of_a_live_term_is_not_served(client: Client) -> None:
    page = TermPageFactory.create(title="Roma", designations=[designation("Roma")])
    page.title = page.definition = SENTINEL
    page.designations.set([designation(SENTINEL)])
    page.save_revision()
    assert SENTINEL not in str(data(client, everything("concepts")))


def test_preference_changes_with_the_day_and_raises_the_version(client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 31, 12, tzinfo=UTC), tick=False):
        TermPageFactory.create(
            designations=[
                designation("Old", valid_until=date(2026, 3, 31)),
                designation("New", valid_from=date(2026, 4, 1)),
            ]
        )
        query = "{ concepts { nodes { term { node { preferred { term } } } } } }"
        before = ContentVersion.current().number
        assert data(client, query)["concepts"]["nodes"] == [
            {"term": {"node": {"preferred": {"term": "Old"}}}}
        ]
        assert ContentVersion.current().number == before
    with time_machine.travel(datetime(2026, 4, 1, 0, 0, 1, tzinfo=UTC), tick=False):
        assert ContentVersion.current().number == before + 1
        assert data(client, query)["concepts"]["nodes"] == [
            {"term": {"node": {"preferred": {"term": "New"}}}}
        ]


@pytest.mark.parametrize("rows", [20, 200])
def test_glossary_costs_the_same_at_any_size(
    client: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    concepts(rows)
    ContentType.objects.get_for_models(*PAGE_MODELS.values())
    term = "title path preferred { term } designations { term forms } note { html }"
    query = f"""{{ concepts(first: 200) {{ totalCount nodes {{
        identifier term {{ node {{ {term} concept {{ id }} translations {{ title }} }} }}
        french: term(locale: "fr") {{ node {{ {term} }} }} terms {{ title locale {{ code }} }}
        broader {{ identifier term {{ node {{ title }} }} }} narrower {{ identifier }}
        related {{ identifier }}
    }} }} }}"""
    with django_assert_num_queries(21):
        found = data(client, query)["concepts"]
    assert (found["totalCount"], len(found["nodes"])) == (rows, rows)
    nodes = found["nodes"]
    assert len({node["french"]["node"]["preferred"]["term"] for node in nodes}) == rows
    assert all(
        len(node["term"]["node"]["designations"]) == len(node["terms"]) == 2 for node in nodes
    )
    assert [len(node["broader"]) for node in nodes] == [0] + [1] * (rows - 1)
    assert [len(node["narrower"]) for node in nodes] == [1] * (rows - 1) + [0]
    assert TermPage.objects.count() == 2 * rows
