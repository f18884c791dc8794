"""The whole measurement: cold, warm, growth, memory, searches; table, JSON, reference page."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tools.bench.cold_rounds import cold_rounds
from tools.bench.ground import STORE
from tools.bench.judged import judge, mean_reciprocal_rank
from tools.bench.judged import table as judged_table
from tools.bench.machine import described
from tools.bench.memory import SEGMENTS, look_ups, table
from tools.bench.result import Result, page
from tools.bench.search import all_searches
from tools.bench.warm import warm_rounds
from tools.environment import INTERPRETER, ROOT

PAGE = ROOT / "docs" / "reference" / "performance.md"
ROUNDS, QUICK_ROUNDS = 15, 4
WARM_ROUNDS, QUICK_WARM_ROUNDS = 5, 1
QUICK_SEGMENTS = 10_000
QUICK_PAGES = 1_000


def full(environment: dict[str, str], port: int, *, quick: bool) -> None:
    """Measure everything and tell it; a quick run writes no page."""
    busy = os.getloadavg()[0]
    print(f"Load average before: {busy:.1f}", flush=True)
    statements = _told(environment, "statements")
    print("Cold, beside the floors …", flush=True)
    cold = cold_rounds(environment, port, QUICK_ROUNDS if quick else ROUNDS)
    print("Warm, beside the bare bytes …", flush=True)
    warm, memory = warm_rounds(environment, port, QUICK_WARM_ROUNDS if quick else WARM_ROUNDS)
    print("Growth …", flush=True)
    growth = _told(environment, "growth", *(["--lengths"] if quick else []))
    print("Looking up in the translation memory …", flush=True)
    found = look_ups(QUICK_SEGMENTS if quick else SEGMENTS)
    print("Searching …", flush=True)
    searched = all_searches([QUICK_PAGES] if quick else ())
    print("Searching as people do …", flush=True)
    ranks = judge()
    means = {name: mean_reciprocal_rank(each) for name, each in ranks.items()}
    result = Result(
        described(), statements, cold, warm, memory, growth, found, searched, means, busy
    )
    (STORE / "result.json").write_text(result.as_json(), "utf-8")
    for part in (
        result.table(),
        result.lengths(),
        result.rows(),
        table(found),
        table(searched),
        judged_table(ranks),
    ):
        print(f"\n{part}")
    print(
        f"\nMemory of a worker: {memory.after_start:.0f} MB, {memory.after_load:.0f} MB after"
        f" {memory.requests:,} requests"
    )
    if not quick:
        PAGE.write_text(page(result), "utf-8")
        print(f"Written: {PAGE.relative_to(Path.cwd())}")


def _told(environment: dict[str, str], module: str, *words: str) -> Any:
    command = [str(INTERPRETER), "-m", f"tools.bench.{module}", *words]
    variables = os.environ | environment | {"GRAPHQL_CACHE_BYTES": "0", "LOG_LEVEL": "ERROR"}
    done = subprocess.run(
        command, cwd=ROOT, env=variables, check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(done.stdout)
