"""Asking what stands at a path."""

from typing import Any

from django.test import Client

from tests.graphql import data

QUERY = """query($path: String!, $fallback: Fallback) {
    route(path: $path, fallback: $fallback) {
        status page { title path locale { code } } redirectTo
        served { requested { code } actual { code } reason }
    } }"""
NOT_FOUND = {"status": 404, "page": None, "redirectTo": None, "served": None}
GONE = NOT_FOUND | {"status": 410}


def route(client: Client, path: str, fallback: str = "NONE") -> Any:
    """Return all that `route` tells of a path."""
    return data(client, QUERY, path=path, fallback=fallback)["route"]


def status(client: Client, path: str) -> int:
    """Return the status at a path."""
    return int(route(client, path)["status"])


def found(title: str, path: str, code: str) -> dict[str, Any]:
    """Return what is told of a page in the language of its path."""
    language = {"code": code}
    return {
        "status": 200,
        "page": {"title": title, "path": path, "locale": language},
        "redirectTo": None,
        "served": {"requested": language, "actual": language, "reason": "AS_REQUESTED"},
    }


def moved(target: str, status: int = 301) -> dict[str, Any]:
    """Return what is told where something stands elsewhere."""
    return {"status": status, "page": None, "redirectTo": target, "served": None}
