"""The inbox: views of which none buries another, filters, search, the sheet, the count."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import User
from submissions.models import State, Submission
from tests.clients import logged_in
from tests.factories import AuthorityFactory, UserFactory
from tests.factories.submissions import (
    CooperationProposalFactory,
    MembershipApplicationFactory,
    ProfileCorrectionFactory,
)
from tests.submissions.desk import address, upload

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


def listed(client: Client, box: str = "open", **parameters: Any) -> list[str]:
    response = client.get(address("box", box), parameters)
    assert response.status_code == 200
    return [row.reference for row in response.context["object_list"]]


def flags(client: Client, box: str = "open") -> dict[str, list[str]]:
    response = client.get(address("box", box))
    rows = response.context["table"].data
    return {row.reference: [flag.label for flag in row.flags] for row in rows}


def test_what_is_suspect_unconfirmed_or_answered_lies_apart(desk: Client) -> None:
    days = (timezone.now() - timedelta(days=number) for number in range(9, 0, -1))
    make = MembershipApplicationFactory.create
    make(reference="new", received_at=next(days))
    make(reference="asked", state=State.ASKED_BACK, received_at=next(days))
    make(reference="declined", state=State.DECLINED, received_at=next(days))
    make(reference="odd", is_suspect=True, received_at=next(days))
    make(reference="odd-declined", is_suspect=True, state=State.DECLINED, received_at=next(days))
    ProfileCorrectionFactory.create(
        reference="unsure", state=State.UNCONFIRMED, received_at=next(days)
    )
    assert listed(desk) == ["new", "asked"]
    assert listed(desk, "closed") == ["declined"]
    assert listed(desk, "suspect") == ["odd-declined", "odd"]
    assert listed(desk, "unconfirmed") == ["unsure"]
    assert len(listed(desk, "all")) == 6
    boxes = desk.get(address("index")).context["boxes"]
    assert [box["count"] for box in boxes] == [2, 1, 2, 1, 6]
    assert [box["is_chosen"] for box in boxes] == [True, False, False, False, False]
    assert desk.get("/admin/submissions/box/nowhere/").status_code == 404


def test_row_tells_who_where_since_when_and_whose(desk: Client, coordinator: User) -> None:
    with time_machine.travel(NOON, tick=False):
        MembershipApplicationFactory.create(
            reference="EA-1",
            authority_name="Tivat",
            received_at=NOON - timedelta(days=3, hours=1),
            assigned_to=coordinator,
        )
        desk.force_login(coordinator)
        text = desk.get(address("index")).content.decode()
    for words in ("EA-1", "Application to join", "Tivat", "Montenegro", "New", "3 days", "Cora"):
        assert words in text


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"kind": "cooperation"}, ["ngo"]),
        ({"state": "in_review"}, ["mine"]),
        ({"country": "BA"}, ["ngo"]),
        ({"country": ["ME", "RS"]}, ["mine", "correction"]),
        ({"assigned": "me"}, ["mine"]),
        ({"assigned": "nobody"}, ["ngo", "correction"]),
        ({"suspect": "only"}, []),
        ({"q": "kosice"}, ["mine"]),
        ({"q": "NGO"}, ["ngo"]),
        ({"q": "zoe@"}, ["ngo"]),
        ({"q": "person kos"}, ["mine"]),
        ({"q": "nis ("}, ["correction"]),
        ({"q": "nothing like it"}, []),
    ],
)
def test_filters_and_search(
    desk: Client, coordinator: User, parameters: dict[str, Any], found: list[str]
) -> None:
    day = timezone.now() - timedelta(days=9)
    MembershipApplicationFactory.create(
        reference="mine",
        authority_name="Košice",
        state=State.IN_REVIEW,
        assigned_to=coordinator,
        received_at=day,
        contact_name="Bo Person",
    )
    CooperationProposalFactory.create(
        reference="ngo",
        country="BA",
        received_at=day + timedelta(days=1),
        contact_email="zoe@here.example",
    )
    ProfileCorrectionFactory.create(
        reference="correction",
        authority=AuthorityFactory.create(endonym="Niš", country="RS"),
        received_at=day + timedelta(days=2),
    )
    assert listed(desk, **parameters) == found


def test_flags_name_what_to_look_out_for(desk: Client) -> None:
    AuthorityFactory.create(endonym="Košice")
    MembershipApplicationFactory.create(reference="double", authority_name="KOSICE")
    MembershipApplicationFactory.create(
        reference="file", resolution=upload(), consents_to_publication=True
    )
    MembershipApplicationFactory.create(reference="plain")
    MembershipApplicationFactory.create(reference="odd", is_suspect=True)
    assert flags(desk) == {
        "double": ["Possible duplicate"],
        "file": ["File", "Consent"],
        "plain": [],
    }
    assert flags(desk, "suspect") == {"odd": ["Suspect"]}


def test_sheet_tells_nothing_of_a_person(desk: Client) -> None:
    MembershipApplicationFactory.create(
        reference="EA-1",
        authority_name="=Tivat",
        contact_name="Zqname",
        contact_email="zqmail@here.example",
        contact_role="Zqrole",
        contact_phone="Zqphone",
        message="Zqmessage",
        head_name="Zqhead",
    )
    response: Any = desk.get(address("box", "open"), {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(StringIO(text))
    assert row["Reference"] == "EA-1"
    assert row["Authority or organisation"] == "'=Tivat"
    assert "zq" not in text.casefold()


def test_empty_views_say_so(desk: Client) -> None:
    assert "Nothing waits for an answer." in desk.get(address("index")).content.decode()
    assert (
        "Nothing here fits: look in all submissions."
        in desk.get(address("index"), {"q": "x"}).content.decode()
    )


@pytest.mark.parametrize("parameters", [{}, {"q": "town"}, {"kind": "membership"}])
def test_statements_do_not_grow_with_the_rows(
    desk: Client, coordinator: User, parameters: dict[str, str]
) -> None:
    def count() -> int:
        desk.get(address("box", "all"), parameters)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert desk.get(address("box", "all"), parameters).status_code == 200
        return len(queries)

    def fill(number: int) -> None:
        for each in range(number):
            MembershipApplicationFactory.create(
                authority_name=f"Town {each % 9}", assigned_to=coordinator, resolution=upload()
            )
            CooperationProposalFactory.create()
            ProfileCorrectionFactory.create()

    fill(7)
    few = count()
    fill(60)
    assert Submission.objects.count() == 201
    assert count() == few


def menu_label(client: Client) -> list[str]:
    text = client.get("/admin/").content.decode()
    return [
        word for word in ("Submissions (2)", "Submissions", "/admin/submissions/") if word in text
    ]


def test_menu_counts_the_new_ones_for_those_who_answer_them_only(desk: Client) -> None:
    for state, is_suspect in (("received", 0), ("received", 0), ("in_review", 0), ("received", 1)):
        MembershipApplicationFactory.create(state=state, is_suspect=bool(is_suspect))
    assert menu_label(desk) == ["Submissions (2)", "Submissions", "/admin/submissions/"]
    editor = logged_in(UserFactory.create(groups=("Editors",)))
    assert menu_label(editor) == []
    moderator = logged_in(UserFactory.create(groups=("Moderators",)))
    assert menu_label(moderator) == []


def test_first_page_says_what_is_new_mine_and_oldest(desk: Client, coordinator: User) -> None:
    for days, person in ((12, coordinator), (3, None), (1, None)):
        MembershipApplicationFactory.create(
            received_at=timezone.now() - timedelta(days=days),
            assigned_to=person,
            state="in_review" if person else "received",
        )
    text = " ".join(desk.get("/admin/").content.decode().split())
    assert "2 new submissions" in text
    assert "1 is assigned to you" in text
    assert "The oldest open one came 12 days ago" in text


def test_ten_thousand_suspects_keep_the_inbox_as_it_was(desk: Client) -> None:
    MembershipApplicationFactory.create(reference="real")
    template = Submission.objects.get()
    rows = []
    for number in range(300):
        row = Submission(kind="membership", language="en", is_suspect=True, legal_basis="consent")
        row.content_digest, row.contact_email = template.content_digest, f"{number}@x.example"
        rows.append(row)
    Submission.objects.bulk_create(rows)
    assert listed(desk) == ["real"]
    assert desk.get(address("index")).context["boxes"][2]["count"] == 300
