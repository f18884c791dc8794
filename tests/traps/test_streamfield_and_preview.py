"""Bodies are typed and never break a page; a token opens one draft and tells nothing else."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from core.services.previews import token_of_latest_draft
from tests.factories import NewsPageFactory, StandardPageFactory, UserFactory, blocks, publish
from tests.graphql import data, execute
from tests.traps.ours import fields_of, page

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.xdist_group("stock"),
]

Stock = dict[str, Any]

PREVIEW = "query($token: String) { page(previewToken: $token) { title } }"
PYTHON = re.compile(r"NoneType|object has no|Traceback|Signature|does not match|argument: '")


def test_structs_are_types_and_have_no_raw_value(client: Client, stock: Stock) -> None:
    seen = stock["streamfield.raw_value"]
    assert seen["data"]["page"] == {"body": [None]}
    assert seen["errors"][0]["message"].startswith("String cannot represent value: {'name': 'A'")
    host = NewsPageFactory.create(body=[blocks.quotation("Words", "Who", role="Role")])
    assert "rawValue" not in fields_of(client, "QuotationBlock")
    selection = "{ ... on NewsPage { body { ... on QuotationBlock { quote who role } } } }"
    found = page(client, host, selection)
    assert found == {"body": [{"quote": "Words", "who": "Who", "role": "Role"}]}


def test_a_chosen_page_that_is_gone_breaks_nothing(client: Client, stock: Stock) -> None:
    [error] = stock["streamfield.target_gone"]["errors"]
    assert error["message"] == "'NoneType' object has no attribute 'specific'"
    gone, kept = StandardPageFactory.create(title="Gone"), StandardPageFactory.create(title="Kept")
    host = NewsPageFactory.create(body=[blocks.page_links(gone, kept)])
    gone.delete()
    selection = "{ ... on NewsPage { body { ... on PageLinksBlock { pages { title } } } } }"
    assert page(client, host, selection) == {"body": [{"pages": [{"title": "Kept"}]}]}


def test_embeds_are_answered_by_address_and_title(client: Client, stock: Stock) -> None:
    seen = stock["streamfield.embed_value"]
    assert seen["data"]["page"] == {"body": [None]}
    assert "missing 1 required positional argument" in seen["errors"][0]["message"]
    url = "https://example.org/film"
    host = NewsPageFactory.create(body=[blocks.embed(url, "Film")])
    assert "value" not in fields_of(client, "EmbedBlock")
    found = page(client, host, "{ ... on NewsPage { body { ... on EmbedBlock { url title } } } }")
    assert found == {"body": [{"url": url, "title": "Film"}]}


def test_a_forged_token_is_told_nothing(client: Client, stock: Stock) -> None:
    answer, messages = stock["streamfield.preview"]
    assert answer == {"data": {"page": {"title": "Previewed"}}}
    assert messages == ['Signature "forged" does not match']
    draft = NewsPageFactory.create(title="Previewed", publish=False)
    token = token_of_latest_draft(draft, None).text
    assert data(client, PREVIEW, token=token)["page"] == {"title": "Previewed"}
    body, _, _signature = token.rpartition(".")
    for forged in (f"{body}.forged", f"id={draft.pk}:1vaaaa:forged", f"{token}x", "", "\0", "é"):
        answer = execute(client, PREVIEW, token=forged)
        assert answer == {"data": {"page": None}}, forged
        assert PYTHON.search(json.dumps(answer)) is None


def test_a_token_opens_no_other_page(client: Client, stock: Stock) -> None:
    assert stock["streamfield.preview"][0]["data"]["page"] == {"title": "Previewed"}
    live = NewsPageFactory.create(title="Live", owner=UserFactory.create())
    other = NewsPageFactory.create(title="Other", publish=False)
    live.title = "Live, later"
    live.save_revision()
    token = token_of_latest_draft(type(live).objects.get(pk=live.pk), None).text
    assert data(client, PREVIEW, token=token)["page"] == {"title": "Live, later"}
    assert page(client, live, "{ title }") == {"title": "Live"}
    assert page(client, other, "{ title }") is None
    assert publish(other).live
