"""The locks: complete, hashed, and free of any index's address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.txt", "requirements-dev.txt"]
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)(?: ; (?P<marker>[^\\]+?))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
COMMENT = re.compile(r"    # .+")


def pins(lock: str) -> set[tuple[str, str, str | None]]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    matches = [match for match in map(PIN.fullmatch, lines) if match]
    return {(match["name"], match["version"], match["marker"]) for match in matches}


def canonical(requirement: str) -> str:
    name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_pins_hashes_and_comments_only(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    unexpected = [
        line
        for line in lines
        if not (PIN.fullmatch(line) or HASH.fullmatch(line) or COMMENT.fullmatch(line))
    ]
    assert unexpected == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_address(lock: str) -> None:
    assert (
        re.findall(r"\S*(?:://|--index|--extra|--find-links)\S*", (ROOT / lock).read_text()) == []
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    pinned = [number for number, line in enumerate(lines) if PIN.fullmatch(line)]
    assert len(pinned) > 50
    assert [lines[number] for number in pinned if not HASH.fullmatch(lines[number + 1])] == []


def test_development_lock_contains_the_runtime_lock() -> None:
    assert pins("requirements.txt") - pins("requirements-dev.txt") == set()


def test_locks_cover_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    runtime = {canonical(name) for name in project["project"]["dependencies"]}
    groups = project["dependency-groups"]
    development = {canonical(name) for name in [*groups["lint"], *groups["test"]]}
    assert runtime - {name for name, _, _ in pins("requirements.txt")} == set()
    assert development - {name for name, _, _ in pins("requirements-dev.txt")} == set()
