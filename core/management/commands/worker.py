"""`manage.py worker`: run background tasks, and see to it that what comes due is done."""

import logging
import threading
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.base import DEFAULT_TASK_PRIORITY, TASK_MAX_PRIORITY, Task
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from core.services import mail_delivery
from core.tasks import deliver_mails, publish_due

logger = logging.getLogger(__name__)

SUCCESS_KEPT_FOR = timedelta(hours=1)
"""A due-task per tick would fill the table of results; failures stay until they are pruned."""


def tick() -> None:
    """Enqueue what comes due, unless it waits already, and forget its older successes.

    Enqueued, not called: whatever goes wrong in it is recorded as its result and ends no worker,
    and with several workers one of them takes it. Publication goes first: it must not wait until a
    queue of renditions is worked off. Mails have a task of their own when they are written; here it
    is enqueued for those to be tried again, and for those whose task was lost with its worker.
    """
    _enqueue_once(publish_due, priority=TASK_MAX_PRIORITY)
    if mail_delivery.has_work():
        _enqueue_once(deliver_mails, priority=DEFAULT_TASK_PRIORITY)
    ticked = [publish_due.module_path, deliver_mails.module_path]
    older = {"task_path__in": ticked, "finished_at__lt": timezone.now() - SUCCESS_KEPT_FOR}
    DBTaskResult.objects.filter(**older).successful().delete()


def _enqueue_once(task: Task[[], Any], priority: int) -> None:
    if not DBTaskResult.objects.filter(task_path=task.module_path).ready().exists():
        task.using(priority=priority).enqueue()


class Ticker(threading.Thread):
    """Call `tick` at once and then every so many seconds, however long a task takes."""

    def __init__(self, interval_seconds: float) -> None:
        super().__init__(name="ticker", daemon=True)
        self.interval_seconds = interval_seconds
        self.stopped = threading.Event()

    def run(self) -> None:
        while not self.stopped.is_set():
            close_old_connections()
            try:
                tick()
            except DatabaseError:
                logger.exception("The due-task could not be enqueued; trying again.")
            self.stopped.wait(self.interval_seconds)

    def stop(self) -> None:
        """End after the tick that is running, and wait for it."""
        self.stopped.set()
        self.join(timeout=5)


class Command(BaseCommand):
    """Run until SIGTERM or SIGINT; the task at work is finished first, a second signal ends it."""

    help = "Run background tasks, and publish and expire what comes due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--tick", type=float, default=15.0, help="seconds between looks for what is due"
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds between looks for tasks"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not isinstance(task_backends[DEFAULT_TASK_BACKEND_ALIAS], DatabaseBackend):
            raise CommandError("The worker needs django-tasks-db as the default task backend.")
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=options["interval"],
            batch=False,
            backend_name=DEFAULT_TASK_BACKEND_ALIAS,
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        worker.configure_signals()
        ticker = Ticker(options["tick"])
        ticker.start()
        try:
            worker.run()
        finally:
            ticker.stop()
