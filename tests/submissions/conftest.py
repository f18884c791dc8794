"""Who answers what was sent in, and who answers for personal data, in the admin.

Nobody has sent anything in this process yet.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from cms.graphql.buckets import local
from core.models import User
from tests.clients import logged_in
from tests.factories import AuthorityFactory, ParticipantPageFactory, UserFactory, make_site


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
    return logged_in(coordinator)


@pytest.fixture
def office(administrator: User) -> Client:
    """Return the client in which the administrator is logged in."""
    return logged_in(administrator)


@pytest.fixture(autouse=True)
def full_buckets() -> Iterator[None]:
    """Let no test pay for what another one has sent."""
    local.clear()
    yield
    local.clear()


@pytest.fixture
def authority(db: None) -> Any:
    """Return an authority that readers know of, with a contact that they don't."""
    row = AuthorityFactory.create(
        endonym="Tivat",
        website="https://old.example.org",
        contact_email="office@tivat.example",
        contact_legal_basis="public_task",
    )
    ParticipantPageFactory.create(authority=row)
    return row


@pytest.fixture
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def clerk(db: None) -> User:
    """Return somebody who answers for personal data."""
    return UserFactory.create(username="clerk")
