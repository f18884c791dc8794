"""People who work in the admin, with the client that each is logged in with."""

import pytest
from django.test import Client

from core.models import User
from tests.clients import logged_in
from tests.factories import UserFactory


@pytest.fixture
def superuser(db: None) -> User:
    return UserFactory.create(username="boss", is_superuser=True)


@pytest.fixture
def moderator(db: None) -> User:
    return UserFactory.create(username="moderator", groups=("Moderators",))


@pytest.fixture
def editor_user(db: None) -> User:
    return UserFactory.create(username="editor", groups=("Editors",))


@pytest.fixture
def boss(superuser: User) -> Client:
    return logged_in(superuser)


@pytest.fixture
def moderator_client(moderator: User) -> Client:
    return logged_in(moderator)


@pytest.fixture
def editor_client(editor_user: User) -> Client:
    return logged_in(editor_user)
