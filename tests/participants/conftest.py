"""Who works with the register in the admin."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from core.models import User
from tests.factories import UserFactory, make_site


@pytest.fixture
def coordinator(db: None) -> User:
    """Return somebody who keeps the register and works on all pages."""
    make_site()
    groups = ("Register coordinators", "Moderators")
    return UserFactory.create(groups=groups, first_name="Ana", last_name="Coordinator")


@pytest.fixture
def viewer(db: None) -> User:
    """Return somebody who may look at authorities and no more."""
    make_site()
    user = UserFactory.create(username="viewer")
    rights = Permission.objects.filter(codename__in=["access_admin", "view_authority"])
    user.user_permissions.set(rights)
    return user


@pytest.fixture
def desk(coordinator: User) -> Client:
    """Return the client in which the coordinator is logged in."""
    client = Client()
    client.force_login(coordinator)
    return client


@pytest.fixture
def visitor(viewer: User) -> Client:
    """Return the client in which the viewer is logged in."""
    client = Client()
    client.force_login(viewer)
    return client
