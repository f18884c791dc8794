"""What the tests need of the machine: installed by root, else named in one line."""

import os
import shutil
import subprocess
from typing import Any

import pytest

from tools import machine


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Collect the commands instead of running them."""
    collected: list[list[str]] = []

    def collect(command: list[str], **_options: Any) -> None:
        collected.append(command)

    monkeypatch.setattr(subprocess, "run", collect)
    return collected


def without(monkeypatch: pytest.MonkeyPatch, *programs: str) -> None:
    monkeypatch.setattr(
        shutil, "which", lambda name: None if name in programs else f"/usr/bin/{name}"
    )


def test_nothing_is_installed_when_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    without(monkeypatch)
    machine.ensure_programs(postgres=False)
    assert commands == []


def test_a_user_is_told_in_one_line_what_to_install(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    without(monkeypatch, "chromium")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(machine.MissingProgramsError) as caught:
        machine.ensure_programs(postgres=False)
    assert str(caught.value) == "The tests need chromium: as root, apt-get install chromium"
    assert commands == []


def test_node_is_needed_with_its_package_manager(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    without(monkeypatch, "node", "npm")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(machine.MissingProgramsError) as caught:
        machine.ensure_programs(postgres=False)
    assert str(caught.value) == "The tests need nodejs npm: as root, apt-get install nodejs npm"
    assert commands == []


def test_root_without_apt_get_is_told_too(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    without(monkeypatch, "chromium", "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(machine.MissingProgramsError, match="need chromium"):
        machine.ensure_programs(postgres=False)
    assert commands == []


def test_root_installs_and_what_is_missing_still_is_reported(
    monkeypatch: pytest.MonkeyPatch, commands: list[list[str]]
) -> None:
    without(monkeypatch, "chromium")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(machine, "postgres_binaries", lambda: None)
    with pytest.raises(machine.MissingProgramsError, match="postgresql chromium: install by hand"):
        machine.ensure_programs(postgres=True)
    assert [command[1] for command in commands] == ["update", "install"]
    assert commands[1][-2:] == ["postgresql", "chromium"]
