"""Asks a query over and over in this process while py-spy draws what it does.

`python -m tools.bench.sampled <query> <picture>`
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import django

from tools.bench.calls import call
from tools.bench.questions import QUESTIONS

SECONDS = 8
SAMPLES_A_SECOND = 500
WARM_UP = 20
PR_SET_PTRACER, ANY_PROCESS = 0x59616D61, -1


def main() -> int:
    """Warm up, let py-spy look on, ask until it is done."""
    name, picture = sys.argv[1:]
    question = next(each for each in QUESTIONS if each.name == name)
    django.setup()
    from cms.wsgi import application  # noqa: PLC0415 - Django is set up first

    for _ in range(WARM_UP):
        call(application, "/graphql/", question.body)
    # Linux lets nobody but a parent look into a process, unless it says so (prctl(2), Yama).
    ctypes.CDLL(None).prctl(PR_SET_PTRACER, ANY_PROCESS, 0, 0, 0)
    beside = Path(sys.executable).with_name("py-spy")
    words = [str(beside if beside.exists() else shutil.which("py-spy")), "record"]
    words += [f"--output={picture}", f"--duration={SECONDS}", f"--rate={SAMPLES_A_SECOND}"]
    # `--nonblocking`: standing still for each sample would take longer than the query.
    words += ["--format=flamegraph", "--nonblocking", f"--pid={os.getpid()}"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as looking:
        while looking.poll() is None:
            call(application, "/graphql/", question.body)
    return looking.returncode


if __name__ == "__main__":
    sys.exit(main())
