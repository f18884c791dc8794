"""Who works with the register in the admin."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from core.models import User
from tests.factories import UserFactory, make_site

REGISTER = ("authority", "adhesion", "programme")


def person_with(*codenames: str, **fields: object) -> User:
    """Return somebody who may enter the admin and has these rights on the register."""
    wanted = ["access_admin", *codenames]
    user = UserFactory.create(**fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    assert user.user_permissions.count() == len(wanted)
    return user


@pytest.fixture
def coordinator(db: None) -> User:
    """Return somebody who keeps the register and works on its pages."""
    make_site()
    actions = ("view", "add", "change", "delete")
    rights = [f"{action}_{noun}" for action in actions for noun in REGISTER]
    user = person_with(*rights, first_name="Ana", last_name="Coordinator")
    user.groups.set(Group.objects.filter(name="Moderators"))
    return user


@pytest.fixture
def viewer(db: None) -> User:
    """Return somebody who may look at authorities and no more."""
    make_site()
    return person_with("view_authority")


@pytest.fixture
def client(coordinator: User) -> Client:
    client = Client()
    client.force_login(coordinator)
    return client
