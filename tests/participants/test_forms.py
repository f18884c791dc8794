"""The editors of the register: what is wrong is said at the field, and nothing ends in an error."""

import pytest
from django.test import Client

from core.models import User
from participants.models import (
    Adhesion,
    Authority,
    AuthorityName,
    CommunityFigure,
    RegisterChange,
)
from tests import editor
from tests.factories import AuthorityFactory, adhesion, name
from tests.participants.desk import errors, new_authority, save

pytestmark = pytest.mark.django_db


def test_bare_number_about_a_community_is_refused_at_its_field(
    desk: Client, coordinator: User
) -> None:
    data = editor.with_row(
        new_authority(coordinator),
        "figures",
        minimum=100,
        maximum=100,
        year=2020,
        source="Census",
        source_term="Roma",
    )

    response = save(desk, Authority(), data)

    assert errors(response) == {
        "figures-0-maximum": [
            "A single number claims too much: give a range, from lower to higher."
        ]
    }
    assert not CommunityFigure.objects.exists()


def test_figure_needs_source_and_its_term(desk: Client, coordinator: User) -> None:
    data = editor.with_row(
        new_authority(coordinator), "figures", minimum=1, maximum=2, year=2020, source=" "
    )

    response = save(desk, Authority(), data)

    assert sorted(errors(response)) == ["figures-0-source", "figures-0-source_term"]


def test_name_stands_once_in_a_language(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(names=[name("fr", "Tivat")])
    data = editor.with_row(
        editor.row_data(authority, coordinator), "names", language="fr", name="Tivat"
    )

    assert errors(save(desk, authority, data)) == {
        "names-1-name": ["This name stands here already."]
    }

    data = editor.with_row(
        editor.row_data(authority, coordinator), "names", language="de", name="Tivat"
    )
    assert save(desk, authority, data).status_code == 302
    assert AuthorityName.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"latitude": "42.4"}, "longitude"),
        ({"latitude": "91", "longitude": "1"}, "latitude"),
        ({"latitude": "nan", "longitude": "1"}, "latitude"),
        ({"population": "10"}, "population_year"),
        ({"contact_email": "a@example.org"}, "contact_legal_basis"),
        ({"subdivision_code": "RS-01"}, "subdivision_code"),
        ({"nuts_code": "X"}, "nuts_code"),
        ({"population": str(10**30)}, "population"),
        ({"country": "XX"}, "country"),
        ({"endonym": "\0"}, "endonym"),
    ],
)
def test_fault_is_said_at_its_field(
    desk: Client, coordinator: User, given: dict[str, str], field: str
) -> None:
    assert field in errors(save(desk, Authority(), new_authority(coordinator, **given)))
    assert not Authority.objects.exists()


def test_row_that_somebody_else_removed_is_said(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1)], names=[name("fr", "Ville")])
    data = editor.row_data(authority, coordinator)
    Adhesion.objects.all().delete()
    AuthorityName.objects.all().delete()

    response = save(desk, authority, data)

    assert {"adhesions-0-id", "names-0-id"} <= errors(response).keys()


def test_saving_in_the_editor_records_who_did_it(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(endonym="Tivat")
    RegisterChange.objects.all().delete()
    data = editor.row_data(
        authority, coordinator, contact_email="a@example.org", contact_legal_basis="consent"
    )
    data = editor.with_row(data, "adhesions", instrument="alliance", ordinal=127)

    save(desk, authority, data)

    changes = RegisterChange.objects.order_by("pk")
    assert [(row.user, row.authority, row.is_personal) for row in changes] == [
        (coordinator, authority, False),
        (coordinator, authority, True),
    ]
    assert changes[1].changes == {
        "contact_email": [None, "a@example.org"],
        "contact_legal_basis": [None, "consent"],
    }
