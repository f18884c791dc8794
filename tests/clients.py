"""Clients in which somebody is logged in."""

from django.test import Client

from core.models import User
from tests.factories import UserFactory


def logged_in(user: User) -> Client:
    """Return a client in which somebody is logged in."""
    client = Client()
    client.force_login(user)
    return client


def client_of(*groups: str) -> Client:
    """Return a client of somebody new, in these groups; in none, an administrator."""
    return logged_in(UserFactory.create(groups=groups, is_superuser=not groups))
