"""Build programs in TypeScript in a folder of their own and run them against a server."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SOURCE = Path(__file__).with_name("typescript")
MADE = shutil.ignore_patterns("node_modules", "build", "graphql")
PATIENCE_SECONDS = 240


def run_program(folder: Path, api: str) -> dict[str, Any]:
    """Build the consumer and run it; return what it says of its work."""
    work = build_program(SOURCE, folder, api)
    said: dict[str, Any] = json.loads(_run(["npm", "run", "--silent", "start"], work, api))
    return said


def build_program(source: Path, folder: Path, api: str) -> Path:
    """Install, generate types, compile; return the folder in which it can be started."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.fail("Node.js is needed: as root, apt-get install nodejs npm (18 or newer)")
    work = folder / "typescript"
    shutil.copytree(source, work, ignore=MADE)
    _run([npm, "ci", "--ignore-scripts", "--no-update-notifier"], work, api)
    for script in ("codegen", "build"):
        _run([npm, "run", "--silent", script], work, api)
    return work


def _run(command: list[str], work: Path, api: str) -> str:
    """Return what a command wrote; fail with all of it when the command fails."""
    done = subprocess.run(  # noqa: S603 - the commands are our own words, without a shell
        command,
        cwd=work,
        env=os.environ | {"API_URL": api},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(command[1:])} failed:\n{done.stdout}\n{done.stderr}")
    return done.stdout
