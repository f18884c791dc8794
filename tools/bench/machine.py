"""What the figures were measured on."""

import os
import platform
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

from tools.machine import postgres_binaries

PACKAGES = ("Django", "wagtail", "graphql-core", "granian", "psycopg")


def described() -> dict[str, str]:
    """Return the machine's parts and the versions of programs, by name."""
    binaries = postgres_binaries()
    told = "" if binaries is None else _output([str(binaries / "postgres"), "--version"])
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return {
        "processor": f"{_line('/proc/cpuinfo', 'model name')}, {os.cpu_count()} cores",
        "memory": f"{int(_line('/proc/meminfo', 'MemTotal').split()[0]) / 1024**2:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "database": told,
        "packages": packages,
        "commit": _output(["git", "rev-parse", "--short", "HEAD"]),
    }


def _line(path: str, name: str) -> str:
    """Return what a file of /proc says of a name (Linux)."""
    found = re.search(rf"^{name}\s*:\s*(.*)$", Path(path).read_text("utf-8"), re.MULTILINE)
    return "0" if found is None else found[1]


def _output(words: list[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout.strip()
