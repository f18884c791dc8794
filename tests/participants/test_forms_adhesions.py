"""The editors of adhesions: numbers and days are checked together, and said at the field."""

from datetime import date

import pytest
from django.test import Client

from core.models import User
from participants.models import Adhesion, Authority
from tests import editor
from tests.factories import AuthorityFactory, adhesion
from tests.participants.desk import address, errors, new_authority, save

pytestmark = pytest.mark.django_db

OVERLAP = (
    "It belongs to this instrument at that time already. Give the earlier adhesion its last day, "
    "or correct the dates."
)
TAKEN = "Another adhesion to this instrument has this number."


def periods(authority: Authority) -> list[tuple[int | None, date | None, date | None]]:
    rows = Adhesion.objects.filter(authority=authority).order_by("since")
    return list(rows.values_list("ordinal", "since", "until"))


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
