"""Make `.venv` and install what is locked into it; do nothing when it is up to date.

The one tool that runs outside the environment, so it needs the standard library alone.
"""

import argparse
import hashlib
import importlib.util
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
INTERPRETER = VENV / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """Return what the environment depends on: this Python and the locked versions."""
    return hashlib.sha256(sys.version.encode() + lock.read_bytes()).hexdigest()


def is_current(lock: Path) -> bool:
    """Tell whether exactly this lock was installed by exactly this Python, to the end."""
    stamp = VENV / f"{lock.stem}.sha256"
    return INTERPRETER.exists() and stamp.exists() and stamp.read_text("ascii") == fingerprint(lock)


def make_environment(*, with_pip: bool) -> None:
    """Create the environment from scratch, so that no package of an older lock stays in it."""
    print(f"Making the environment .venv (Python {sys.version.split()[0]}) …", flush=True)
    venv.EnvBuilder(clear=True, symlinks=True, with_pip=with_pip).create(VENV)


def install_with_uv(uv: str, lock: Path) -> None:
    """Install with uv, which shows its own progress and shares downloads between projects."""
    subprocess.run(
        [uv, "pip", "install", "--python", INTERPRETER, "--require-hashes", "--requirement", lock],
        check=True,
    )


def install_with_pip(lock: Path) -> None:
    """Install with pip, and show one line per package instead of pip's eight."""
    total = sum(1 for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum())
    command = [
        str(INTERPRETER),
        "-m",
        "pip",
        "install",
        "--no-input",
        "--disable-pip-version-check",
    ]
    command += ["--use-pep517", "--require-hashes", "--requirement", str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        count = 0
        for line in process.stdout or ():
            if line.startswith(("Collecting ", "Processing ", "Ignoring ")):
                count += 1
                # The second word is `name==version`, or the path of a wheel in a local folder.
                name = Path(line.split()[1].rstrip(":")).name.partition("==")[0]
                print(f"  {count}/{total} {name}", flush=True)
            elif line.startswith(("Building wheels", "Installing collected")):
                print(f"  {line.split(':')[0]} …", flush=True)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def main() -> int:
    """Bring the environment up to date and tell what happens."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what tests and checks need")
    lock = ROOT / ("requirements-dev.txt" if parser.parse_args().dev else "requirements.txt")
    # The development lock holds everything of the other one, in the same versions.
    if is_current(lock) or is_current(ROOT / "requirements-dev.txt"):
        return 0
    uv = shutil.which("uv")
    if uv is None and importlib.util.find_spec("ensurepip") is None:
        print(
            "Python's venv is incomplete: install it (Debian, Ubuntu: apt-get install"
            " python3-venv) and try again.",
            file=sys.stderr,
        )
        return 1
    # Between the two locks the environment only grows; another version of a lock starts afresh.
    if lock.name == "requirements.txt" or not is_current(ROOT / "requirements.txt"):
        make_environment(with_pip=uv is None)
    print(f"Installing {lock.name} with {'uv' if uv else 'pip'} …", flush=True)
    try:
        install_with_uv(uv, lock) if uv else install_with_pip(lock)
    except subprocess.CalledProcessError as error:
        print(f"Installing failed (code {error.returncode}); see above.", file=sys.stderr)
        return 1
    (VENV / f"{lock.stem}.sha256").write_text(fingerprint(lock), "ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
