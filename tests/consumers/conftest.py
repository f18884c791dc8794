"""The demonstration, served to programs outside of this process."""

from collections.abc import Iterator

import pytest

from tests.consumers.server import open_connection, serving
from tests.demo.conftest import Made
from tests.demo.conftest import made as made  # noqa: PLC0414 - named twice: a fixture of this folder


@pytest.fixture(scope="module")
def content(made: Made) -> Iterator[None]:
    """Hold the demonstration ready for requests that don't come from Django's test client."""
    with open_connection(), pytest.MonkeyPatch.context() as environment:
        # The server is on this machine; what proxy leads to package registries doesn't matter.
        environment.setenv("NO_PROXY", "127.0.0.1")
        yield


@pytest.fixture(scope="module")
def api(content: None) -> Iterator[str]:
    """Return the address of the API."""
    with serving() as address:
        yield f"{address}/graphql/"
