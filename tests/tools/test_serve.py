"""`make serve` says what is missing before anything starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.environment import ROOT
from tools.serve import server

pytestmark = pytest.mark.one_database


def serve(folder: Path, **variables: str) -> tuple[int, str]:
    """Return code and last line of the command with no variable but these."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr.splitlines()[-1]


def test_all_secrets_that_are_missing_are_named_at_once(tmp_path: Path) -> None:
    said = "Set SECRET_KEY and ALLOWED_HOSTS: see docs/reference/settings.md."
    assert serve(tmp_path) == (1, said)
    said = "Set ALLOWED_HOSTS: see docs/reference/settings.md."
    assert serve(tmp_path, SECRET_KEY="a" * 60) == (1, said)


def test_static_files_that_were_not_collected_are_asked_for(tmp_path: Path) -> None:
    said = "The static files are not collected: run manage.py collectstatic."
    assert serve(tmp_path, SECRET_KEY="a" * 60, ALLOWED_HOSTS="a.example") == (1, said)


def test_database_that_is_not_up_to_date_is_told(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "staticfiles.json").write_text("{}", "utf-8")
    said = "The database is not up to date: run manage.py migrate."
    assert serve(tmp_path, SECRET_KEY="a" * 60, ALLOWED_HOSTS="a.example") == (1, said)


def test_server_speaks_http_1_alone_and_replaces_workers_that_end() -> None:
    words = server("127.0.0.1", 8000, 3)
    assert words[words.index("--http") + 1] == "1"
    assert words[words.index("--workers") + 1] == "3"
    assert {"--no-ws", "--respawn-failed-workers"} <= set(words)
    assert words[-1] == "cms.rsgi:application"
