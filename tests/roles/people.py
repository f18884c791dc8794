"""Who asks: one person for each role, somebody without a role, and nobody."""

from django.test import Client

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

NOBODY, STRANGER, SUPERUSER = "nobody", "stranger", "superuser"
CONTRIBUTOR, EDITOR, PUBLISHER, MODERATOR = "contributor", "editor", "publisher", "moderator"
FRENCH, COORDINATOR, TERMINOLOGIST = "translator-fr", "coordinator", "terminologist"
ADMINISTRATOR = "administrator"

GROUPS = {
    CONTRIBUTOR: CONTRIBUTORS,
    EDITOR: EDITORS,
    PUBLISHER: PUBLISHERS,
    MODERATOR: MODERATORS,
    # One translator stands for all: the others differ by the name of their language.
    FRENCH: translators("fr"),
    COORDINATOR: COORDINATORS,
    TERMINOLOGIST: TERMINOLOGISTS,
    ADMINISTRATOR: ADMINISTRATORS,
}
ROLES = (NOBODY, STRANGER, *GROUPS, SUPERUSER)
"""The columns of the matrix, from the least rights to the most."""


def make_people() -> dict[str, User]:
    """Make them all but nobody; the stranger has an account and no role."""
    people = {
        role: UserFactory.create(username=role, groups=(group,)) for role, group in GROUPS.items()
    }
    people[STRANGER] = UserFactory.create(username=STRANGER)
    people[SUPERUSER] = UserFactory.create(username=SUPERUSER, is_superuser=True)
    return people


def client_of(user: User | None) -> Client:
    """Return a client in which somebody is logged in; errors of views are answers, too."""
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client
