"""A participant over HTTP: all that its profile and its facts tell."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from core.types.ids import global_id, global_id_of
from participants.models import AuthorityAccount, AuthorityHead, CommunityFigure
from tests.factories import (
    AuthorityFactory,
    ImageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    blocks,
    name,
    participation,
    translate,
)
from tests.graphql import data
from tests.participants.towns import town

pytestmark = pytest.mark.django_db

FACTS = """id key kind endonym endonymLanguage names { language name } name
    french: name(locale: "fr") german: name(locale: "de")
    country { id code name french: name(locale: "fr") romani: name(locale: "rmy") }
    subdivisionCode nutsCode lauCode coordinates { latitude longitude } website
    accounts { network url } population { value year source }
    heads { name office since until isCurrent then: isCurrent(asOf: "2021-06-30") }
    contact { name role email phone }
    adhesions { instrument ordinal since until isCurrent then: isCurrent(asOf: "2020-12-31") }
    programmes { programme { id key name website } phase since until }
    figures { minimum maximum year source sourceUrl sourceTerm }
    profile { node { title } } profiles { title locale { code } }
    frenchProfile: profile(locale: "fr") { node { title } }
    germanProfile: profile(locale: "de") { node { title } }"""


@time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False)
def test_participant_tells_all(client: Client) -> None:
    romact = ProgrammeFactory.create(name="ROMACT", website="https://example.org/romact")
    authority = AuthorityFactory.create(
        key="tivat",
        endonym="Тиват",
        endonym_language="sr",
        names=[name("en", "Tivat"), name("fr", "Tivat-sur-Mer"), name("fr", "Teodo")],
        subdivision_code="ME-19",
        nuts_code="ME000",
        lau_code="20",
        latitude=42.43,
        longitude=18.7,
        website="https://example.org/tivat",
        population=14031,
        population_year=2023,
        population_source="Census",
        contact_name="Office for inclusion",
        contact_role="Contact point",
        contact_email="office@example.org",
        contact_phone="+382 1",
        contact_legal_basis="consent",
        contact_is_public=True,
        accounts=[AuthorityAccount(network="facebook", url="https://example.org/fb")],
        heads=[
            AuthorityHead(name="Ana A", office="mayor", since=date(2021, 7, 1)),
            AuthorityHead(name="Ivo B", office="mayor", until=date(2021, 6, 30)),
        ],
        adhesions=[
            adhesion(300, date(2026, 3, 1)),
            adhesion(127, None, date(2020, 12, 31)),
            adhesion(None, date(2022, 5, 1), date(2026, 2, 28), instrument="declaration"),
        ],
        programmes=[participation(romact, "II", since=date(2018, 1, 1), until=date(2020, 1, 1))],
        figures=[
            CommunityFigure(
                minimum=300,
                maximum=500,
                year=2020,
                source="Report",
                source_url="https://example.org/r",
                source_term="Roma",
            )
        ],
    )
    profile = ParticipantPageFactory.create(
        authority=authority,
        title="Tivat",
        introduction="On the coast.",
        lead_picture=(image := ImageFactory.create()),
        body=[blocks.heading("Work")],
    )
    translate(profile, "fr", title="Tivat (fr)")
    query = f"""{{ participants {{ nodes {{
        id title path introduction body {{ __typename }} leadPicture {{ alt image {{ id }} }}
        translations {{ title }} authority {{ {FACTS} }} }} }} }}"""
    assert data(client, query)["participants"]["nodes"] == [
        {
            "id": global_id_of(profile),
            "title": "Tivat",
            "path": "/en/participants/tivat/",
            "introduction": "On the coast.",
            "body": [{"__typename": "HeadingBlock"}],
            "leadPicture": {"alt": "A coloured field", "image": {"id": global_id_of(image)}},
            "translations": [{"title": "Tivat (fr)"}],
            "authority": {
                "id": global_id("Authority", "tivat"),
                "key": "tivat",
                "kind": "MUNICIPALITY",
                "endonym": "Тиват",
                "endonymLanguage": "sr",
                "names": [
                    {"language": "en", "name": "Tivat"},
                    {"language": "fr", "name": "Tivat-sur-Mer"},
                    {"language": "fr", "name": "Teodo"},
                ],
                "name": "Tivat",
                "french": "Tivat-sur-Mer",
                "german": "Тиват",
                "country": {
                    "id": global_id("Country", "ME"),
                    "code": "ME",
                    "name": "Montenegro",
                    "french": "Monténégro",
                    "romani": "Montenegro",
                },
                "subdivisionCode": "ME-19",
                "nutsCode": "ME000",
                "lauCode": "20",
                "coordinates": {"latitude": 42.43, "longitude": 18.7},
                "website": "https://example.org/tivat",
                "accounts": [{"network": "FACEBOOK", "url": "https://example.org/fb"}],
                "population": {"value": 14031, "year": 2023, "source": "Census"},
                "heads": [
                    {
                        "name": "Ana A",
                        "office": "MAYOR",
                        "since": "2021-07-01",
                        "until": None,
                        "isCurrent": True,
                        "then": False,
                    },
                    {
                        "name": "Ivo B",
                        "office": "MAYOR",
                        "since": None,
                        "until": "2021-06-30",
                        "isCurrent": False,
                        "then": True,
                    },
                ],
                "contact": {
                    "name": "Office for inclusion",
                    "role": "Contact point",
                    "email": "office@example.org",
                    "phone": "+382 1",
                },
                "adhesions": [
                    {
                        "instrument": "ALLIANCE",
                        "ordinal": 127,
                        "since": None,
                        "until": "2020-12-31",
                        "isCurrent": False,
                        "then": True,
                    },
                    {
                        "instrument": "ALLIANCE",
                        "ordinal": 300,
                        "since": "2026-03-01",
                        "until": None,
                        "isCurrent": True,
                        "then": False,
                    },
                    {
                        "instrument": "DECLARATION",
                        "ordinal": None,
                        "since": "2022-05-01",
                        "until": "2026-02-28",
                        "isCurrent": False,
                        "then": False,
                    },
                ],
                "programmes": [
                    {
                        "programme": {
                            "id": global_id("Programme", "romact"),
                            "key": "romact",
                            "name": "ROMACT",
                            "website": "https://example.org/romact",
                        },
                        "phase": "II",
                        "since": "2018-01-01",
                        "until": "2020-01-01",
                    }
                ],
                "figures": [
                    {
                        "minimum": 300,
                        "maximum": 500,
                        "year": 2020,
                        "source": "Report",
                        "sourceUrl": "https://example.org/r",
                        "sourceTerm": "Roma",
                    }
                ],
                "profile": {"node": {"title": "Tivat"}},
                "profiles": [
                    {"title": "Tivat", "locale": {"code": "en"}},
                    {"title": "Tivat (fr)", "locale": {"code": "fr"}},
                ],
                "frenchProfile": {"node": {"title": "Tivat (fr)"}},
                "germanProfile": None,
            },
        }
    ]


def test_bare_participant_tells_what_it_has(client: Client) -> None:
    town("Bare")
    fields = """coordinates { latitude } population { value } contact { name } names { name } name
        accounts { url } heads { name } programmes { phase } figures { year } website nutsCode"""
    query = f"{{ participants {{ nodes {{ leadPicture {{ alt }} authority {{ {fields} }} }} }} }}"
    assert data(client, query)["participants"]["nodes"] == [
        {
            "leadPicture": None,
            "authority": {
                "coordinates": None,
                "population": None,
                "contact": None,
                "names": [],
                "name": "Bare",
                "accounts": [],
                "heads": [],
                "programmes": [],
                "figures": [],
                "website": "",
                "nutsCode": "",
            },
        }
    ]
