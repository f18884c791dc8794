"""Authorities in the admin: what staff see, find, filter and take out."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    name,
    participation,
    translate,
)
from tests.participants.listings import (
    ADHESIONS,
    AUTHORITIES,
    CHANGES,
    MAP,
    PRACTICES,
    PROFILES,
    PROGRAMMES,
    exported,
    labels,
    left_one,
    listed,
)

pytestmark = pytest.mark.django_db

# The menu ------------------------------------------------------------------------------------


def test_menu_leads_to_all_parts_of_the_register(desk: Client) -> None:
    page = desk.get("/admin/").content.decode()

    for url in (AUTHORITIES, PROFILES, PRACTICES, ADHESIONS, PROGRAMMES, MAP, CHANGES):
        assert page.count(f'"{url}"') == 1, url


def test_viewer_is_shown_authorities_and_map_and_nothing_to_change(visitor: Client) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", contact_email="a@example.org")
    page = visitor.get("/admin/").content.decode()
    listing = visitor.get(AUTHORITIES).content.decode()
    facts = visitor.get(f"{AUTHORITIES}inspect/{authority.pk}/").content.decode()

    assert f'"{AUTHORITIES}"' in page
    assert f'"{MAP}"' in page
    assert f'"{CHANGES}"' not in page
    assert f'"{ADHESIONS}"' not in page
    assert f"{AUTHORITIES}inspect/{authority.pk}/" in listing
    assert f"{AUTHORITIES}edit/" not in listing
    assert "Tivat" in facts
    assert re.search(r">\s*None\s*<", facts) is None
    assert "a@example.org" not in facts
    for url in (CHANGES, ADHESIONS, f"{AUTHORITIES}edit/{authority.pk}/", f"{AUTHORITIES}add/"):
        assert visitor.get(url).status_code == 302, url


# Authorities ---------------------------------------------------------------------------------


def test_listing_of_authorities_shows_their_columns(desk: Client) -> None:
    left = adhesion(1, date(2013, 3, 1), date(2014, 2, 28))
    authority = AuthorityFactory.create(
        endonym="Tivat", adhesions=[left, adhesion(127, date(2015, 6, 24))], latitude=1, longitude=2
    )
    profile = ParticipantPageFactory.create(authority=authority)
    translate(profile, "fr", title="Tivat").unpublish()
    AuthorityFactory.create(endonym="Zenica", kind="region", country="BA", adhesions=[left_one()])

    response = desk.get(AUTHORITIES)
    content = response.content.decode()

    assert labels(response) == [
        *("Own name", "Country", "Kind", "Alliance number", "Since", "Profiles", "Coordinates"),
    ]
    cells = ["Montenegro", "Municipality", "127", "24 June 2015", "en, (fr)", "Yes"]
    assert [cell for cell in cells if cell not in content] == []
    cells = ["Bosnia &amp; Herzegovina", "Region", "until 31 January 2020", "No"]
    assert [cell for cell in cells if cell not in content] == []
    assert ">None<" not in content.replace(" ", "").replace("\n", "")


def test_authorities_stand_in_the_alphabet_and_by_country_in_the_readers_language(
    desk: Client,
) -> None:
    towns = [("Zenica", "BA"), ("Čačak", "RS"), ("Łódź", "PL"), ("Cádiz", "ES"), ("Mons", "BE")]
    for town, country in towns:
        AuthorityFactory.create(endonym=town, country=country)

    assert listed(desk, AUTHORITIES) == [
        "Čačak (RS)",
        "Cádiz (ES)",
        "Łódź (PL)",
        "Mons (BE)",
        "Zenica (BA)",
    ]
    by_country = listed(desk, AUTHORITIES, ordering="country")
    assert [row[-3:-1] for row in by_country] == ["BE", "BA", "PL", "RS", "ES"]
    assert listed(desk, AUTHORITIES, ordering="-country") == by_country[::-1]
    assert listed(desk, AUTHORITIES, ordering="-endonym")[0] == "Zenica (BA)"


def test_authorities_are_ordered_by_number_those_without_last(desk: Client) -> None:
    AuthorityFactory.create(endonym="A")
    AuthorityFactory.create(endonym="B", adhesions=[adhesion(2, date(2015, 1, 1))])
    AuthorityFactory.create(endonym="C", adhesions=[adhesion(1, date(2016, 1, 1))])

    def order(column: str) -> str:
        return "".join(row[0] for row in listed(desk, AUTHORITIES, ordering=column))

    assert order("alliance_number") == "CBA"
    assert order("-alliance_number") == "BCA"
    assert order("alliance_since") == "BCA"


@pytest.mark.parametrize(
    "query", ["lviv", "LEMB", "львів", "ЛЬВ", "leopol", "lwów", "lwow", "viv ua-key"]
)
def test_authority_is_found_by_any_part_of_any_name(desk: Client, query: str) -> None:
    names = [name("en", "Lviv"), name("de", "Lemberg"), name("pl", "Lwów"), name("pl", "Leopolis")]
    AuthorityFactory.create(endonym="Львів", key="lviv-ua-key", country="UA", names=names)
    AuthorityFactory.create(endonym="Tivat")

    assert listed(desk, AUTHORITIES, q=query) == ["Львів (UA)"]
    address = f"{reverse('wagtailsnippetchoosers_participants_authority:choose_results')}"
    assert [str(row) for row in desk.get(address, {"q": query}).context["results"]] == [
        "Львів (UA)"
    ]


def test_authorities_are_filtered(desk: Client) -> None:
    romact, romed = ProgrammeFactory.create(name="ROMACT"), ProgrammeFactory.create(name="ROMED")
    old, signed = date(2014, 1, 1), adhesion(1, date(2018, 5, 5), instrument="declaration")
    tivat = AuthorityFactory.create(
        endonym="Tivat", adhesions=[adhesion(1, old), signed], programmes=[participation(romact)]
    )
    AuthorityFactory.create(
        endonym="Zenica",
        country="BA",
        kind="region",
        adhesions=[left_one()],
        latitude=1,
        longitude=2,
    )
    AuthorityFactory.create(endonym="Lviv", country="UA", programmes=[participation(romed)])
    ParticipantPageFactory.create(authority=tivat)

    def towns(**parameters: Any) -> list[str]:
        return [row[:-5] for row in listed(desk, AUTHORITIES, **parameters)]

    assert towns() == ["Lviv", "Tivat", "Zenica"]
    assert towns(country=["BA", "UA"]) == ["Lviv", "Zenica"]
    assert towns(kind="region") == ["Zenica"]
    assert towns(instrument="alliance") == ["Tivat"]
    assert towns(since_from="2014-01-01", since_to="2014-01-01") == ["Tivat", "Zenica"]
    assert towns(since_from="2018-05-05") == ["Tivat"]
    assert towns(since_from="2018-05-05", instrument="alliance") == []
    assert towns(since_from="2018-05-05", instrument="declaration") == ["Tivat"]
    assert towns(profile="without") == ["Lviv", "Zenica"]
    assert towns(profile="published") == ["Tivat"]
    assert towns(coordinates="without") == ["Lviv", "Tivat"]
    assert towns(coordinates="with") == ["Zenica"]
    assert towns(programme=[romact.pk, romed.pk]) == ["Lviv", "Tivat"]
    assert towns(country="BA", kind="municipality") == []
    assert towns(since_from="0001-01-01", since_to="9999-12-31") == ["Tivat", "Zenica"]


def test_countries_offered_are_those_of_the_register_in_the_readers_language(
    desk: Client,
) -> None:
    AuthorityFactory.create(country="ES")
    AuthorityFactory.create(country="AL")
    with translation.override("fr"):
        choices = desk.get(AUTHORITIES).context["filters"].form.fields["country"].choices
        assert list(choices) == [("AL", "Albanie"), ("ES", "Espagne")]


def test_export_of_authorities_has_every_column(desk: Client) -> None:
    programme = ProgrammeFactory.create(name="ROMACT")
    authority = AuthorityFactory.create(
        endonym="=Tivat",
        key="tivat",
        adhesions=[adhesion(127, date(2013, 6, 1))],
        names=[name("fr", "Tivat"), name("sq", "Tivari")],
        programmes=[participation(programme, "II", since=date(2015, 1, 1))],
        latitude=42.43,
        longitude=18.7,
        contact_email="a@example.org",
        contact_legal_basis="consent",
    )
    ParticipantPageFactory.create(authority=authority)
    AuthorityFactory.create(endonym="Zenica")

    [row] = exported(desk, AUTHORITIES, q="tivar")

    assert {column: value for column, value in row.items() if value} == {
        "Key": "tivat",
        "Own name": "'=Tivat",
        "Language of the own name": "en",
        "Kind": "Municipality",
        "Country code": "ME",
        "Country": "Montenegro",
        "Latitude": "42.43",
        "Longitude": "18.7",
        "Names": "Tivat (fr); Tivari (sq)",
        "Alliance number": "127",
        "Alliance since": "2013-06-01",
        "Adhesions": "Alliance 127 2013-06-01 – …",
        "Programmes": "ROMACT II 2015-01-01 – …",
        "Profiles": "en",
        "Contact: e-mail": "a@example.org",
        "Contact: legal basis": "Consent of the person",
        "Contact: may be published": "No",
    }
    assert len(row) == 30


def test_export_without_the_right_to_change_has_no_contact(visitor: Client) -> None:
    AuthorityFactory.create(endonym="Tivat", contact_email="a@example.org")

    [row] = exported(visitor, AUTHORITIES)

    assert row["Own name"] == "Tivat"
    assert len(row) == 24
    assert [column for column in row if "ontact" in column] == []
    assert "a@example.org" not in row.values()
