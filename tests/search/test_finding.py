"""What is found, and in which order."""

import pytest
from wagtail.models import Locale

from search.services.finding import Filters, Matching, find
from tests.factories import NewsPageFactory, ParticipantPageFactory
from wagtail.models import Page

pytestmark = pytest.mark.django_db


def titles(query: str, filters: Filters | None = None, language: str = "en") -> list[str]:
    """Return the titles of the first hits, in order."""
    found = find(query, [Locale.objects.get(language_code=language)], filters=filters)
    hits = found.hits(0, 20)
    assert found.total == len(hits)
    by_key = Page.objects.in_bulk([hit.pk for hit in hits])
    return [by_key[hit.pk].title for hit in hits]


def test_inflected_words_are_found() -> None:
    NewsPageFactory.create(title="Housing for communities", standfirst="About towns.")
    assert titles("community") == ["Housing for communities"]
    assert titles("town") == ["Housing for communities"]
    assert titles("house community") == ["Housing for communities"]
    assert titles("villages") == []
