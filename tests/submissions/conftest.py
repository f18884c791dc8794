"""What tests of forms begin with: nobody has sent anything in this process yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from cms.graphql.buckets import local
from tests.factories import AuthorityFactory, ParticipantPageFactory


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
