"""The demonstration, made once for the tests that only look at it."""

from collections.abc import Iterator
from io import StringIO
from typing import NamedTuple

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks import default_task_backend
from pytest_django import DjangoDbBlocker

from cms.demo import reader
from cms.demo.library import Library
from cms.demo.reader import Demo
from tests.factories import jpeg
from tests.without_site import unmake_site


class QuickLibrary(Library):
    """Pictures of one colour: drawing the real ones takes twenty seconds."""

    def __init__(self) -> None:
        super().__init__(draw=lambda motif: jpeg((64, 40)))

    def draw_ahead(self, motifs: object) -> None:
        """Draw nothing ahead."""


class Made(NamedTuple):
    """The texts, what the command wrote to the terminal, and the paths of the tasks it enqueued."""

    demo: Demo
    output: str
    tasks: list[str]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Made]:
    """Run `make_demo` in an empty database; all of it is rolled back after the module."""
    output = StringIO()
    with (
        django_db_blocker.unblock(),
        transaction.atomic(),
        pytest.MonkeyPatch.context() as monkeypatch,
    ):
        monkeypatch.setattr("cms.management.commands.make_demo.Library", QuickLibrary)
        unmake_site()
        default_task_backend.clear()  # type: ignore[attr-defined]  # of the tests' backend
        call_command("make_demo", stdout=output)
        enqueued = default_task_backend.results  # type: ignore[attr-defined]  # of the tests' backend
        yield Made(reader.load(), output.getvalue(), [row.task.module_path for row in enqueued])
        transaction.set_rollback(True)
