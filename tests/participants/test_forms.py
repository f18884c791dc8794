"""The editors of the register: what is wrong is said at the field, and nothing ends in an error."""

from datetime import date
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse

from core.models import User
from participants.models import (
    Adhesion,
    Authority,
    AuthorityName,
    CommunityFigure,
    Programme,
    RegisterChange,
)
from tests import editor
from tests.factories import AuthorityFactory, ProgrammeFactory, adhesion, name, participation

pytestmark = pytest.mark.django_db

SPACE = "wagtailsnippets_participants"
OVERLAP = (
    "It belongs to this instrument at that time already. Give the earlier adhesion its last day, "
    "or correct the dates."
)
TAKEN = "Another adhesion to this instrument has this number."


def address(model: type[models.Model], view: str, *args: Any) -> str:
    return reverse(f"{SPACE}_{model._meta.model_name}:{view}", args=args)


def save(client: Client, row: Any, data: Any) -> Any:
    """Send an editor's form; return the answer."""
    model = type(row)
    url = address(model, "edit", row.pk) if row.pk else address(model, "add")
    return client.post(url, data)


def errors(response: Any) -> dict[str, list[str]]:
    """Return the messages of a refused form by field, rows as "relation-number-field"."""
    assert response.status_code == 200
    form = response.context["form"]
    found = dict(form.errors.items())
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            found |= {row.add_prefix(field): texts for field, texts in row.errors.items()}
        assert list(formset.non_form_errors()) == []
    return {field: list(texts) for field, texts in found.items()}


def new_authority(user: User, **fields: Any) -> Any:
    """Return the data of an authority that is added."""
    given = {"endonym": "Tivat", "endonym_language": "cnr", "kind": "municipality", "country": "ME"}
    return editor.row_data(Authority(), user, **given | fields)


def periods(authority: Authority) -> list[tuple[int | None, date | None, date | None]]:
    rows = Adhesion.objects.filter(authority=authority).order_by("since")
    return list(rows.values_list("ordinal", "since", "until"))


# Keys ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("endonym", "key"),
    [
        ("Tivat", "tivat"),
        ("Jyväskylä", "jyvaskyla"),
        ("Андріївка", "andriivka"),
        ("Łódź – miasto", "lodz-miasto"),
    ],
)
def test_empty_key_is_made_from_the_own_name(
    desk: Client, coordinator: User, endonym: str, key: str
) -> None:
    assert save(desk, Authority(), new_authority(coordinator, endonym=endonym)).status_code == 302

    assert Authority.objects.get().key == key


def test_proposed_key_is_one_that_nobody_has(desk: Client, coordinator: User) -> None:
    for _ in range(3):
        save(desk, Authority(), new_authority(coordinator))

    assert list(Authority.objects.order_by("pk").values_list("key", flat=True)) == [
        "tivat",
        "tivat-me",
        "tivat-2",
    ]


def test_own_name_without_letters_asks_for_a_key(desk: Client, coordinator: User) -> None:
    response = save(desk, Authority(), new_authority(coordinator, endonym="–"))

    assert errors(response) == {"key": ["Please give a key in Latin letters."]}
    assert not Authority.objects.exists()


def test_given_key_is_kept_and_a_taken_one_refused(desk: Client, coordinator: User) -> None:
    save(desk, Authority(), new_authority(coordinator, key="tivat-town"))
    response = save(desk, Authority(), new_authority(coordinator, key="tivat-town"))

    assert errors(response) == {"key": ["Authority with this Key already exists."]}
    assert Authority.objects.get().key == "tivat-town"


# Adhesions as rows ---------------------------------------------------------------------------


def test_ending_the_first_adhesion_and_adding_a_second_works_in_one_go(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1, date(2014, 1, 1))])
    data = editor.row_data(authority, coordinator) | {"adhesions-0-until": "2015-12-31"}
    data = editor.with_row(data, "adhesions", instrument="alliance", ordinal=2, since="2016-01-01")

    assert save(desk, authority, data).status_code == 302

    assert periods(authority) == [
        (1, date(2014, 1, 1), date(2015, 12, 31)),
        (2, date(2016, 1, 1), None),
    ]


def test_overlapping_rows_are_refused_at_the_later_one(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1, date(2014, 1, 1))])
    data = editor.row_data(authority, coordinator)
    data = editor.with_row(data, "adhesions", instrument="alliance", ordinal=2, since="2016-01-01")
    data = editor.with_row(data, "adhesions", instrument="declaration", since="2016-01-01")

    response = save(desk, authority, data)

    assert errors(response) == {"adhesions-1-since": [OVERLAP]}
    assert OVERLAP in response.content.decode()
    assert periods(authority) == [(1, date(2014, 1, 1), None)]


def test_row_that_goes_makes_room_for_one_with_its_number(desk: Client, coordinator: User) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(7, date(2014, 1, 1))])
    data = editor.row_data(authority, coordinator) | {"adhesions-0-DELETE": "1"}
    data = editor.with_row(data, "adhesions", instrument="alliance", ordinal=7, since="2015-01-01")

    assert save(desk, authority, data).status_code == 302

    assert periods(authority) == [(7, date(2015, 1, 1), None)]


