"""A site with home pages, and how to read what it answers."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.factories import AuthorityFactory, ParticipantPageFactory, adhesion, make_site


@pytest.fixture
def site(db: None) -> Any:
    return make_site()


@pytest.fixture
def exampletown() -> Any:
    """Return the profile of a participant whose contact is known."""
    authority = AuthorityFactory.create(
        key="exampletown",
        endonym="Exampletown",
        country="ME",
        adhesions=[adhesion(1)],
        contact_email="desk@example.org",
    )
    return ParticipantPageFactory.create(authority=authority, title="Exampletown")


def soup(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    """Return a page of the site, parsed."""
    response = client.get(path)
    assert response.status_code == status, response.content[:500]
    return BeautifulSoup(response.content, "html.parser")


def main(page: BeautifulSoup) -> str:
    """Return the words of a page's own part."""
    found = page.find("main")
    assert found is not None
    return " ".join(found.get_text(" ").split())
