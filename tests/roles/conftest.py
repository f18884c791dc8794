"""The site that the matrix is asked about, made once."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.core.cache import caches
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.roles.addresses import Address, addresses
from tests.roles.arguments import Arguments
from tests.roles.content import Content, make_content


@pytest.fixture(scope="module")
def content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Content]:
    """Make one of each thing; all of it is rolled back after the module."""
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(transaction.atomic())
        yield make_content()
        transaction.set_rollback(True)
    for cache in caches.all():
        cache.clear()


@pytest.fixture(scope="module")
def asked(content: Content) -> list[Address]:
    return addresses(Arguments(content))
