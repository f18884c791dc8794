"""Who answers what was sent in, and who answers for personal data, in the admin."""

import pytest
from django.test import Client

from core.models import User
from tests.factories import UserFactory, make_site


def client_of(user: User) -> Client:
    """Return a client in which somebody is logged in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def coordinator(db: None) -> User:
    """Return somebody who keeps the register and answers submissions."""
    make_site()
    return UserFactory.create(
        username="cora",
        groups=("Register coordinators",),
        first_name="Cora",
        last_name="Keeper",
        email="cora@alliance.example",
    )


@pytest.fixture
def administrator(db: None) -> User:
    """Return somebody who keeps everything."""
    make_site()
    return UserFactory.create(username="adam", groups=("Administrators",))


@pytest.fixture
def desk(coordinator: User) -> Client:
    """Return the client in which the coordinator is logged in."""
    return client_of(coordinator)


@pytest.fixture
def office(administrator: User) -> Client:
    """Return the client in which the administrator is logged in."""
    return client_of(administrator)
