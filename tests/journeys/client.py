"""What a client of the site gets, over HTTP."""

from typing import Any

import requests
from pytest_django.live_server_helper import LiveServer


def ask(site: LiveServer, query: str) -> dict[str, Any]:
    """Return what a client that is nobody gets."""
    response = requests.post(f"{site.url}/graphql/", json={"query": query}, timeout=20)
    answer: dict[str, Any] = response.json()
    assert "errors" not in answer
    data: dict[str, Any] = answer["data"]
    return data
