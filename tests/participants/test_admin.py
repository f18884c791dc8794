"""The register in the admin: what staff see, find, filter and take out."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from participants.models import Adhesion, Authority, GoodPracticePage, ParticipantPage
from tests import editor
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    GoodPracticePageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    enter,
    name,
    participation,
    translate,
)

pytestmark = pytest.mark.django_db

SNIPPETS = "/admin/snippets/participants"
AUTHORITIES, ADHESIONS, PROGRAMMES = (
    f"{SNIPPETS}/{noun}/" for noun in ("authority", "adhesion", "programme")
)
MAP, CHANGES = "/admin/register/map/", "/admin/register/changes/"
PROFILES, PRACTICES = "/admin/profiles/", "/admin/good-practices/"
STATEMENTS = {AUTHORITIES: 13, ADHESIONS: 11, PROGRAMMES: 10, MAP: 11, CHANGES: 14}
STATEMENTS_OF_EXPORT = {AUTHORITIES: 13, ADHESIONS: 5, PROGRAMMES: 5}


def listed(client: Client, url: str, **parameters: Any) -> list[str]:
    response = client.get(url, parameters)
    assert response.status_code == 200
    return [str(row) for row in response.context["object_list"]]


def labels(response: Any) -> list[str]:
    return [str(column.label) for column in response.context["table"].columns.values()]


def exported(client: Client, url: str, **parameters: Any) -> list[dict[str, str]]:
    response: Any = client.get(url, {**parameters, "export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


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


def left_one() -> Adhesion:
    return adhesion(9, date(2014, 1, 1), date(2020, 1, 31))


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


# Adhesions and programmes --------------------------------------------------------------------


def test_adhesions_are_listed_filtered_searched_and_exported(desk: Client) -> None:
    evidence = DocumentFactory.create(title="Resolution 12")
    AuthorityFactory.create(
        endonym="Tivat",
        adhesions=[
            adhesion(127, date(2014, 3, 20), evidence=evidence),
            adhesion(5, date(2016, 1, 1), instrument="declaration"),
        ],
    )
    AuthorityFactory.create(endonym="Málaga", country="ES", adhesions=[left_one()])

    assert labels(desk.get(ADHESIONS)) == [
        *("Authority", "Instrument", "Number", "From", "Until", "Evidence"),
    ]
    tivat, signed, malaga = (
        "Tivat (ME): Alliance 127",
        "Tivat (ME): Declaration of Mayors against Anti-Gypsyism 5",
        "Málaga (ES): Alliance 9",
    )
    assert listed(desk, ADHESIONS) == [signed, tivat, malaga]
    assert listed(desk, ADHESIONS, ordering="authority") == [malaga, tivat, signed]
    assert listed(desk, ADHESIONS, instrument="declaration") == [signed]
    assert listed(desk, ADHESIONS, on="2014-03-20") == [tivat, malaga]
    assert listed(desk, ADHESIONS, on="2020-02-01") == [signed, tivat]
    assert listed(desk, ADHESIONS, country="ES") == [malaga]
    assert listed(desk, ADHESIONS, q="malag") == [malaga]
    row = exported(desk, ADHESIONS, on="2014-03-20")[0]
    assert row == {
        "Key of the authority": "tivat",
        "Authority": "Tivat",
        "Country": "Montenegro",
        "Instrument": "Alliance",
        "Number": "127",
        "From": "2014-03-20",
        "Until": "",
        "Evidence": "Resolution 12",
    }


def test_programmes_are_listed_with_their_number_of_authorities(desk: Client) -> None:
    romact = ProgrammeFactory.create(name="ROMACT")
    ProgrammeFactory.create(name="ROMED")
    rows = [participation(romact, "I"), participation(romact, "II")]
    AuthorityFactory.create(programmes=rows)
    AuthorityFactory.create(programmes=[participation(romact, "I")])

    table = [(row["Name"], row["Authorities"]) for row in exported(desk, PROGRAMMES)]

    assert table == [("ROMACT", "2"), ("ROMED", "0")]
    assert listed(desk, PROGRAMMES, q="med") == ["ROMED"]


# Profiles and good practices -----------------------------------------------------------------


def test_profiles_are_listed_and_filtered(desk: Client) -> None:
    for town, country, kind in (("Tivat", "ME", "municipality"), ("Zenica", "BA", "region")):
        authority = AuthorityFactory.create(endonym=town, country=country, kind=kind)
        ParticipantPageFactory.create(authority=authority)

    assert labels(desk.get(PROFILES))[1:] == [
        *("Title", "Authority", "Country", "Last changed", "Status")
    ]
    assert listed(desk, PROFILES, country="BA") == ["Zenica"]
    assert listed(desk, PROFILES, kind="municipality") == ["Tivat"]
    assert exported(desk, PROFILES, kind="region")[0]["Country"] == "Bosnia & Herzegovina"


def test_good_practices_are_listed_and_filtered(desk: Client) -> None:
    tivat, romact = AuthorityFactory.create(endonym="Tivat"), ProgrammeFactory.create(name="ROMACT")
    GoodPracticePageFactory.create(title="Bus", authorities=[tivat], programmes=[romact])
    GoodPracticePageFactory.create(title="Clinic", theme="health", evidence="demonstrated")

    assert listed(desk, PRACTICES, authority=tivat.pk) == ["Bus"]
    assert listed(desk, PRACTICES, programme=romact.pk) == ["Bus"]
    assert listed(desk, PRACTICES, theme="health") == ["Clinic"]
    assert listed(desk, PRACTICES, evidence="demonstrated") == ["Clinic"]
    row = exported(desk, PRACTICES, theme="education")[0]
    assert (row["Authorities"], row["Programmes"]) == ("Tivat (ME)", "ROMACT")


def test_copy_of_a_profile_is_refused_with_a_message(desk: Client) -> None:
    profile = ParticipantPageFactory.create()
    form = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(profile.get_parent().pk),
        "publish_copies": "on",
    }

    response = desk.post(editor.page_url("copy", profile.pk), form, follow=True)

    assert "This language has a page about it already" in response.content.decode()
    assert ParticipantPage.objects.count() == 1


def test_copy_of_a_good_practice_keeps_what_it_names(desk: Client) -> None:
    authority = AuthorityFactory.create()
    practice = GoodPracticePageFactory.create(authorities=[authority])
    form = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": str(practice.get_parent().pk),
    }

    desk.post(editor.page_url("copy", practice.pk), form)

    copy = GoodPracticePage.objects.get(slug="copy")
    assert [use.authority for use in copy.authority_uses.all()] == [authority]


# Deleting ------------------------------------------------------------------------------------


def test_authority_with_adhesions_and_profiles_is_not_deleted_but_told_what_to_do(
    desk: Client,
) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", adhesions=[adhesion(127)])
    profile = ParticipantPageFactory.create(authority=authority)
    url = f"{AUTHORITIES}delete/{authority.pk}/"

    for text in (desk.get(url).content.decode(), desk.post(url, follow=True).content.decode()):
        assert "It has 1 adhesion. Who left gets a last day" in text
        assert "It has a profile, “Tivat” (en). Delete that page first." in text
        assert f"/admin/pages/{profile.pk}/delete/" in text
        assert "Yes, delete" not in text
    assert "“Tivat (ME)” was not deleted." in text
    assert Authority.objects.count() == 1


def test_authority_without_history_is_deleted(desk: Client) -> None:
    authority = AuthorityFactory.create(names=[name("fr", "Ville")])

    assert "Yes, delete" in desk.get(f"{AUTHORITIES}delete/{authority.pk}/").content.decode()
    desk.post(f"{AUTHORITIES}delete/{authority.pk}/")

    assert not Authority.objects.exists()


def test_adhesion_is_deleted_after_a_warning(desk: Client) -> None:
    row = AuthorityFactory.create(adhesions=[adhesion(1)]).adhesions.get()
    url = f"{ADHESIONS}delete/{row.pk}/"

    assert "Who left gets a last day instead." in desk.get(url).content.decode()
    desk.post(url)

    assert not Adhesion.objects.exists()


@pytest.mark.parametrize("model", ["authority", "adhesion", "programme"])
def test_nothing_of_the_register_is_deleted_in_bulk(desk: Client, model: str) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1)])
    programme = ProgrammeFactory.create()
    keys = {
        "authority": authority.pk,
        "adhesion": authority.adhesions.get().pk,
        "programme": programme.pk,
    }

    url = f"/admin/bulk/participants/{model}/delete/?id={keys[model]}"
    text = desk.post(url, follow=True).content.decode()

    assert "Rows of the register are deleted one by one." in text
    assert "data-bulk-action-select-all-checkbox" not in text
    assert (Authority.objects.count(), Adhesion.objects.count()) == (1, 1)


# Statements ----------------------------------------------------------------------------------


def crowd(count: int) -> None:
    """Make authorities of which each has everything that the listings show, and shares nothing."""
    enter([AuthorityFactory.build(**everything()) for _ in range(count - 1)])
    AuthorityFactory.create(**everything())  # Its changes, the newest, are of all sorts.


def everything() -> dict[str, Any]:
    signed = adhesion(instrument="declaration")
    return {
        "names": [name("fr", "Ville"), name("de", "Stadt")],
        "adhesions": [adhesion(evidence=DocumentFactory.create()), signed],
        "programmes": [participation(ProgrammeFactory.create(), "I")],
        "latitude": 1,
        "longitude": 2,
    }


def test_listings_take_as_many_statements_at_20_as_at_200_rows(desk: Client) -> None:
    counts: dict[str, list[int]] = {}
    profiles = [ParticipantPageFactory.create() for _ in range(3)]
    translate(profiles[0], "fr", title="Ville")
    for rows in (20, 180):
        crowd(rows)
        for url in STATEMENTS:
            counts.setdefault(url, []).append(statements(desk, url))
        for url in STATEMENTS_OF_EXPORT:
            counts.setdefault(f"{url}?export=csv", []).append(statements(desk, f"{url}?export=csv"))

    expected = {url: [number] * 2 for url, number in STATEMENTS.items()}
    exports = {f"{url}?export=csv": [n] * 2 for url, n in STATEMENTS_OF_EXPORT.items()}
    assert counts == expected | exports


def test_listings_of_pages_take_as_many_statements_for_more_rows(desk: Client) -> None:
    urls = [f"{url}{query}" for url in (PROFILES, PRACTICES) for query in ("", "?export=csv")]
    counts: list[list[int]] = []
    for rows in (2, 6):
        for _ in range(rows):
            profile = ParticipantPageFactory.create()
            programmes = [ProgrammeFactory.create()]
            GoodPracticePageFactory.create(authorities=[profile.authority], programmes=programmes)
        counts.append([statements(desk, url) for url in urls])

    assert counts[0] == counts[1]


def statements(client: Client, address: str) -> int:
    client.get(address)  # What is cached for good comes first.
    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get(address)
        if response.streaming:
            list(response.streaming_content)
    return len(queries)
