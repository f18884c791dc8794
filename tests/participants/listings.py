"""The listings of the register: where they are, and what they show."""

import csv
from datetime import date
from io import StringIO
from typing import Any

from django.test import Client

from participants.models import Adhesion
from tests.factories import adhesion

SNIPPETS = "/admin/snippets/participants"
AUTHORITIES, ADHESIONS, PROGRAMMES = (
    f"{SNIPPETS}/{noun}/" for noun in ("authority", "adhesion", "programme")
)
MAP, CHANGES = "/admin/register/map/", "/admin/register/changes/"
PROFILES, PRACTICES = "/admin/profiles/", "/admin/good-practices/"


def listed(client: Client, url: str, **parameters: Any) -> list[str]:
    """Return the rows that a listing shows."""
    response = client.get(url, parameters)
    assert response.status_code == 200
    return [str(row) for row in response.context["object_list"]]


def labels(response: Any) -> list[str]:
    """Return the headings of a listing."""
    return [str(column.label) for column in response.context["table"].columns.values()]


def exported(client: Client, url: str, **parameters: Any) -> list[dict[str, str]]:
    """Return the rows of a listing's spreadsheet, by heading."""
    response: Any = client.get(url, {**parameters, "export": "csv"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def left_one() -> Adhesion:
    """Return the adhesion of one who withdrew."""
    return adhesion(9, date(2014, 1, 1), date(2020, 1, 31))
