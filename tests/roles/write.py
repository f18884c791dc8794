"""Write down what the program answers now: `.venv/bin/pytest tests/roles/write.py`.

New lines get “?” as their reason. Read every changed answer before you commit it: is it the least
that the role needs? If not, mend the right, not the matrix.
"""

from tests.roles import table
from tests.roles.addresses import Address
from tests.roles.answers import ask, undrawn
from tests.roles.content import Content
from tests.roles.people import ROLES, client_of


def test_writes_the_matrix(content: Content, asked: list[Address]) -> None:
    reasons = {key: line.why for key, line in table.read().items()} if table.PATH.exists() else {}
    answers: dict[table.Key, dict[str, str]] = {address.key: {} for address in asked}
    with undrawn():
        for role in ROLES:
            client = client_of(content.people.get(role))
            for address in asked:
                answers[address.key][role] = ask(client, address.url)
    table.write(
        {key: table.Line(line, reasons.get(key, table.UNKNOWN)) for key, line in answers.items()}
    )
