"""The other listings of the register, and what all of them cost."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from participants.models import GoodPracticePage, ParticipantPage
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

STATEMENTS = {AUTHORITIES: 14, ADHESIONS: 12, PROGRAMMES: 11, MAP: 12, CHANGES: 15}
STATEMENTS_OF_EXPORT = {AUTHORITIES: 13, ADHESIONS: 5, PROGRAMMES: 5}


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
