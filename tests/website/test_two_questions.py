"""A page asks the API two questions at most, however much it shows."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from core import asking
from tests.factories import (
    EventPageFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    StandardPageFactory,
    TermPageFactory,
    designation,
)
from tests.website.conftest import soup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the first words of each question that is asked from now on."""
    questions: list[str] = []

    def ask(document: str, variables: Mapping[str, Any]) -> asking.Reply:
        questions.append(document.partition("{")[0].rpartition("query ")[2].partition("(")[0])
        return asking.ask(document, variables)

    monkeypatch.setattr("website.views.pages.ask", ask)
    return questions


def test_page_of_each_type_asks_two_questions_at_most(client: Client, asked: list[str]) -> None:
    pages = [
        NewsPageFactory.create(title="Item"),
        EventPageFactory.create(title="Forum"),
        ParticipantPageFactory.create(),
        GoodPracticePageFactory.create(),
        TermPageFactory.create(title="Word", designations=[designation("Word")]),
        StandardPageFactory.create(title="About"),
    ]
    places = ["/en/", *(f"/en/{page.url_path.split('/', 2)[2]}" for page in pages)]
    sections = {path.rsplit("/", 2)[0] + "/" for path in places[1:6]}
    found = {}
    for path in [*places, *sorted(sections)]:
        soup(client, path)
        found[path] = list(asked)
        asked.clear()
    assert {path for path, questions in found.items() if len(questions) > 2} == set()
    assert found["/en/"] == ["Page", "Home"]
    assert found["/en/about/"] == ["Page"]
    assert {len(found[path]) for path in sections} == {2}
