"""Addresses of the demonstration: each page is found by its own path, and by no other."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from core.context import ReadContext
from core.types.ids import global_id_of
from core.visibility import public_pages
from tests.demo.conftest import Made
from tests.graphql import data

CODES = ("en", "fr", "de", "ro", "rmy")
AT_ONCE = 30


def own_paths() -> dict[str, str]:
    """Return the id of each public page by its path."""
    context = ReadContext()
    pages = public_pages(Page.objects.all()).specific()
    found = {context.path_of(page) or "": global_id_of(page) for page in pages}
    assert "" not in found
    return found


def routes(client: Client, paths: list[str]) -> dict[str, Any]:
    """Return what stands at each of these paths."""
    found: dict[str, Any] = {}
    for part in (paths[at : at + AT_ONCE] for at in range(0, len(paths), AT_ONCE)):
        names = " ".join(f"$p{number}: String!" for number in range(len(part)))
        fields = " ".join(
            f"r{number}: route(path: $p{number}) {{ ...All }}" for number in range(len(part))
        )
        query = f"query({names}) {{ {fields} }} fragment All on Route {{ status page {{ id path }} "
        answers = data(
            client, query + "redirectTo }", **{f"p{at}": path for at, path in enumerate(part)}
        )
        found |= dict(zip(part, answers.values(), strict=True))
    return found


@pytest.fixture
def paths(made: Made) -> dict[str, str]:
    return own_paths()


def test_every_page_is_found_by_its_own_path(client: Client, paths: dict[str, str]) -> None:
    assert len(paths) == public_pages(Page.objects.all()).count() > 300
    assert routes(client, list(paths)) == {
        path: {"status": 200, "page": {"id": key, "path": path}, "redirectTo": None}
        for path, key in paths.items()
    }


def others(path: str) -> set[str]:
    """Return paths that resemble a page's own."""
    _, code, rest = path.split("/", 2)
    prefixed = {f"/{other}/{rest}" for other in CODES if other != code}
    return prefixed | {f"/{rest}", path.rstrip("/"), f"/{code.upper()}/{rest}", f"/{path}"}


def test_no_page_is_found_by_another_path(client: Client, paths: dict[str, str]) -> None:
    asked = sorted({other for path in paths for other in others(path)} - set(paths))
    found = routes(client, asked)
    assert {route["status"] for route in found.values()} <= {301, 302, 404}
    targets = {route["redirectTo"] for route in found.values() if route["redirectTo"]}
    assert targets <= set(paths)
    assert {route["redirectTo"] for path, route in found.items() if path + "/" in paths} >= (
        set(paths) - {"/en/"}
    )


def test_drafts_are_found_by_no_path(client: Client, paths: dict[str, str]) -> None:
    context = ReadContext()
    hidden = Page.objects.filter(depth__gt=1).exclude(
        pk__in=public_pages(Page.objects.all()).values("pk")
    )
    drafts = {context.path_of(page) for page in hidden} - {None} - set(paths)
    assert len(drafts) >= 2
    found = routes(client, sorted(str(path) for path in drafts))
    assert {path: route["status"] for path, route in found.items()} == dict.fromkeys(found, 404)
