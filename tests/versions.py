"""Whether something raised the content version."""

from collections.abc import Iterator
from contextlib import contextmanager

from core.models import ContentVersion


def number() -> int:
    """Return the version as it is stored, without looking for what came due."""
    return ContentVersion.objects.values_list("number", flat=True).first() or 1


@contextmanager
def raised() -> Iterator[None]:
    """Expect that what happens inside raises the version."""
    before = number()
    yield
    assert number() > before, "the content version was not raised"


@contextmanager
def unchanged() -> Iterator[None]:
    """Expect that what happens inside leaves the version alone."""
    before = number()
    yield
    assert number() == before, "the content version was raised"
