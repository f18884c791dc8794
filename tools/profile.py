"""Draw where a cold query spends its time: flame graphs in var/profile/ (`make profile`)."""

import argparse
import os
import subprocess
import sys

from tools.bench.ground import ground
from tools.bench.questions import QUESTIONS
from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError

FOLDER = ROOT / "var" / "profile"


def main() -> int:
    """Draw a picture for each query that was named."""
    names = [question.name for question in QUESTIONS]
    parser = argparse.ArgumentParser(prog="make profile", description=__doc__)
    parser.add_argument(
        "queries", nargs="*", choices=names, default=["news"], help="news unless told"
    )
    chosen = parser.parse_args().queries
    FOLDER.mkdir(parents=True, exist_ok=True)
    try:
        with ground() as environment:
            for name in chosen:
                picture = FOLDER / f"{name}.svg"
                command = [str(INTERPRETER), "-m", "tools.bench.sampled", name, str(picture)]
                variables = environment | {"GRAPHQL_CACHE_BYTES": "0", "LOG_LEVEL": "ERROR"}
                subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True)
                print(f"Drawn: {picture.relative_to(ROOT)}", flush=True)
    except (MissingProgramsError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
