"""Run every check of the code that is not a test, quick ones first, and name those that failed."""

import os
import subprocess
import sys
import time

from tools.environment import ROOT, VENV

MANAGE = (str(VENV / "bin" / "python"), "manage.py")
STEPS: dict[str, tuple[str, ...]] = {
    "style": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "contracts between apps": ("lint-imports", "--no-logo"),
    "migrations": (*MANAGE, "makemigrations", "--check", "--dry-run"),
    "Django's checks": (*MANAGE, "check", "--fail-level=WARNING"),
    "schema file": (*MANAGE, "graphql_sdl", "--check"),
    "examples of the documents": (*MANAGE, "graphql_examples", "--check"),
    "schema promise": (*MANAGE, "graphql_promise"),
    "types": ("mypy",),
}


def main() -> int:
    """Run all steps, even after a failure, so that one run shows everything."""
    # No check looks at rows; none may depend on a database that happens to be there.
    environment = os.environ | {"DATABASE_URL": "sqlite://:memory:"}
    failed = []
    for name, command in STEPS.items():
        print(f"── {name}", flush=True)
        program = str(VENV / "bin" / command[0]) if command[0] != MANAGE[0] else command[0]
        started = time.monotonic()
        words = [program, *command[1:]]
        if subprocess.run(words, cwd=ROOT, env=environment, check=False).returncode:
            failed.append(name)
        print(f"   {time.monotonic() - started:.1f} s", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
