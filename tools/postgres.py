"""A PostgreSQL cluster for one run of the tests: reached by a socket only, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.machine import MissingProgramsError

# Nothing in it has to survive a power cut.
SERVER_OPTIONS = {
    "listen_addresses": "''",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}
OWNER = "postgres"
"""The account that runs the server when we are root: PostgreSQL refuses to run as root."""


def _as_owner() -> list[str]:
    """Return the words that run a command as the server's account."""
    if os.geteuid() != 0:
        return []
    runuser = shutil.which("runuser")
    if runuser is None:
        raise MissingProgramsError("PostgreSQL can't run as root: install runuser (util-linux)")
    return [runuser, "-u", OWNER, "--"]


@contextmanager
def throwaway_cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster in a temporary folder and yield the DATABASE_URL that reaches it.

    The socket's folder stands in the query (`postgres://user@/name?host=/folder`): as the host
    part of a URL it would have to be escaped and would be turned into lower case.
    """
    prefix = _as_owner()
    folder = Path(tempfile.mkdtemp(prefix="cms-postgres-"))
    data, log = folder / "data", folder / "log"
    options = " ".join(f"-c {name}={value}" for name, value in SERVER_OPTIONS.items())
    control = [*prefix, str(binaries / "pg_ctl"), "--silent", f"--pgdata={data}"]
    try:
        if prefix:
            shutil.chown(folder, OWNER)
        initdb = [*prefix, str(binaries / "initdb"), f"--pgdata={data}", "--no-sync"]
        initdb += ["--username=cms", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        # The folder of the caller may be closed to the server's account.
        subprocess.run(initdb, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        start = [
            "--wait",
            f"--log={log}",
            f"--options={options} -c unix_socket_directories={folder}",
        ]
        subprocess.run([*control, *start, "start"], check=True, cwd=folder)
        try:
            yield f"postgres://cms@/cms?host={folder}"
        finally:
            subprocess.run([*control, "--mode=immediate", "stop"], check=False, cwd=folder)
    except subprocess.CalledProcessError as error:
        reason = log.read_text("utf-8").strip() if log.exists() else "see above"
        raise MissingProgramsError(f"PostgreSQL did not start: {reason}") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)
