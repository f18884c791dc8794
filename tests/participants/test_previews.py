"""Drafts of profiles and good practices, with what they say of the register."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from core.models import RelatedPage
from participants.models import PracticeAuthority, PracticeProgramme
from tests.factories import (
    AuthorityFactory,
    GoodPracticePageFactory,
    NewsPageFactory,
    ParticipantPageFactory,
    ProgrammeFactory,
    adhesion,
    translate,
)
from tests.graphql import data, everything
from tests.previews import draft_and_published, opened, redrafted, token_of

pytestmark = pytest.mark.django_db

FACTS = "... on ParticipantPage { authority { key endonym adhesions { ordinal } } }"


def town(endonym: str, ordinal: int = 127) -> Any:
    return AuthorityFactory.create(endonym=endonym, adhesions=[adhesion(ordinal)])


@time_machine.travel("2026-03-01T12:00:00Z", tick=False)
def test_draft_of_a_profile_is_answered_as_it_is_once_it_is_published(client: Client) -> None:
    page = ParticipantPageFactory.create(
        authority=town("Tivat"), related=[NewsPageFactory.create()]
    )
    translate(page, "fr")
    NewsPageFactory.create(authorities=[page.authority])
    redrafted(page, title="Zupa", slug="zupa", introduction="New words.")
    draft, published = draft_and_published(client, page)
    assert draft == published
    assert (draft["title"], draft["authority"]["key"]) == ("Zupa", "tivat")


def test_profile_that_is_not_public_shows_whose_it_is(client: Client) -> None:
    page = ParticipantPageFactory.create(title="Profile", authority=town("Tivat"), publish=False)
    facts = {"key": "tivat", "endonym": "Tivat", "adhesions": [{"ordinal": 127}]}
    assert opened(client, token_of(page), f"title {FACTS}") == {
        "title": "Profile",
        "authority": facts,
    }
    query = """query ($token: String!) {
        page(previewToken: $token) { title } participants { totalCount }
        participant(key: "tivat") { node { title } }
    }"""
    assert data(client, query, token=token_of(page)) == {
        "page": {"title": "Profile"},
        "participants": {"totalCount": 0},
        "participant": None,
    }


def test_every_field_of_a_profile_that_was_never_published_is_answered(client: Client) -> None:
    page = ParticipantPageFactory.create(
        authority=town("Tivat"), related=[NewsPageFactory.create()], publish=False
    )
    token = token_of(page)
    found = data(client, everything(f'page(previewToken: "{token}")'))["page"]
    assert (found["title"], found["publishedAt"]) == ("Tivat", None)


def test_draft_shows_the_authority_that_it_has_and_no_other_hidden_one(client: Client) -> None:
    page = ParticipantPageFactory.create(authority=town("Old"))
    hidden = town("Hidden", 2)
    ParticipantPageFactory.create(authority=hidden, publish=False)
    practice = GoodPracticePageFactory.create(authorities=[hidden, page.authority])
    redrafted(
        page,
        authority=town("New", 3),
        related_pages=[RelatedPage(target=practice.page_ptr, sort_order=0)],
    )
    fields = f"{FACTS} relatedPages {{ ... on GoodPracticePage {{ authorities {{ key }} }} }}"
    found = opened(client, token_of(page), fields)
    assert found["authority"]["key"] == "new"
    assert found["relatedPages"] == [{"authorities": [{"key": "old"}]}]


def test_draft_about_an_authority_that_is_gone_opens_nothing(client: Client) -> None:
    page = ParticipantPageFactory.create(authority=town("Old"))
    new = AuthorityFactory.create()
    token = token_of(redrafted(page, authority=new))
    new.delete()
    assert opened(client, token, FACTS) is None


@time_machine.travel("2026-03-01T12:00:00Z", tick=False)
def test_draft_of_a_practice_is_answered_as_it_is_once_it_is_published(client: Client) -> None:
    page = GoodPracticePageFactory.create(title="Old")
    authorities = [
        ParticipantPageFactory.create(authority=town(name, number)).authority
        for number, name in enumerate("AB", start=1)
    ]
    redrafted(
        page,
        title="New",
        theme="housing",
        evidence="replicated",
        authority_uses=[
            PracticeAuthority(authority=each, sort_order=n)
            for n, each in enumerate(reversed(authorities))
        ],
        programme_uses=[PracticeProgramme(programme=ProgrammeFactory.create(), sort_order=0)],
    )
    draft, published = draft_and_published(client, page)
    assert draft == published
    assert [each["endonym"] for each in draft["authorities"]] == ["B", "A"]
    assert len(draft["programmes"]) == 1
