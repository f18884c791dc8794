"""The command line of the measurements."""

import argparse
import os
import signal
import subprocess
import sys
from types import FrameType

from tools.bench.full import full
from tools.bench.ground import ground
from tools.environment import INTERPRETER, ROOT
from tools.machine import MissingProgramsError


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--news", type=int, default=1000, help="news items in each language")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, write nothing")
    parser.add_argument("--port", type=int, default=8099, help="where the server is measured")
    commands = parser.add_subparsers(dest="command")
    cold = commands.add_parser("cold", help="CPU time of each query, in one process, uncached")
    cold.add_argument("queries", nargs="*", help="news, directory, article, concepts; else all")
    run = commands.add_parser("run", help="run a command on the content, such as a shell")
    run.add_argument("words", nargs=argparse.REMAINDER, help="the command")
    return parser.parse_args()


def command(chosen: argparse.Namespace) -> list[str]:
    """Return the words of the program that measures."""
    if chosen.command == "run":
        words: list[str] = chosen.words
        return words
    return [str(INTERPRETER), "-m", f"tools.bench.{chosen.command}", *chosen.queries]


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Turn SIGTERM into what Ctrl-C does, so that the cluster is removed."""
    raise KeyboardInterrupt


def main() -> int:
    """Run a measurement on the generated content; 2 when something is missing."""
    signal.signal(signal.SIGTERM, interrupt)
    chosen = arguments()
    try:
        with ground(chosen.news) as environment:
            if chosen.command is None:
                full(environment, chosen.port, quick=chosen.quick)
                return 0
            environment |= {"GRAPHQL_CACHE_BYTES": "0", "LOG_LEVEL": "WARNING"}
            program = command(chosen)
            return subprocess.run(
                program, cwd=ROOT, env=os.environ | environment, check=False
            ).returncode
    except MissingProgramsError as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
