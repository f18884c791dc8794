"""What holds for every test: its database, its files, empty caches."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import override_settings
from django.urls import clear_script_prefix

from core.frame import forget_frames
from tests.versions_read import read_once_a_version

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
    clear_script_prefix()  # A request under a prefix leaves it to its thread.


@pytest.fixture
def django_assert_num_queries(django_assert_num_queries: Any) -> Callable[..., Any]:
    """Count statements as a process makes them that has read what is read once a version."""

    def counting(*arguments: Any, **options: Any) -> Any:
        read_once_a_version()
        return django_assert_num_queries(*arguments, **options)

    return counting
