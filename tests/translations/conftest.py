"""A site and people who work on translations."""

from typing import Any

import pytest
from django.test import Client

from core.models import User
from tests.factories import UserFactory, make_site


@pytest.fixture
def site(db: None) -> Any:
    return make_site()


@pytest.fixture
def superuser(site: Any) -> User:
    return UserFactory.create(username="boss", is_superuser=True)


@pytest.fixture
def boss(superuser: User) -> Client:
    client = Client()
    client.force_login(superuser)
    return client
