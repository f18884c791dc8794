"""A small client of the API: real HTTP, against the real schema.

    nodes = data(client, "{ news { nodes { title } } }")["news"]["nodes"]
"""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

ENDPOINT = "/graphql/"


def post(client: Client, body: Any, **headers: str) -> HttpResponse:
    """Send a body as JSON; `headers` are such as `accept="…"`."""
    answer: Any = client.post(
        ENDPOINT,
        body if isinstance(body, str | bytes) else json.dumps(body),
        content_type="application/json",
        headers=headers or None,
    )
    return answer


def execute(client: Client, query: str, **variables: Any) -> dict[str, Any]:
    """Return the whole answer to a query, errors and all; the status is that of an answer."""
    response = post(client, {"query": query, "variables": variables})
    assert response.status_code == 200, response.content
    answer: dict[str, Any] = json.loads(response.content)
    return answer


def data(client: Client, query: str, **variables: Any) -> dict[str, Any]:
    """Return the data of a query that must not fail in any part."""
    answer = execute(client, query, **variables)
    assert "errors" not in answer, answer["errors"]
    found: dict[str, Any] = answer["data"]
    return found


def codes(answer: dict[str, Any]) -> list[str]:
    """Return the codes of an answer's errors, in their order."""
    return [error["extensions"]["code"] for error in answer.get("errors", [])]
