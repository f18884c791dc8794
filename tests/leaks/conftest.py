"""The site that is searched for leaks, made once."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.core.cache import caches
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.leaks.world import World


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Make it; all of it is rolled back after the last test."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        yield World()
        transaction.set_rollback(True)
    for cache in caches.all():
        cache.clear()
