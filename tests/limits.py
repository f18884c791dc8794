"""The limits of the API as it is served; tests have looser ones (cms.settings.test)."""

from typing import Any

import pytest
from pytest_django import Settings

from cms.settings import delivery

REAL: dict[str, Any] = {
    name: value for name, value in vars(delivery).items() if name.startswith("GRAPHQL_MAX_")
}


@pytest.fixture
def real_limits(settings: Settings) -> None:
    """Hold a test to what clients are held to."""
    for name, value in REAL.items():
        setattr(settings, name, value)
