"""What holds for every test: its database, its files, empty caches."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.test import override_settings

from core.frame import forget_frames

pytest_plugins = ["tests.limits", "tests.plugins.databases"]


@pytest.fixture(scope="session", autouse=True)
def file_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep uploaded files in a temporary folder of the worker; nothing is collected to serve."""
    media, static = (str(tmp_path_factory.mktemp(name)) for name in ("media", "static"))
    with override_settings(MEDIA_ROOT=media, STATIC_ROOT=static):
        yield


@pytest.fixture(autouse=True)
def empty_caches() -> None:
    """Let no test see what another one cached about rows that are rolled back by now."""
    for cache in caches.all():
        cache.clear()
    forget_frames()
