"""Serve the program to the public: settings from the environment, nothing made or changed.

What is missing is said before anything starts. Stops on SIGTERM, after the requests in hand.
"""

import importlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from environs import EnvError

from tools.environment import INTERPRETER, ROOT

SETTINGS = "cms.settings.production"
REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS")
"""What production has no default for; docs/reference/settings.md tells of all others."""

SECONDS_FOR_HEADERS = 10
SECONDS_TO_STOP = 15
SECONDS_TO_RESPAWN = 0.5
BACKLOG = 1024


MEMORY = {"MALLOC_ARENA_MAX": "2"}
"""glibc would keep a heap for each thread, and give none of it back."""


class NotReadyError(Exception):
    """The program can't be served; the message says what to do."""


def missing(settings: str) -> list[str]:
    """Return the variables that production demands and the environment lacks."""
    if settings != SETTINGS:
        return []
    from cms.settings import environment  # noqa: PLC0415 - reads the .env file when imported

    return [name for name in REQUIRED if not environment.env.str(name, "")]


def check(settings: str) -> None:
    """Raise NotReadyError when variables, static files or migrations are missing."""
    if names := missing(settings):
        raise NotReadyError(f"Set {' and '.join(names)}: see docs/reference/settings.md.")
    try:
        chosen = importlib.import_module(settings)
    except EnvError as error:
        raise NotReadyError(f"{error}: see docs/reference/settings.md.") from error
    if not (Path(chosen.STATIC_ROOT) / "staticfiles.json").exists():
        raise NotReadyError("The static files are not collected: run manage.py collectstatic.")
    words = [str(INTERPRETER), "manage.py", "migrate", "--check"]
    if subprocess.run(words, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
        raise NotReadyError("The database is not up to date: run manage.py migrate.")


def server(host: str, port: int, workers: int) -> list[str]:
    """Return the command of the server."""
    options = {
        "interface": "rsgi",
        "http": "1",
        "loop": "uvloop",
        "host": host,
        "port": port,
        "workers": workers,
        "backlog": BACKLOG,
        "backpressure": BACKLOG,
        "http1-header-read-timeout": SECONDS_FOR_HEADERS * 1000,
        "workers-kill-timeout": SECONDS_TO_STOP,
        "respawn-interval": SECONDS_TO_RESPAWN,
        "log-level": "warning",
    }
    switches = ["--no-ws", "--respawn-failed-workers"]
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return [str(INTERPRETER), "-m", "granian", *words, *switches, "cms.rsgi:application"]


def forget_counts(folder: str) -> None:
    """Remove what processes of before have counted: each left some small files."""
    for file in Path(folder).glob("*.db") if folder else ():
        file.unlink(missing_ok=True)


def become(words: list[str]) -> NoReturn:
    """Turn this process into the server: signals reach it as they are."""
    os.chdir(ROOT)
    os.execve(words[0], words, MEMORY | os.environ)  # noqa: S606 - our own words, without a shell


def main() -> int:
    """Become the server; 1 when something is missing."""
    settings = os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        check(settings)
    except NotReadyError as error:
        print(error, file=sys.stderr)
        return 1
    from cms.settings import environment  # noqa: PLC0415 - reads the .env file when imported

    if os.geteuid() == 0:
        print("Running as root: an ordinary user is enough, and safer.", file=sys.stderr)
    host, port = environment.SERVER_HOST, environment.SERVER_PORT
    print(f"Serving on http://{host}:{port} with {environment.SERVER_WORKERS} workers.", flush=True)
    words = server(host, port, environment.SERVER_WORKERS)
    forget_counts(environment.metrics_folder())
    return become(words)


if __name__ == "__main__":
    sys.exit(main())
