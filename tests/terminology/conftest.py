"""Who works with the glossary in the admin."""

import pytest
from django.test import Client

from tests.factories import UserFactory, make_site


@pytest.fixture
def boss(db: None) -> Client:
    """Return a client in which somebody is logged in who may do everything."""
    make_site()
    client = Client()
    client.force_login(UserFactory.create(username="boss", is_superuser=True))
    return client
