"""Drafts of term pages, with their words."""

import pytest
import time_machine
from django.test import Client

from tests.factories import ConceptFactory, TermPageFactory, designation, translate
from tests.graphql import data, everything
from tests.previews import draft_and_published, opened, redrafted, snapshot_token, token_of

pytestmark = pytest.mark.django_db

WORDS = "... on TermPage { designations { id term } preferred { term } }"


@time_machine.travel("2026-03-01T12:00:00Z", tick=False)
def test_draft_of_a_term_is_answered_as_it_is_once_it_is_published(client: Client) -> None:
    words = [designation("Alpha"), designation("Beta", "admitted")]
    page = TermPageFactory.create(title="Alpha", designations=words)
    translate(page, "fr", designations=[designation("Alpha en français")])
    first, second = page.get_latest_revision_as_object().designations.all()
    first.term, first.sort_order, second.sort_order = "Gamma", 1, 0
    redrafted(
        page,
        title="Omega",
        slug="omega",
        definition="New words.",
        note="<p>A note.</p>",
        designations=[first, second],
    )
    draft, published = draft_and_published(client, page)
    assert draft == published
    assert [word["term"] for word in draft["designations"]] == ["Beta", "Gamma"]
    assert (draft["initial"], draft["preferred"]["term"]) == ("O", "Gamma")


def test_term_that_is_not_public_shows_its_concept(client: Client) -> None:
    concept = ConceptFactory.create(identifier="example", related=[ConceptFactory.create()])
    page = TermPageFactory.create(title="Word", concept=concept, publish=False)
    fields = f"... on TermPage {{ concept {{ identifier related {{ identifier }} }} }} {WORDS}"
    found = opened(client, token_of(page), fields)
    assert found["concept"] == {"identifier": "example", "related": []}
    assert found["preferred"] == {"term": "Word"}
    query = """query ($token: String!) {
        page(previewToken: $token) { title } concepts { totalCount } }"""
    assert data(client, query, token=token_of(page)) == {
        "page": {"title": "Word"},
        "concepts": {"totalCount": 0},
    }


def test_every_field_of_a_term_that_was_never_published_is_answered(client: Client) -> None:
    token = token_of(TermPageFactory.create(title="Word", publish=False))
    found = data(client, everything(f'page(previewToken: "{token}")'))["page"]
    assert (found["title"], found["initial"], found["publishedAt"]) == ("Word", "W", None)


def test_words_that_were_never_saved_have_ids_that_are_nobodys(client: Client) -> None:
    page = TermPageFactory.create(title="Word")
    latest = page.get_latest_revision_as_object()
    latest.designations = [designation("One"), designation("Two", "admitted")]
    tokens = [snapshot_token(latest), snapshot_token(latest)]
    ids = [word["id"] for token in tokens for word in opened(client, token, WORDS)["designations"]]
    assert len(set(ids)) == 4
    assert [data(client, f'{{ node(id: "{each}") {{ id }} }}')["node"] for each in ids] == [
        None
    ] * 4


def test_draft_with_a_word_whose_status_is_open_opens_nothing(client: Client) -> None:
    page = TermPageFactory.create(title="Word")
    latest = page.get_latest_revision_as_object()
    for status, found in (("preferred", {"title": "Word"}), ("", None)):
        latest.designations = [designation("One", status)]
        assert opened(client, snapshot_token(latest), "title") == found
