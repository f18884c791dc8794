"""Who works with news in the admin."""

import pytest

from core.models import User
from tests.factories import UserFactory, make_site


@pytest.fixture
def moderator() -> User:
    make_site()
    return UserFactory.create(groups=("Moderators",), first_name="Ana", last_name="Moderator")
