"""Who works at the desk."""

import pytest
from django.test import Client

from core.models import User
from home.services import ensure_roles
from home.services.roles import COORDINATORS
from tests.factories import UserFactory, make_site
from tests.submissions.desk import logged_in


@pytest.fixture
def coordinator(db: None) -> User:
    """Return somebody who answers submissions."""
    make_site()
    ensure_roles()
    return UserFactory.create(
        username="ana",
        groups=(COORDINATORS,),
        first_name="Ana",
        last_name="Coordinator",
        email="ana@alliance.example",
    )


@pytest.fixture
def desk(coordinator: User) -> Client:
    """Return the client in which the coordinator is logged in."""
    return logged_in(coordinator)
