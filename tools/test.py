"""Run the whole test suite on SQLite, then on PostgreSQL; `ARGS` holds more words for pytest.

`TEST_DATABASE_URL` names a PostgreSQL server to use instead of a throwaway cluster. Its account
must be allowed to create databases; only those named `test_…` are touched.
"""

import os
import shlex
import signal
import subprocess
import sys
from contextlib import ExitStack
from types import FrameType

from tools.environment import ROOT
from tools.machine import MissingProgramsError, ensure_programs, postgres_binaries
from tools.postgres import throwaway_cluster

NO_TESTS_COLLECTED = 5


def pytest(database_url: str, marks: str) -> int:
    """Run pytest on one database and return its exit code; `marks` chooses tests."""
    command = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=8"]
    command += ["--dist=loadgroup"]  # What is dear to make is made in one process.
    command += ["-m", marks] if marks else []
    environment = os.environ | {"DATABASE_URL": database_url}
    arguments = shlex.split(os.environ.get("ARGS", ""))
    return subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=False).returncode


def run(stack: ExitStack) -> int:
    """Run both rounds; the first failing one ends the run, so that its lines are the last ones."""
    given_url = os.environ.get("TEST_DATABASE_URL", "")
    ensure_programs(postgres=not given_url)
    print("Tests on SQLite", flush=True)
    # What happens in the browser, and who may do what, is the same on both: once is enough.
    on_sqlite = pytest(
        f"sqlite:///{ROOT / 'var' / 'test.sqlite3'}", "not browser and not one_database"
    )
    if on_sqlite not in {0, NO_TESTS_COLLECTED}:
        return on_sqlite
    binaries = postgres_binaries()
    if not given_url and binaries is not None:
        print("Starting a throwaway PostgreSQL cluster …", flush=True)
        given_url = stack.enter_context(throwaway_cluster(binaries))
    print("Tests on PostgreSQL, and in the browser", flush=True)
    on_postgres = pytest(given_url, "")
    return on_sqlite if on_postgres == NO_TESTS_COLLECTED else on_postgres


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into what Ctrl-C does, so that the cluster is removed."""
    raise KeyboardInterrupt


def main() -> int:
    """Return pytest's exit code; 2 when something is missing or the run was interrupted."""
    signal.signal(signal.SIGTERM, interrupt)
    try:
        with ExitStack() as stack:
            return run(stack)
    except MissingProgramsError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
