"""The demonstration's launcher: its port and its children."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools import demo

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "print(flush=True); time.sleep(60)",
]


def test_taken_port_is_named_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as listener:
        listener.bind((demo.HOST, 0))
        listener.listen()
        port = listener.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(demo.DemoError, match=rf"Port {port} .*make demo PORT="):
            demo.chosen_port()


@pytest.mark.parametrize("text", ["0", "65536", "-1", "eighty", "80 "])
def test_what_is_no_port_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", text)
    with pytest.raises(demo.DemoError, match="is not a port"):
        demo.chosen_port()


def test_child_is_ended_with_the_block() -> None:
    with demo.child(SLEEP, {}) as process:
        assert process.poll() is None
    assert process.returncode == -signal.SIGTERM


def test_child_that_ignores_the_signal_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "STOP_TIMEOUT_SECONDS", 0.1)
    with demo.child(STUBBORN, {}, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        with process.stdout as output:
            output.readline()
    assert process.returncode == -signal.SIGKILL


def test_what_a_child_leaves_behind_ends_with_it() -> None:
    parent = "import subprocess, sys; print(subprocess.Popen(sys.argv[1:]).pid, flush=True)"
    with demo.child([sys.executable, "-c", parent, *SLEEP], {}, subprocess.PIPE) as process:
        assert process.stdout is not None
        with process.stdout as output:
            grandchild = int(output.readline())
    # The kernel may need a moment; a process that is dead but not reaped yet is a zombie.
    for _ in range(100):
        status = Path(f"/proc/{grandchild}/stat")
        if not status.exists() or status.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("The grandchild is alive.")


def test_child_that_ends_by_itself_is_reported() -> None:
    with demo.child([sys.executable, "-c", "raise SystemExit(3)"], {}) as process:
        process.wait()
        with pytest.raises(demo.DemoError, match=r"The worker ended by itself \(code 3\)"):
            demo.raise_if_ended({"worker": process})
