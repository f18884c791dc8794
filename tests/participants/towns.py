"""Participants of one line, and the list of them."""

from typing import Any

from django.test import Client

from participants.models import ParticipantPage
from tests.factories import AuthorityFactory, ParticipantPageFactory, adhesion
from tests.graphql import data


def keys(client: Client, arguments: str = "") -> list[str]:
    """Return the keys of the participants listed, and check that their count is right."""
    field = f"participants({arguments})" if arguments else "participants"
    query = f"{{ list: {field} {{ totalCount nodes {{ authority {{ key }} }} }} }}"
    found = data(client, query)["list"]
    assert found["totalCount"] == len(found["nodes"])
    return [node["authority"]["key"] for node in found["nodes"]]


def town(title: str, /, **facts: Any) -> ParticipantPage:
    """Make a town that belongs to the Alliance, with its profile; return the profile."""
    facts.setdefault("adhesions", [adhesion()])
    return ParticipantPageFactory.create(authority=AuthorityFactory.create(endonym=title, **facts))
