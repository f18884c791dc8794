"""What of the glossary is not public is told on no path."""

from typing import Any

import pytest
from django.test import Client

from core.types.ids import global_id_of
from tests.factories import ConceptFactory, TermPageFactory, alias, designation
from tests.graphql import data, everything, execute

pytestmark = pytest.mark.django_db

SENTINEL = "xylograph"


@pytest.mark.parametrize(
    "state", ["draft", "private", "expired", "unpublished parent", "other language", "alias"]
)
def test_hidden_term_is_absent_on_every_path(client: Client, state: str) -> None:
    hidden = ConceptFactory.create(identifier=f"{SENTINEL}-concept")
    shown = ConceptFactory.create(identifier="shown", broader=[hidden])
    beside = ConceptFactory.create(identifier="beside", related=[hidden])
    for concept in (shown, beside):
        TermPageFactory.create(title=concept.identifier, concept=concept)
    options: dict[str, Any] = {"draft": {"publish": False}}.get(state, {})
    if state in {"private", "expired"}:
        options = {state: True}
    page = TermPageFactory.create(
        title=SENTINEL,
        concept=hidden,
        definition=SENTINEL,
        note=f"<p>{SENTINEL}</p>",
        designations=[designation(SENTINEL, usage_note=SENTINEL, forms=[SENTINEL])],
        **options,
    )
    if state == "unpublished parent":
        page.get_parent().specific.unpublish()
    elif state in {"other language", "alias"}:
        if state == "alias":
            alias(page, "fr")
        page.unpublish()
    for query in (
        everything("concepts"),
        everything('concepts(locale: "fr")'),
        everything("pages"),
        everything('pages(locale: "fr")'),
        everything('concept(identifier: "shown")'),
        everything('concept(identifier: "beside")'),
        everything(f'concept(identifier: "{hidden.identifier}")'),
        f'{{ concepts(text: "{SENTINEL}") {{ totalCount nodes {{ identifier }} }} }}',
    ):
        answer = execute(client, query)
        assert "errors" not in answer, answer["errors"]
        assert SENTINEL not in str(answer["data"])
    assert data(client, "{ conceptInitials }") == {
        "conceptInitials": [] if state == "unpublished parent" else ["B", "S"]
    }
    query = "query($id: ID) { page(id: $id) { id } }"
    assert data(client, query, id=global_id_of(page)) == {"page": None}


def test_draft_of_a_live_term_is_not_served(client: Client) -> None:
    page = TermPageFactory.create(title="Roma", designations=[designation("Roma")])
    page.title = page.definition = SENTINEL
    page.designations.set([designation(SENTINEL)])
    page.save_revision()
    answer = str(data(client, everything("concepts")))
    assert "Roma" in answer
    assert SENTINEL not in answer
