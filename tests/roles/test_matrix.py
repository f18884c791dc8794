"""Every address of the admin × every role, against the answers that are written down."""

import pytest

from tests.roles import table
from tests.roles.addresses import Address
from tests.roles.answers import ask, undrawn
from tests.roles.content import Content
from tests.roles.people import ROLES, client_of

pytestmark = pytest.mark.one_database

HINT = (
    "If this is meant, write it down with `.venv/bin/pytest tests/roles/write.py`, read what "
    "changed in tests/roles/matrix.tsv, and give a reason where one is missing."
)


def test_every_address_has_a_line_and_every_line_an_address(asked: list[Address]) -> None:
    lines, found = set(table.read()), {address.key for address in asked}
    assert sorted(found - lines) == [], f"Addresses without a line. {HINT}"
    assert sorted(lines - found) == [], f"Lines without an address. {HINT}"


def test_every_line_says_why() -> None:
    lines = table.read()
    assert [key for key, line in lines.items() if line.why in {"", table.UNKNOWN}] == []


def test_no_address_ends_in_an_error() -> None:
    errors = [key for key, line in table.read().items() if "500" in line.answers.values()]
    assert errors == []


@pytest.mark.parametrize("role", ROLES)
def test_role_is_answered_as_it_is_written(
    content: Content, asked: list[Address], role: str
) -> None:
    expected = {key: line.answers[role] for key, line in table.read().items()}
    client = client_of(content.people.get(role))
    with undrawn():
        answers = {address.key: ask(client, address.url) for address in asked}
    differences = [
        f"{' '.join(key)}: {answer}, not {expected[key]}"
        for key, answer in answers.items()
        if answer != expected.get(key, answer)
    ]
    assert differences == [], HINT
