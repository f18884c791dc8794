"""What the register leads to over HTTP: news, good practices, countries, programmes."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from participants.models import GoodPracticePage
from tests.factories import (
    AuthorityFactory,
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ProgrammeFactory,
    adhesion,
    participation,
    translate,
)
from tests.graphql import data
from tests.participants.towns import town

pytestmark = pytest.mark.django_db


def test_pages_that_name_a_participant_are_in_its_language(client: Client) -> None:
    profile = town("Tivat")
    authority = profile.authority
    translate(profile, "fr", title="Tivat (fr)")
    for number in range(1, 8):
        NewsPageFactory.create(
            title=f"News {number}", date=date(2026, 1, number), authorities=[authority, authority]
        )
        EventPageFactory.create(
            title=f"Event {number}",
            start=datetime(2026, 5, number, 9, tzinfo=UTC),
            authorities=[authority],
        )
        GoodPracticePageFactory.create(title=f"P {number}", authorities=[authority])
    NewsPageFactory.create(title="Of nobody")
    translate(GoodPracticePage.objects.get(title="P 7"), "fr", title="Pratique")
    some = "{ totalCount nodes { title } }"
    query = f"""query($key: String, $locale: String) {{ participant(key: $key, locale: $locale) {{
        node {{ news {some} events(first: 2) {some} goodPractices(first: 1) {some}
        none: news(first: 0) {some} }} }} }}"""

    def titles(*names: str) -> list[dict[str, str]]:
        return [{"title": title} for title in names]

    assert data(client, query, key="tivat")["participant"]["node"] == {
        "news": {
            "totalCount": 7,
            "nodes": titles("News 7", "News 6", "News 5", "News 4", "News 3"),
        },
        "events": {"totalCount": 7, "nodes": titles("Event 7", "Event 6")},
        "goodPractices": {"totalCount": 7, "nodes": titles("P 1")},
        "none": {"totalCount": 7, "nodes": []},
    }
    nothing = {"totalCount": 0, "nodes": []}
    assert data(client, query, key="tivat", locale="fr")["participant"]["node"] == {
        "news": nothing,
        "events": nothing,
        "goodPractices": {"totalCount": 1, "nodes": titles("Pratique")},
        "none": nothing,
    }


def test_good_practices_tell_all_and_are_filtered(client: Client) -> None:
    tivat, oulu = town("Tivat").authority, town("Oulu", country="FI").authority
    romact = ProgrammeFactory.create(name="ROMACT")
    GoodPracticePageFactory.create(
        title="School",
        theme="education",
        evidence="replicated",
        since_year=2015,
        summary="In short.",
        authorities=[oulu, tivat],
        programmes=[romact],
    )
    GoodPracticePageFactory.create(title="Houses", theme="housing", authorities=[oulu])
    translate(GoodPracticePageFactory.create(title="Words", theme="culture"), "fr", title="Mots")
    fields = """title theme evidence sinceYear summary authorities { key } programmes { key }
        leadPicture { alt } body { __typename }"""
    query = f'{{ goodPractices(authorities: ["tivat"]) {{ nodes {{ {fields} }} }} }}'
    assert data(client, query)["goodPractices"]["nodes"] == [
        {
            "title": "School",
            "theme": "EDUCATION",
            "evidence": "REPLICATED",
            "sinceYear": 2015,
            "summary": "In short.",
            "authorities": [{"key": "oulu"}, {"key": "tivat"}],
            "programmes": [{"key": "romact"}],
            "leadPicture": None,
            "body": [],
        }
    ]

    def titles(arguments: str) -> list[str]:
        query = f"{{ goodPractices({arguments}) {{ totalCount nodes {{ title }} }} }}"
        found = data(client, query)["goodPractices"]
        assert found["totalCount"] == len(found["nodes"])
        return [node["title"] for node in found["nodes"]]

    assert titles("orderBy: TITLE_ASC") == ["Houses", "School", "Words"]
    assert titles("orderBy: TITLE_DESC") == ["Words", "School", "Houses"]
    assert titles("orderBy: CREATED_ASC") == ["School", "Houses", "Words"]
    assert titles("orderBy: CREATED_DESC") == ["Words", "Houses", "School"]
    assert titles("themes: [HOUSING, CULTURE]") == ["Houses", "Words"]
    assert titles("evidence: PROMISING") == ["Houses", "Words"]
    assert titles('authorities: ["oulu"]') == ["Houses", "School"]
    assert titles('countries: ["ME"]') == titles('programmes: ["romact"]') == ["School"]
    assert titles('countries: ["FI"], themes: HOUSING') == ["Houses"]
    assert titles("authorities: []") == titles("themes: []") == []
    assert titles('locale: "fr"') == ["Mots"]


def test_countries_are_named_and_ordered_in_the_language_asked(client: Client) -> None:
    town("Wien", country="AT")
    town("Graz", country="AT", adhesions=[adhesion(), adhesion(instrument="declaration")])
    town("Plzeň", country="CZ", adhesions=[adhesion(None, date(2020, 1, 1))])
    town("Belsh", country="AL", adhesions=[adhesion(instrument="declaration")])
    town("Left", country="PL", adhesions=[adhesion(until=date(2019, 12, 31))])
    AuthorityFactory.create(country="ES", adhesions=[adhesion()])  # Without a profile.
    AuthorityFactory.create(country="AT", adhesions=[adhesion()])

    def countries(arguments: str, counted: str = "") -> list[tuple[str, int]]:
        field = f"countries({arguments})" if arguments else "countries"
        found = data(client, f"{{ {field} {{ code participantCount{counted} }} }}")["countries"]
        return [(country["code"], country["participantCount"]) for country in found]

    assert countries("") == [("AT", 3), ("CZ", 1)]
    assert countries('locale: "de"') == [("AT", 3), ("CZ", 1)]  # Österreich, Tschechien
    assert countries('locale: "fr"') == [("AT", 3), ("CZ", 1)]  # Autriche, Tchéquie
    assert countries("instrument: DECLARATION") == [("AL", 0), ("AT", 3)]
    counted = "(instrument: DECLARATION)"
    assert countries("instrument: DECLARATION", counted) == [("AL", 1), ("AT", 1)]
    assert countries('asOf: "2019-12-31"') == [("AT", 3), ("PL", 0)]
    assert countries('asOf: "2019-12-31"', '(asOf: "2019-12-31")') == [("AT", 3), ("PL", 1)]
    town("Berlin", country="DE")
    query = "query($l: String) { countries(locale: $l) { name(locale: $l) } }"
    assert [row["name"] for row in data(client, query, l="en")["countries"]] == [
        "Austria",
        "Czechia",
        "Germany",
    ]
    assert [row["name"] for row in data(client, query, l="de")["countries"]] == [
        "Deutschland",
        "Österreich",
        "Tschechien",
    ]
    assert [row["name"] for row in data(client, query, l="ro")["countries"]] == [
        "Austria",
        "Cehia",
        "Germania",
    ]


def test_programmes_count_who_takes_part(client: Client) -> None:
    romed, romact = ProgrammeFactory.create(name="ROMED"), ProgrammeFactory.create(name="ROMACT")
    ProgrammeFactory.create(name="Another")
    town(
        "Tivat",
        programmes=[
            participation(romact, "I"),
            participation(romact, "II", since=date(2020, 1, 1)),
            participation(romed, until=date(2017, 12, 31)),
        ],
    )
    AuthorityFactory.create(programmes=[participation(romact, since=date(2018, 1, 1))])
    query = """{ programmes { key name website participantCount
        then: participantCount(asOf: "2017-12-31") } }"""
    assert data(client, query)["programmes"] == [
        {"key": "another", "name": "Another", "website": "", "participantCount": 0, "then": 0},
        {"key": "romact", "name": "ROMACT", "website": "", "participantCount": 2, "then": 1},
        {"key": "romed", "name": "ROMED", "website": "", "participantCount": 0, "then": 1},
    ]
