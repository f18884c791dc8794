"""Programs of the operating system that the tests need; installed where that is possible."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path


class MissingProgramsError(Exception):
    """Something has to be installed by hand; the message is the line to show."""


def postgres_binaries() -> Path | None:
    """Find the folder of `initdb` and `pg_ctl`: the newest of Debian's, which are not on PATH."""
    debian = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name)
    )
    on_path = shutil.which("pg_ctl")
    folders = [*reversed(debian), *([Path(on_path).resolve().parent] if on_path else [])]
    return next(
        (path for path in folders if (path / "initdb").exists() and (path / "pg_ctl").exists()),
        None,
    )


def missing_packages(*, postgres: bool) -> list[str]:
    """List the Debian packages of the programs that were not found."""
    missing = []
    if postgres and postgres_binaries() is None:
        missing.append("postgresql")
    programs = {
        "chromium": "chromium",
        "node": "nodejs",
        "npm": "npm",
        "redis-server": "redis-server",
        "varnishd": "varnish",
    }
    return missing + [
        package for program, package in programs.items() if shutil.which(program) is None
    ]


def install(packages: Iterable[str]) -> None:
    """Install Debian packages.

    Raises MissingProgramsError when this user or this system can't.
    """
    names = " ".join(packages)
    apt_get = shutil.which("apt-get")
    if os.geteuid() != 0 or apt_get is None:
        raise MissingProgramsError(f"The tests need {names}: as root, apt-get install {names}")
    print(f"Installing {names} with apt-get …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    options = ["--quiet", "--yes", "--no-install-recommends"]
    try:
        for command in (["update", "--quiet"], ["install", *options, *names.split()]):
            subprocess.run(
                [apt_get, *command], check=True, env=environment, stdout=subprocess.DEVNULL
            )
    except subprocess.CalledProcessError as error:
        raise MissingProgramsError(
            f"apt-get could not install {names} (code {error.returncode}): install by hand"
        ) from error


def ensure_programs(*, postgres: bool) -> None:
    """Make sure that Chromium, Node.js and, if asked for, PostgreSQL are there.

    Raises MissingProgramsError when something is missing and can't be installed.
    """
    if missing := missing_packages(postgres=postgres):
        install(missing)
    if still_missing := missing_packages(postgres=postgres):
        raise MissingProgramsError(f"The tests need {' '.join(still_missing)}: install by hand")
