"""The glossary over HTTP: all that it tells of a concept, on which day, at what cost."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from core.models import ContentVersion
from core.schema.pages import PAGE_MODELS
from core.types.ids import global_id, global_id_of
from terminology.models import TermPage
from tests.factories import ConceptFactory, TermPageFactory, designation, translate
from tests.graphql import codes, data, execute
from tests.terminology.crowd import concepts

pytestmark = pytest.mark.django_db


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
    with django_assert_num_queries(10):
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
