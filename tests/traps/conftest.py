"""The stock site's answers, asked once a session in a process of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

Run = subprocess.CompletedProcess[str]


def run_stock(folder: Path, *arguments: str, **variables: str) -> Run:
    """Run Python with the settings of the stock site, its files in a folder."""
    own = {"STOCK_FOLDER": str(folder), "DJANGO_SETTINGS_MODULE": "tests.traps.stock.settings"}
    return subprocess.run(  # noqa: S603 - our own words, without a shell
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | own | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what was seen on the stock site, by section and probe: `leaks.parent`."""
    run = run_stock(tmp_path_factory.mktemp("stock"), "-m", "tests.traps.stock.run")
    assert run.returncode == 0, run.stderr
    seen: dict[str, Any] = json.loads(run.stdout)
    return seen
