"""A site and people who work on translations."""

from typing import Any

import pytest
from django.test import Client
from wagtail_localize.models import Translation

from core.models import User
from tests.factories import UserFactory, make_site
from tests.translations.po_files import submitted
from tests.translations.revisions import french, news, translated


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


@pytest.fixture
def translation(db: None) -> Translation:
    """Return one into French that nobody has begun."""
    return submitted()


@pytest.fixture
def author(site: Any) -> User:
    """Return somebody who translates into French."""
    return french(first_name="Ana", last_name="Popa")


@pytest.fixture
def done(author: User) -> Translation:
    """Return a translation of which one person has translated all texts."""
    return translated(news(title="Fish & chips"), author)


@pytest.fixture
def hand(db: None) -> User:
    """Return somebody who writes on translated pages themselves."""
    return UserFactory.create(username="hand")
