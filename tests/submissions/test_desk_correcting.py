"""Corrections are taken over field by field, by the register's own rules."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from core.models import User
from participants.models import Authority, AuthorityHead, RegisterChange
from submissions.models import ProfileCorrection, ProposedChange
from submissions.services.correcting import Choices, compared, correct
from tests.factories import AuthorityFactory, ParticipantPageFactory
from tests.factories.submissions import ProfileCorrectionFactory, proposed
from tests.submissions.desk import act, address, done, errors, mails, state_of, turn
from tests.submissions.sending import CORRECTION, send
from tests.submissions.sending import correction as sent

pytestmark = pytest.mark.django_db
MAY = date(2026, 5, 1)


def tivat(**fields: Any) -> Authority:
    authority: Authority = AuthorityFactory.create(
        endonym="Tivat", website="https://old.example/", **fields
    )
    return authority


def keys(correction: ProfileCorrection, *fields: str) -> list[int]:
    rows = correction.changes.filter(field__in=fields)
    return list(rows.values_list("pk", flat=True))


def test_ticked_values_are_taken_over_and_the_others_left(desk: Client, coordinator: User) -> None:
    authority = tivat(population=14000, population_year=2011, population_source="MONSTAT")
    correction = ProfileCorrectionFactory.create(
        authority=authority,
        reference="EA-7",
        changes=[
            proposed("website", "https://old.example/", "https://new.example/"),
            proposed("population", "14000", "15000"),
        ],
    )
    act(desk, correction, "correct", ticked=keys(correction, "website"), text="Thank you.")
    authority.refresh_from_db()
    assert (authority.website, authority.population) == ("https://new.example/", 14000)
    decisions = dict(ProposedChange.objects.values_list("field", "decision"))
    assert decisions == {"website": "taken", "population": "left"}
    assert set(ProposedChange.objects.values_list("decided_by", flat=True)) == {coordinator.pk}
    assert state_of(correction) == "accepted"
    assert done(correction) == [("accepted", "website")]
    change = RegisterChange.objects.filter(authority=authority).first()
    assert change is not None
    assert (change.user, change.changes) == (
        coordinator,
        {"website": ["https://old.example/", "https://new.example/"]},
    )
    (mail,) = mails()
    assert "Taken over:\n- Website\n\nLeft as it was:\n- Population\n\nThank you." in mail.text
    assert "example/" not in mail.text


def test_what_the_register_says_now_stands_beside_what_it_said_then(desk: Client) -> None:
    authority = tivat(latitude=42.43, longitude=18.7)
    correction = ProfileCorrectionFactory.create(
        authority=authority,
        changes=[
            proposed("website", "https://older.example/", "https://new.example/"),
            proposed("latitude", "42.43", "42.44"),
            proposed("contact_name", "", "Bo Person"),
        ],
    )
    rows = [row for row, _ticked in desk.get(address("correct", correction.pk)).context["rows"]]
    assert [(row.label, row.now, row.has_changed_since) for row in rows] == [
        ("Website", "https://old.example/", True),
        ("Latitude", "42.43", False),
        ("Contact: Name", "", False),
    ]


def test_none_ticked_takes_nothing_over(desk: Client) -> None:
    correction = ProfileCorrectionFactory.create(
        changes=[proposed("website", "", "https://x.example/")]
    )
    answer = act(desk, correction, "correct", text="")
    assert errors(answer) == {"__all__": ["Tick what to take over; to take nothing over, decline."]}
    assert (state_of(correction), mails()) == ("received", [])


def test_what_the_register_refuses_is_said_and_nothing_is_taken_over(desk: Client) -> None:
    authority = tivat()
    correction = ProfileCorrectionFactory.create(
        authority=authority,
        changes=[
            proposed("website", "", "https://new.example/"),
            proposed("nuts_code", "", "FR1"),
            proposed("latitude", "", "91"),
        ],
    )
    ticked = keys(correction, "website", "nuts_code", "latitude")
    answer = act(desk, correction, "correct", ticked=ticked, text="")
    assert sorted(errors(answer)["__all__"]) == [
        "Latitude: Ensure this value is less than or equal to 90.",
        "Longitude: A place has both a latitude and a longitude.",
        "NUTS: A NUTS code of this country begins with ME and has up to 3 signs more.",
    ]
    authority.refresh_from_db()
    assert authority.website == "https://old.example/"
    assert set(ProposedChange.objects.values_list("decision", flat=True)) == {"waiting"}
    assert (done(correction), mails()) == ([], [])


def test_another_contact_has_not_agreed_to_be_published(coordinator: User) -> None:
    authority = tivat(
        contact_name="Ana Person", contact_is_public=True, contact_legal_basis="consent"
    )
    correction = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed("contact_name", "Ana Person", "Bo Person")]
    )
    correct(turn(correction, coordinator), Choices(keys(correction, "contact_name")))
    authority.refresh_from_db()
    assert (authority.contact_name, authority.contact_is_public) == ("Bo Person", False)
    assert authority.contact_legal_basis == "public_task"


def test_another_head_begins_where_the_one_before_ends(desk: Client) -> None:
    authority = tivat(heads=[AuthorityHead(name="Ana", office="mayor", since=date(2020, 1, 1))])
    correction = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed("head_name", "Ana", "Bo")]
    )
    ticked = keys(correction, "head_name")
    refused = act(
        desk, correction, "correct", ticked=ticked, head="another", head_since="", text=""
    )
    assert errors(refused) == {"head_since": ["Say from which day on."]}
    act(
        desk, correction, "correct", ticked=ticked, head="another", head_since="2026-05-01", text=""
    )
    rows = authority.heads.order_by("sort_order").values_list("name", "office", "since", "until")
    assert list(rows) == [
        ("Ana", "mayor", date(2020, 1, 1), date(2026, 4, 30)),
        ("Bo", "mayor", MAY, None),
    ]


def test_name_of_a_head_is_mended(desk: Client) -> None:
    authority = tivat(heads=[AuthorityHead(name="Anna", office="mayor", since=date(2020, 1, 1))])
    correction = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed("head_name", "Anna", "Ana")]
    )
    act(desk, correction, "correct", ticked=keys(correction, "head_name"), head="same", text="")
    assert authority.heads.get().name == "Ana"
    assert state_of(correction) == "accepted"


def test_head_is_the_one_that_readers_see(client: Client, coordinator: User) -> None:
    elected, leading = (date(2999, 1, 1), None), (date(2020, 1, 1), None)
    authority = tivat(
        heads=[
            AuthorityHead(name=name, office="mayor", since=since, until=until)
            for name, (since, until) in (
                ("Elected", elected),
                ("Leading", leading),
                ("Beside", (date(2024, 1, 1), None)),
            )
        ]
    )
    ParticipantPageFactory.create(authority=authority)
    send(client, CORRECTION, sent(authority, ("HEAD_NAME", "Leading Well")))
    correction = ProfileCorrection.objects.get()
    (row,) = compared(correction)
    assert (row.now, row.change.old_value) == ("Leading", "Leading")
    correct(turn(correction, coordinator), Choices(keys(correction, "head_name")))
    names = authority.heads.order_by("sort_order").values_list("name", flat=True)
    assert list(names) == ["Elected", "Leading Well", "Beside"]


def test_first_head_needs_an_office(desk: Client) -> None:
    authority = tivat()
    correction = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed("head_name", "", "Ana")]
    )
    ticked = keys(correction, "head_name")
    data = {"ticked": ticked, "head_office": "governor", "head_since": "", "text": ""}
    act(desk, correction, "correct", **data)
    head = authority.heads.get()
    assert (head.name, head.office, head.since) == ("Ana", "governor", None)


def test_value_is_emptied_where_that_is_proposed(coordinator: User) -> None:
    authority = tivat(population=14000, population_year=2011, population_source="MONSTAT")
    fields = ("website", "population")
    correction = ProfileCorrectionFactory.create(
        authority=authority, changes=[proposed(name, "", "") for name in fields]
    )
    correct(turn(correction, coordinator), Choices(keys(correction, *fields)))
    authority.refresh_from_db()
    assert (authority.website, authority.population) == ("", None)


def test_authority_that_is_gone_is_not_corrected(coordinator: User) -> None:
    correction = ProfileCorrectionFactory.create(
        authority=None,
        authority_label="Tivat (ME)",
        changes=[proposed("website", "", "https://x.example/")],
    )
    with pytest.raises(ValidationError, match="not in the register any more"):
        correct(turn(correction, coordinator), Choices(keys(correction, "website")))
    assert state_of(correction) == "received"


@pytest.mark.parametrize("email", ["Ana@example.org", "bo@example.org"])
def test_nobody_agrees_for_another_person(desk: Client, email: str) -> None:
    authority = tivat()
    correction = ProfileCorrectionFactory.create(
        authority=authority,
        contact_email="ana@example.org",
        consents_to_publication=True,
        changes=[proposed("contact_email", "", email)],
    )
    act(desk, correction, "correct", ticked=keys(correction, "contact_email"), text="")
    authority.refresh_from_db()
    assert authority.contact_email == email
    assert authority.contact_is_public is (email == "Ana@example.org")
