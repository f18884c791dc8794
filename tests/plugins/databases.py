"""The tests' databases: migrated and given a site once per state of the code, then copied.

Migrating takes twenty seconds, a site more than half of one, copying a fraction. The first worker
to come makes the template; each worker gets a copy, and a new one after each test that has really
committed, so that every test starts with languages and home pages and nothing else, in any order.
SQLite's template outlives the run (`.pytest_cache`); PostgreSQL's lives as long as its cluster.
"""

import fcntl
import hashlib
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import TestCase, TransactionTestCase
from pytest_django import DjangoDbBlocker

from home.services import ensure_site

ROOT = Path(__file__).resolve().parents[2]


class WorkerDatabase(ABC):
    """The database of one worker, and the template from which it is copied."""

    def __init__(self, blocker: DjangoDbBlocker) -> None:
        self.blocker = blocker

    @abstractmethod
    def has_template(self) -> bool:
        """Tell whether a complete template of the current code exists."""

    @abstractmethod
    def make_template(self) -> None:
        """Make the template in an empty database; an interrupted one is not a template."""

    @abstractmethod
    def copy(self) -> None:
        """Replace the worker's database by a copy of the template."""

    @abstractmethod
    def drop(self) -> None:
        """Remove the worker's database."""

    def restore(self) -> None:
        """Copy anew after a test that has committed; what was cached of the old rows goes too."""
        with self.blocker.unblock():
            connection.close()
            self.copy()
            ContentType.objects.clear_cache()


class SQLiteDatabase(WorkerDatabase):
    """Files: the template in pytest's cache folder, the copy in the worker's temporary one."""

    def __init__(self, blocker: DjangoDbBlocker, cache: Path, temporary: Path) -> None:
        super().__init__(blocker)
        self.template = cache / f"{fingerprint()}.sqlite3"
        self.path = temporary / "test.sqlite3"

    def has_template(self) -> bool:
        return self.template.exists()

    def make_template(self) -> None:
        for outdated in self.template.parent.glob("*.sqlite3*"):
            outdated.unlink()
        unfinished = self.template.with_suffix(".sqlite3-unfinished")
        furnish(str(unfinished))
        unfinished.rename(self.template)

    def copy(self) -> None:
        source = sqlite3.connect(f"file:{self.template}?immutable=1", uri=True)
        with closing(source), closing(sqlite3.connect(self.path)) as target:
            source.backup(target)
        use_database(str(self.path))

    def drop(self) -> None:
        connection.close()
        self.path.unlink()


class PostgresDatabase(WorkerDatabase):
    """Two databases on the server of DATABASE_URL, next to the one that it names."""

    def __init__(self, blocker: DjangoDbBlocker, worker: str) -> None:
        super().__init__(blocker)
        name = settings.DATABASES["default"]["NAME"]
        self.template = f"test_{name}_template_{fingerprint()}"
        self.name = f"test_{name}_{worker}"

    def has_template(self) -> bool:
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return cursor.fetchone() is not None

    def make_template(self) -> None:
        unfinished = f"{self.template}_unfinished"
        self.run(f'DROP DATABASE IF EXISTS "{unfinished}"', f'CREATE DATABASE "{unfinished}"')
        furnish(unfinished)
        self.run(f'ALTER DATABASE "{unfinished}" RENAME TO "{self.template}"')

    def copy(self) -> None:
        drop = f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)'
        self.run(drop, f'CREATE DATABASE "{self.name}" TEMPLATE "{self.template}"')
        use_database(self.name)

    def drop(self) -> None:
        connection.close()
        self.run(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')

    def run(self, *statements: str) -> None:
        """Run statements that allow no transaction, on the server's maintenance database."""
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


DATABASE = pytest.StashKey[WorkerDatabase]()


def fingerprint() -> str:
    """Return a short hash over what decides how a migrated database looks."""
    digest = hashlib.sha256((ROOT / "requirements-dev.txt").read_bytes())
    for pattern in (
        "*/migrations/*.py",
        "home/services/*.py",
        "cms/settings/*.py",
        "*/wagtail_hooks.py",
        "*/snippets.py",
    ):
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def use_database(name: str) -> None:
    """Point the default connection, and those of other threads, to another database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def furnish(name: str) -> None:
    """Run all migrations on an empty database, and make its site."""
    use_database(name)
    call_command("migrate", verbosity=0, interactive=False)
    ensure_site()
    connection.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes; the system frees it if this one dies."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """Replace pytest-django's: copy a template instead of migrating in each worker."""
    cache = request.config.cache.mkdir("databases")
    worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
    database: WorkerDatabase
    if connection.vendor == "sqlite":
        database = SQLiteDatabase(django_db_blocker, cache, tmp_path_factory.getbasetemp())
    else:
        database = PostgresDatabase(django_db_blocker, worker)
    with django_db_blocker.unblock():
        with locked(cache / f"{connection.vendor}.lock"):
            if not database.has_template():
                database.make_template()
        database.copy()
    request.config.stash[DATABASE] = database
    yield
    with django_db_blocker.unblock():
        database.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """After a test that has committed, give the next one a fresh copy."""
    try:
        yield
    finally:  # Also when a fixture's own assertion fails.
        if commits(item) and DATABASE in item.config.stash:
            item.config.stash[DATABASE].restore()


def commits(item: pytest.Item) -> bool:
    """Tell whether a test runs without the transaction that is rolled back at its end."""
    test_class = getattr(item, "cls", None)
    if test_class and issubclass(test_class, TransactionTestCase):
        return not issubclass(test_class, TestCase)
    fixtures = set(getattr(item, "fixturenames", ()))
    marker = item.get_closest_marker("django_db")
    arguments = marker.kwargs if marker else {}
    return bool(
        fixtures & {"transactional_db", "live_server", "django_db_reset_sequences"}
        or arguments.get("transaction")
        or arguments.get("reset_sequences")
    )
