"""A server can be stopped while its processes start, and after one of them was replaced."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tools.bench.serving import family
from tools.environment import ROOT
from tools.serve import SECONDS_TO_STOP, server

pytestmark = pytest.mark.one_database


@pytest.fixture
def starting() -> Iterator["subprocess.Popen[str]"]:
    """Start a server whose program takes long to load; its process has begun with that."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
    words = server("127.0.0.1", free, 1)
    words[-1] = "tests.serving.late:application"
    process = subprocess.Popen(  # noqa: S603 - our own words
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    loading(process)
    yield process
    if process.poll() is None:
        for each in family(process.pid):
            os.kill(each, signal.SIGKILL)
    process.communicate()


def loading(process: "subprocess.Popen[str]") -> None:
    """Wait until a process has begun to load; the server's own words come in between."""
    assert process.stdout is not None
    assert "loading\n" in iter(process.stdout.readline, "")


def seconds_to_stop(process: "subprocess.Popen[str]") -> float:
    started = time.monotonic()
    process.terminate()
    process.wait(SECONDS_TO_STOP * 2)
    return time.monotonic() - started


def test_process_that_loads_does_not_keep_the_server(starting: "subprocess.Popen[str]") -> None:
    assert seconds_to_stop(starting) < SECONDS_TO_STOP / 2


def test_process_in_place_of_one_that_was_killed_does_not_either(
    starting: "subprocess.Popen[str]",
) -> None:
    _, first = family(starting.pid)
    os.kill(first, signal.SIGKILL)
    loading(starting)
    assert first not in family(starting.pid)
    assert seconds_to_stop(starting) < SECONDS_TO_STOP / 2


PROGRAM = """
import signal, sys
signal.signal(signal.SIGTERM, lambda *_: None)  # As a copy of granian's first process has it.
import cms.rsgi
print(signal.getsignal(signal.SIGTERM) is signal.SIG_DFL, "cms.urls" in sys.modules)
"""


def test_program_ends_when_told_and_has_its_addresses_before_the_first_request() -> None:
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["True", "True"]
