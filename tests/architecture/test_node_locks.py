"""npm's locks: every part has a version and a hash, and no registry's address."""

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = {".": 51, "tests/consumers/typescript": 51, "tests/consumers/audit": 2}
"""How many parts a lock has at least."""
FOLDERS = list(PARTS)


def packages(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / folder / "package-lock.json").read_text())
    return {name: entry for name, entry in found["packages"].items() if name}


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_part_has_a_version_and_a_hash(folder: str) -> None:
    entries = packages(folder)
    assert len(entries) >= PARTS[folder]
    assert [
        name
        for name, entry in entries.items()
        if not entry["version"] or not entry["integrity"].startswith("sha512-")
    ] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_lock_names_no_registry(folder: str) -> None:
    assert [name for name, entry in packages(folder).items() if "resolved" in entry] == []


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_is_asked_for_is_an_exact_version_and_locked(folder: str) -> None:
    asked = json.loads((ROOT / folder / "package.json").read_text())
    wanted = asked.get("dependencies", {}) | asked.get("devDependencies", {})
    entries = packages(folder)
    assert {name: entries[f"node_modules/{name}"]["version"] for name in wanted} == wanted
