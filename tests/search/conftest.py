"""Who works with the search in the admin."""

import pytest
from django.test import Client

from tests.factories import UserFactory, make_site


@pytest.fixture
def desk() -> Client:
    """Return the client of a moderator."""
    make_site()
    client = Client()
    client.force_login(UserFactory.create(groups=("Moderators",)))
    return client