def test_number_is_given_once_among_the_rows_and_among_all(desk: Client, coordinator: User) -> None:
    AuthorityFactory.create(adhesions=[adhesion(5)])
    data = new_authority(coordinator)
    for row in (
        {"instrument": "alliance", "ordinal": 5, "since": "2014-01-01", "until": "2014-12-31"},
        {"instrument": "alliance", "ordinal": 6, "since": "2015-01-01", "until": "2015-12-31"},
        {"instrument": "alliance", "ordinal": 6, "since": "2016-01-01"},
        {"instrument": "declaration", "ordinal": 5, "since": "2016-01-01"},
    ):
        data = editor.with_row(data, "adhesions", **row)

    response = save(desk, Authority(), data)

    assert errors(response) == {"adhesions-0-ordinal": [TAKEN], "adhesions-2-ordinal": [TAKEN]}
    assert Authority.objects.count() == 1


def test_end_before_the_beginning_is_refused_at_the_end(desk: Client, coordinator: User) -> None:
    data = editor.with_row(
        new_authority(coordinator),
        "adhesions",
        instrument="alliance",
        ordinal=0,
        since="2016-01-01",
        until="2015-12-31",
    )

    response = save(desk, Authority(), data)

    assert errors(response) == {
        "adhesions-0-ordinal": ["Ensure this value is greater than or equal to 1."],
        "adhesions-0-until": ["It can't end before it begins."],
    }


def test_added_row_in_which_nothing_was_typed_is_an_adhesion_from_the_beginning(
    desk: Client, coordinator: User
) -> None:
    data = editor.with_row(new_authority(coordinator), "adhesions", instrument="alliance")

    assert save(desk, Authority(), data).status_code == 302

    assert periods(Authority.objects.get()) == [(None, None, None)]


def test_two_adhesions_without_number_and_day_are_saved(desk: Client, coordinator: User) -> None:
    data = editor.with_row(new_authority(coordinator), "adhesions", instrument="alliance")
    data = editor.with_row(data, "adhesions", instrument="declaration")

    assert save(desk, Authority(), data).status_code == 302

    assert Adhesion.objects.count() == 2


def test_rows_say_which_numbers_come_next(desk: Client) -> None:
    AuthorityFactory.create(adhesions=[adhesion(129)])
    AuthorityFactory.create(adhesions=[adhesion(7, instrument="declaration")])

    text = "The next free numbers: Alliance: 130; Declaration of Mayors against Anti-Gypsyism: 8."
    assert text in desk.get(address(Authority, "add")).content.decode()
    assert text in desk.get(address(Adhesion, "add")).content.decode()


def test_exchanged_numbers_are_explained(desk: Client, coordinator: User) -> None:
    rows = [adhesion(1, date(2014, 1, 1), date(2014, 12, 31)), adhesion(2, date(2015, 1, 1))]
    authority = AuthorityFactory.create(adhesions=rows)
    data = editor.row_data(authority, coordinator)
    data |= {"adhesions-0-ordinal": "2", "adhesions-1-ordinal": "1"}

    response = save(desk, authority, data)

    [message] = errors(response)["__all__"]
    assert "to exchange, empty one row first and save" in message
    assert periods(authority) == [
        (1, date(2014, 1, 1), date(2014, 12, 31)),
        (2, date(2015, 1, 1), None),
    ]


# An adhesion alone ---------------------------------------------------------------------------


def test_an_adhesions_own_editor_says_overlap_and_number_at_the_fields(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create(adhesions=[adhesion(1, date(2014, 1, 1))])
    row = Adhesion(authority=authority, ordinal=1, since=date(2015, 1, 1))

    response = save(desk, Adhesion(), editor.row_data(row, coordinator))

    assert errors(response) == {"ordinal": [TAKEN], "since": [OVERLAP]}
    assert Adhesion.objects.count() == 1


def test_an_adhesion_is_added_changed_and_does_not_stand_in_its_own_way(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create()
    row = Adhesion(authority=authority, ordinal=1, since=date(2015, 1, 1))
    assert save(desk, Adhesion(), editor.row_data(row, coordinator)).status_code == 302
    stored = Adhesion.objects.get()

    data = editor.row_data(stored, coordinator, until="2020-01-31")
    assert save(desk, stored, data).status_code == 302

    assert periods(authority) == [(1, date(2015, 1, 1), date(2020, 1, 31))]


def test_number_zero_is_refused(desk: Client, coordinator: User) -> None:
    row = Adhesion(authority=AuthorityFactory.create(), ordinal=0)

    response = save(desk, Adhesion(), editor.row_data(row, coordinator))

    assert errors(response) == {
        "ordinal": ["Ensure this value is greater than or equal to 1."],
    }


# The rest of an authority --------------------------------------------------------------------


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


# Deleting ------------------------------------------------------------------------------------


def test_programme_that_has_authorities_is_not_deleted(desk: Client) -> None:
    programme = ProgrammeFactory.create(name="ROMACT")
    AuthorityFactory.create(programmes=[participation(programme)])
    url = address(Programme, "delete", programme.pk)

    text = desk.post(url, follow=True).content.decode()

    assert "“ROMACT” was not deleted." in text
    assert "1 authority takes part in it, or did." in text
    assert f"?programme={programme.pk}" in text
    assert Programme.objects.count() == 1


def test_programme_of_nobody_is_deleted_and_recorded(desk: Client, coordinator: User) -> None:
    programme = ProgrammeFactory.create(name="ROMACT")

    desk.post(address(Programme, "delete", programme.pk))

    assert not Programme.objects.exists()
    assert RegisterChange.objects.get(action="deleted").user == coordinator
