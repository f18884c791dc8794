"""A token opens one draft, whole, for an hour, and nothing else."""

from django.test import Client

from core.services.previews import token_of_latest_draft
from tests.factories import NewsPageFactory
from tests.graphql import data


def test_a_token_opens_the_draft_of_a_page(client: Client, db: None) -> None:
    draft = NewsPageFactory.create(title="Not yet", publish=False)
    token = token_of_latest_draft(draft, None).text
    query = "query ($token: String!) { page(previewToken: $token) { title path } }"
    assert data(client, query, token=token)["page"] == {
        "title": "Not yet",
        "path": "/en/news/not-yet/",
    }
