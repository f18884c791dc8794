"""The listing of changes: who sees it, what it tells, what leaves the house."""

import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from core.models import User
from participants.models import Adhesion, Authority, AuthorityHead, RegisterChange
from tests import editor
from tests.factories import (
    AuthorityFactory,
    DocumentFactory,
    ProgrammeFactory,
    UserFactory,
    adhesion,
    participation,
)

pytestmark = pytest.mark.django_db

CHANGES = "/admin/register/changes/"


def told(client: Client, **parameters: Any) -> list[tuple[str, str]]:
    """Return the entry and the action of each change that is listed."""
    response = client.get(CHANGES, parameters)
    assert response.status_code == 200
    rows = response.context["object_list"]
    return [(row.object_label, row.action) for row in rows]


def differences(client: Client, **parameters: Any) -> list[tuple[str, str, str, bool]]:
    """Return what the first change listed tells: label, old, new, whether it is personal."""
    [*rows] = client.get(CHANGES, parameters).context["table"].data
    return [(part.label, part.old, part.new, part.is_personal) for part in rows[0].differences]


def exported(client: Client) -> list[dict[str, str]]:
    response: Any = client.get(CHANGES, {"export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def write_to(authority: Authority, client: Client, user: User, **changes: str) -> None:
    """Save an authority in its editor."""
    url = reverse("wagtailsnippets_participants_authority:edit", args=[authority.pk])
    assert client.post(url, editor.row_data(authority, user, **changes)).status_code == 302


def test_change_in_the_editor_is_told_with_person_labels_and_values(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", country="ME")
    write_to(
        authority,
        desk,
        coordinator,
        country="HR",
        contact_name="A. Example",
        contact_legal_basis="consent",
        contact_is_public="on",
    )

    response = desk.get(CHANGES)

    assert differences(desk) == [
        ("Country", "Montenegro", "Croatia", False),
        ("Name", "", "A. Example", True),
        ("Legal basis", "", "Consent of the person", True),
        ("May be published", "No", "Yes", True),
    ]
    content = response.content.decode()
    assert "Ana Coordinator" in content
    assert f"/admin/snippets/participants/authority/edit/{authority.pk}/" in content


def test_rows_that_a_change_refers_to_are_named(desk: Client) -> None:
    programme = ProgrammeFactory.create(name="ROMACT")
    document = DocumentFactory.create(title="Resolution 12")
    authority = AuthorityFactory.create(programmes=[participation(programme)])
    assert differences(desk, q="", action="created")  # The authority's own row came last.
    row = Adhesion.objects.create(authority=authority, ordinal=1, evidence=document)
    assert ("Evidence", "", "Resolution 12", False) in differences(desk)
    document.delete()
    row.delete()
    assert [part[0] for part in differences(desk)] == ["Instrument", "Number"]
    created = RegisterChange.objects.filter(model="participants.ProgrammeParticipation")
    created.update(at=datetime(2030, 1, 1, tzinfo=UTC))
    assert differences(desk) == [("Programme", "", "ROMACT", False)]


def test_changes_are_filtered(desk: Client, coordinator: User) -> None:
    tivat, lviv = (AuthorityFactory.create(endonym=name) for name in ("Tivat", "Lviv"))
    RegisterChange.objects.update(at=datetime(2020, 5, 5, 12, tzinfo=UTC))
    write_to(lviv, desk, coordinator, contact_phone="+33 1", contact_legal_basis="consent")
    AuthorityHead.objects.create(authority=tivat, name="B. Example", office="mayor")
    head, contact = ("B. Example", "created"), ("Lviv (ME)", "changed")
    old = [("Lviv (ME)", "created"), ("Tivat (ME)", "created")]

    assert told(desk) == [head, contact, *old]
    assert told(desk, ordering="at") == [head, contact, *old][::-1]
    assert told(desk, authority=tivat.pk) == [head, ("Tivat (ME)", "created")]
    assert told(desk, user=coordinator.pk) == [contact]
    assert told(desk, action="created") == [head, *old]
    assert told(desk, personal="only") == [head, contact]
    assert told(desk, at_to="2020-05-05") == old
    assert told(desk, at_from="2020-05-06") == [head, contact]


def test_what_was_deleted_is_still_told(desk: Client) -> None:
    AuthorityFactory.create(endonym="Tivat").delete()

    content = desk.get(CHANGES, {"action": "deleted"}).content.decode()

    assert "Tivat (ME) (deleted since)" in content
    assert "<del>Montenegro</del>" in content


def test_export_tells_that_personal_data_changed_and_not_which(desk: Client) -> None:
    authority = AuthorityFactory.create(endonym="Tivat")
    authority.contact_email, authority.contact_legal_basis = "a@example.org", "consent"
    authority.population, authority.population_year = 10, 2020
    authority.population_source = "=cmd()"
    authority.save()
    AuthorityHead.objects.create(authority=authority, name="B. Example", office="mayor")

    head, contact, _created = exported(desk)

    assert head["What"] == "Name (…); Office (…)"
    assert head["Entry"] == ""
    assert head["Personal data"] == "Yes"
    assert contact["What"] == (
        "Population:  → 10; Year:  → 2020; Source:  → =cmd(); E-mail (…); Legal basis (…)"
    )
    assert contact["Entry"] == contact["Authority"] == "Tivat (ME)"
    assert contact["Who"] == "The system"
    text = str([head, contact])
    assert "example.org" not in text
    assert "B. Example" not in text


def test_change_of_a_deleted_account_is_not_told_as_the_systems(desk: Client) -> None:
    author = UserFactory.create(groups=("Register coordinators", "Moderators"))
    client = Client()
    client.force_login(author)
    authority = AuthorityFactory.create(endonym="Tivat")
    write_to(authority, client, author, endonym="Budva")
    number = author.pk
    author.delete()

    changed, created = exported(desk)

    assert changed["Who"] == f"Account no. {number} (deleted since)"
    assert created["Who"] == "The system"
    assert f"Account no. {number} (deleted since)" in desk.get(CHANGES).content.decode()


def test_changes_are_hidden_from_those_who_may_not_change_authorities(visitor: Client) -> None:
    AuthorityFactory.create(endonym="Tivat", contact_email="a@example.org")

    for url in (CHANGES, f"{CHANGES}results/", f"{CHANGES}?export=csv"):
        response = visitor.get(url)
        assert response.status_code == 302
        assert b"example.org" not in response.content


def test_nobody_adds_changes_or_deletes_an_entry() -> None:
    client = Client()
    client.force_login(UserFactory.create(is_superuser=True))
    AuthorityFactory.create(adhesions=[adhesion(1, date(2014, 1, 1))])
    entry = RegisterChange.objects.first()
    assert entry is not None
    before = list(RegisterChange.objects.values())

    for name in ("add", "edit", "delete", "copy"):
        with pytest.raises(NoReverseMatch):
            reverse(f"register_changes:{name}", args=[] if name == "add" else [entry.pk])
    assert client.post(CHANGES, {"action": "changed"}).status_code == 405
    assert (
        client.post(f"/admin/bulk/participants/registerchange/delete/?id={entry.pk}").status_code
        == 404
    )
    assert list(RegisterChange.objects.values()) == before


def test_an_authority_leads_to_its_changes(desk: Client) -> None:
    authority = AuthorityFactory.create()
    url = f"{CHANGES}?authority={authority.pk}"
    listing = "/admin/snippets/participants/authority/"

    assert url in desk.get(listing).content.decode()
    assert url in desk.get(f"{listing}edit/{authority.pk}/").content.decode()
