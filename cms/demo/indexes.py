"""What Wagtail would do page by page after each save, done once for all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.core.management import call_command
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend

from core.tasks import make_renditions

IMAGES_PER_TASK = 12
LOW_PRIORITY = -10
"""What an editor does meanwhile goes before."""


@contextmanager
def put_off_tasks() -> Iterator[None]:
    """Let nothing be enqueued: each save asks for search, references and renditions anew."""
    usual = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = DummyBackend(DEFAULT_TASK_BACKEND_ALIAS, {})
    try:
        yield
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = usual


def index_all() -> None:
    """Make the indexes of search and of references."""
    call_command("update_index", verbosity=0)
    call_command("rebuild_references_index", verbosity=0)


def request_renditions(image_ids: Sequence[int]) -> None:
    """Ask the worker for the sizes of pictures that are still missing."""
    for first in range(0, len(image_ids), IMAGES_PER_TASK):
        batch = list(image_ids[first : first + IMAGES_PER_TASK])
        make_renditions.using(priority=LOW_PRIORITY).enqueue(batch)
