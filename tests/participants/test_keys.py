"""Keys of the register: proposed or given once, and the same for ever."""

import pytest
from django.test import Client

from core.models import User
from participants.models import Authority, Programme, RegisterChange
from tests import editor
from tests.factories import AuthorityFactory
from tests.participants.desk import address, errors, new_authority, save

pytestmark = pytest.mark.django_db


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


def test_stored_key_of_an_authority_is_shown_and_stays_whatever_is_sent(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", key="tivat")
    data = editor.row_data(authority, coordinator, key="budva", endonym="Budva")

    form = desk.get(address(Authority, "edit", authority.pk)).context["form"]
    assert (form["key"].value(), form.fields["key"].disabled) == ("tivat", True)
    assert save(desk, authority, data).status_code == 302

    authority.refresh_from_db()
    assert (authority.key, authority.endonym) == ("tivat", "Budva")
    assert RegisterChange.objects.latest("pk").changes == {"endonym": ["Tivat", "Budva"]}


def test_stored_key_of_an_authority_stays_when_none_is_sent(
    desk: Client, coordinator: User
) -> None:
    authority = AuthorityFactory.create(endonym="Tivat", key="town-of-tivat")

    assert save(desk, authority, editor.row_data(authority, coordinator, key="")).status_code == 302

    assert Authority.objects.get().key == "town-of-tivat"


def test_key_of_a_programme_is_given_once(desk: Client, coordinator: User) -> None:
    given = editor.row_data(Programme(), coordinator, key="romact", name="ROMACT")
    assert save(desk, Programme(), given).status_code == 302
    programme = Programme.objects.get()
    assert (programme.key, programme.name) == ("romact", "ROMACT")

    changed = editor.row_data(programme, coordinator, key="romed", name="ROMACT II")
    assert save(desk, programme, changed).status_code == 302

    programme.refresh_from_db()
    assert (programme.key, programme.name) == ("romact", "ROMACT II")
