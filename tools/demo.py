"""Start the demonstration: prepare it, then run the server and the worker until Ctrl-C.

Both end together: when one dies, the other is stopped and the code is 1.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from types import FrameType

from tools.environment import INTERPRETER, ROOT
from tools.serve import MEMORY, server

HOST = "127.0.0.1"
START_TIMEOUT_SECONDS = 60
STOP_TIMEOUT_SECONDS = 10
MANAGE = [str(INTERPRETER), str(ROOT / "manage.py")]


class DemoError(Exception):
    """The demonstration can't go on; the message is the line to show."""


class Stop(BaseException):
    """Ctrl-C or SIGTERM arrived; like KeyboardInterrupt it must pass through `except Exception`."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    """Leave what is being done; a second signal must not disturb the ending of the children."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Stop


def chosen_port() -> int:
    """Return PORT (8000).

    Raises DemoError when it is no port or when something listens there already.
    """
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise DemoError(f"PORT={text} is not a port: choose a number from 1024 to 65535.")
    port = int(text)
    with socket.socket() as probe:
        # As the server does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise DemoError(
                f"Port {port} can't be used ({error.strerror}); another one: make demo PORT=8001"
            ) from error
    return port


@contextmanager
def child(
    command: list[str], environment: dict[str, str], stdout: int | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command beside us; on leaving end it with SIGTERM and, when it hangs, with SIGKILL.

    A session of its own keeps the terminal's Ctrl-C from it: we alone decide when it ends. What it
    has started itself and left behind ends with it.
    """
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=stdout, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def answers(port: int) -> bool:
    """Tell whether the server has a page to show; asking also warms it up."""
    connection = http.client.HTTPConnection(HOST, port, timeout=START_TIMEOUT_SECONDS)
    try:
        connection.request("GET", "/admin/login/")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def raise_if_ended(children: dict[str, subprocess.Popen[bytes]]) -> None:
    """Raise DemoError as soon as one of the children has ended by itself."""
    for name, process in children.items():
        if process.poll() is not None:
            raise DemoError(f"The {name} ended by itself (code {process.returncode}).")


def serve(port: int, environment: dict[str, str]) -> None:
    """Run server and worker; announce the addresses once the server answers."""
    # One process and its threads: two would take twice the memory.
    with ExitStack() as stack:
        children = {
            "server": stack.enter_context(child(server(HOST, port, 1), MEMORY | environment)),
            "worker": stack.enter_context(child([*MANAGE, "worker"], environment)),
        }
        deadline = time.monotonic() + START_TIMEOUT_SECONDS
        while not answers(port):
            raise_if_ended(children)
            if time.monotonic() > deadline:
                raise DemoError(f"The server did not answer within {START_TIMEOUT_SECONDS} s.")
            time.sleep(0.2)
        announce(port)
        while True:
            raise_if_ended(children)
            time.sleep(0.5)


def announce(port: int) -> None:
    """Print where to go."""
    address = f"http://{HOST}:{port}"
    print(
        f"\nThe CMS is ready:\n"
        f"  site     {address}/\n"
        f"  admin    {address}/admin/\n"
        f"  GraphQL  {address}/graphql/  (in a browser: GraphiQL)\n"
        f"Ctrl-C stops it; `make demo` goes on where you left.\n",
        flush=True,
    )


def main() -> int:
    """Return 0 after Ctrl-C or SIGTERM, 1 when something went wrong."""
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    try:
        port = chosen_port()
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "BASE_URL": f"http://{HOST}:{port}",
            "LOG_LEVEL": os.environ.get("LOG_LEVEL", "WARNING"),
            "PYTHONUNBUFFERED": "1",
        }
        with child([*MANAGE, "prepare_demo"], environment) as preparation:
            if preparation.wait():
                raise DemoError("The demonstration could not be prepared; see above.")
        print("Starting the server and the worker …", flush=True)
        serve(port, environment)
    except DemoError as error:
        print(error, file=sys.stderr)
        return 1
    except Stop:
        print("\nStopped.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
