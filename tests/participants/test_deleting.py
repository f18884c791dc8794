"""What of the register is deleted, and what first stands in the way."""

import pytest
from django.test import Client

from core.models import User
from participants.models import Adhesion, Authority, Programme, RegisterChange
from tests.factories import (
    AuthorityFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    name,
    participation,
)
from tests.participants.desk import address
from tests.participants.listings import ADHESIONS, AUTHORITIES

pytestmark = pytest.mark.django_db


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

    assert "These rows are deleted one by one." in text
    assert "data-bulk-action-select-all-checkbox" not in text
    assert (Authority.objects.count(), Adhesion.objects.count()) == (1, 1)


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
