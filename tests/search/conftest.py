"""What tests of the search have in common: finding, and who works with it in the admin."""

from collections.abc import Callable

import pytest
from django.test import Client
from wagtail.models import Page

from search.services.asking import Filters
from search.services.finding import find
from tests.factories import UserFactory, locale, make_site


@pytest.fixture
def titles() -> Callable[..., list[str]]:
    """Return the function that looks for something: it returns the titles of hits in order."""

    def found(query: str, language: str = "en", filters: Filters | None = None) -> list[str]:
        finding = find(query, [locale(language)], filters=filters)
        hits = finding.hits(0, 20)
        assert finding.total == len(hits)
        pages = Page.objects.in_bulk([hit.pk for hit in hits])
        return [pages[hit.pk].title for hit in hits]

    return found


@pytest.fixture
def desk() -> Client:
    """Return the client of a moderator."""
    make_site()
    client = Client()
    client.force_login(UserFactory.create(groups=("Moderators",)))
    return client
