"""A person's data leaves the register with all that its records still tell of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from core.models import User
from participants.models import Authority, AuthorityHead, RegisterChange
from participants.services.erasing import erase_contacts, erase_heads, erase_records
from tests.factories import AuthorityFactory

pytestmark = pytest.mark.django_db
ANA = {
    "contact_name": "Ana Person",
    "contact_role": "Officer",
    "contact_email": "ana@tivat.example",
    "contact_phone": "+382 1",
    "contact_legal_basis": "consent",
    "contact_is_public": True,
}
ANA_ON_RECORD = {**ANA, "contact_is_public": "True"}


def contact_of(authority: Authority) -> dict[str, Any]:
    return Authority.objects.filter(pk=authority.pk).values(*ANA).get()


def records_of(model: str) -> list[tuple[str, str, dict[str, Any]]]:
    rows = RegisterChange.objects.filter(model=model).order_by("pk")
    return [(row.action, row.object_label, row.changes) for row in rows]


def test_contact_and_the_records_of_it_are_erased() -> None:
    authority = AuthorityFactory.create(endonym="Tivat", website="https://tivat.example", **ANA)
    erase_contacts([authority.pk])
    assert contact_of(authority) == {
        **dict.fromkeys(ANA, ""),
        "contact_is_public": False,
    }
    [(_, label, created), (action, _, erased)] = records_of("participants.Authority")
    assert label == "Tivat (ME)"
    told = {name: created[name] for name in ANA_ON_RECORD}
    assert told == {
        "contact_name": [None, "[erased]"],
        "contact_role": [None, "[erased]"],
        "contact_email": [None, "[erased]"],
        "contact_phone": [None, "[erased]"],
        "contact_legal_basis": [None, "consent"],
        "contact_is_public": [None, "True"],
    }
    assert created["website"] == [None, "https://tivat.example"]
    assert action == "changed"
    assert erased == {name: list(reversed(pair)) for name, pair in told.items()}


def test_records_of_another_contact_stay() -> None:
    authority = AuthorityFactory.create(contact_name="Bo Before", contact_legal_basis="consent")
    Authority.objects.filter(pk=authority.pk).update(contact_name="", contact_role="Clerk")
    Authority.objects.filter(pk=authority.pk).update(**ANA)
    erase_contacts([authority.pk])
    records = records_of("participants.Authority")
    assert records[0][2]["contact_name"] == [None, "Bo Before"]
    assert records[1][2] == {
        "contact_name": ["Bo Before", None],
        "contact_role": [None, "Clerk"],
    }
    assert "Ana" not in str(records)


def test_contact_of_another_authority_stays() -> None:
    first, second = AuthorityFactory.create(**ANA), AuthorityFactory.create(**ANA)
    erase_contacts([first.pk])
    assert contact_of(second) == ANA
    assert RegisterChange.objects.get(object_key=str(second.pk)).changes["contact_name"] == [
        None,
        "Ana Person",
    ]


def test_head_is_gone_with_the_name_in_every_record() -> None:
    heads = [
        AuthorityHead(name="Ana Head", office="mayor", since=date(2020, 1, 1)),
        AuthorityHead(name="Bo Head", office="mayor"),
    ]
    authority = AuthorityFactory.create(heads=heads)
    first = AuthorityHead.objects.get(name="Ana Head")
    first.name = "Ana Former Head"
    first.save()
    erase_heads([first.pk])
    assert list(authority.heads.values_list("name", flat=True)) == ["Bo Head"]
    records = records_of("participants.AuthorityHead")
    assert [(action, label) for action, label, _ in records] == [
        ("created", "[erased]"),
        ("created", "Bo Head"),
        ("changed", "[erased]"),
        ("deleted", "[erased]"),
    ]
    assert "Ana" not in str(records)
    assert records[2][2] == {"name": ["[erased]", "[erased]"]}
    assert records[1][2]["name"] == [None, "Bo Head"]


def test_single_records_are_erased() -> None:
    AuthorityFactory.create(**ANA)
    record = RegisterChange.objects.get()
    erase_records([record.pk])
    record.refresh_from_db()
    assert record.changes["contact_email"] == [None, "[erased]"]
    assert record.changes["country"] == [None, "ME"]


def test_listing_of_changes_says_that_values_were_erased(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(contact_name="Ana Person", contact_legal_basis="consent")
    erase_contacts([authority.pk])
    response = desk.get("/admin/register/changes/")
    [erased, _created] = response.context["table"].data
    assert [(part.label, part.old, part.new) for part in erased.differences] == [
        ("Name", "erased", ""),
        ("Legal basis", "Consent of the person", ""),
    ]
    assert b"Ana Person" not in response.content
