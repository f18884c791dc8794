"""The people of the demonstration, one for each role."""

from dataclasses import dataclass

from core.models import User
from home.services.roles import (
    ADMINISTRATORS,
    CONTRIBUTORS,
    COORDINATORS,
    EDITORS,
    MODERATORS,
    PUBLISHERS,
    TERMINOLOGISTS,
    translators,
)
from tests.factories import UserFactory


@dataclass(frozen=True, slots=True)
class Account:
    """A person with a password that everybody may know."""

    username: str
    role: str
    groups: tuple[str, ...] = ()
    is_superuser: bool = False

    @property
    def password(self) -> str:
        """The password as `make demo` prints it."""
        return f"demo-{self.username}-2026"


ACCOUNTS = (
    Account("admin", "Administrator", (ADMINISTRATORS,), is_superuser=True),
    Account("moderator", "Moderator", (MODERATORS,)),
    Account("publisher", "Publisher", (PUBLISHERS,)),
    Account("editor", "Editor", (EDITORS,)),
    Account("contributor", "Contributor", (CONTRIBUTORS,)),
    Account("translator-fr", "Translator into French", (translators("fr"),)),
    Account("translator-de", "Translator into German", (translators("de"),)),
    Account("coordinator", "Register coordinator", (COORDINATORS,)),
    Account("terminologist", "Terminologist", (TERMINOLOGISTS,)),
)


def make_accounts() -> dict[str, User]:
    """Make the accounts; return them by name. An account of that name keeps what it has."""
    return {account.username: _make(account) for account in ACCOUNTS}


def _make(account: Account) -> User:
    found = User.objects.filter(username=account.username).first()
    return found or UserFactory.create(
        username=account.username,
        password=account.password,
        first_name="Demonstration",
        last_name=account.role[0].lower() + account.role[1:],
        groups=account.groups,
        is_staff=account.is_superuser,
        is_superuser=account.is_superuser,
    )


def table() -> str:
    """Return the accounts as a table; a password that was changed is not shown."""
    users = {user.username: user for user in User.objects.all() if user.is_active}
    rows = [("Account", "Password", "Role")]
    for account in ACCOUNTS:
        if (user := users.get(account.username)) is not None:
            is_ours = user.check_password(account.password)
            password = account.password if is_ours else "(changed)"
            rows.append((account.username, password, account.role))
    if len(rows) == 1:
        return "There are no demonstration accounts."
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip()
