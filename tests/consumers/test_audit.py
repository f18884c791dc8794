"""GraphQL over HTTP, point by point: the audit of the specification's authors (graphql-http)."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.consumers.server import open_connection, serving

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database,
    pytest.mark.usefixtures("real_limits"),
]

SOURCE = Path(__file__).with_name("audit")
PATIENCE_SECONDS = 240


def run(command: list[str], folder: Path, **variables: str) -> str:
    """Return what a command wrote; its errors are shown when it fails."""
    done = subprocess.run(  # noqa: S603 - the commands are our own words, without a shell
        command,
        cwd=folder,
        env=os.environ | {"NO_PROXY": "127.0.0.1"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_point_of_the_audit_is_met(tmp_path: Path) -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.fail("Node.js is needed: as root, apt-get install nodejs npm (18 or newer)")
    folder = tmp_path / "audit"
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("node_modules"))
    run([npm, "ci", "--ignore-scripts", "--no-update-notifier"], folder)
    with open_connection(), serving() as address:
        said = run([node, "audit.js"], folder, API_URL=f"{address}/graphql/")
    points: list[dict[str, Any]] = json.loads(said)
    assert [point for point in points if point["status"] != "ok"] == []
    assert len(points) == 61
