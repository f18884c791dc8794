"""A bounded load: as many requests as some connections carry in some seconds."""

import asyncio
import re
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tools.bench.serving import HOST

CONNECTIONS = 32


@dataclass(frozen=True)
class Flow:
    """What a load came to: requests, seconds, and answers that were not 200."""

    requests: int
    seconds: float
    failed: int

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def load(port: int, path: str, body: bytes, seconds: int) -> Flow:
    """Ask the same thing over and over, by wrk where it is installed."""
    wrk = shutil.which("wrk")
    if wrk is None:
        return asyncio.run(_ours(port, path, body, seconds))
    with tempfile.TemporaryDirectory() as folder:
        script, text = Path(folder, "ask.lua"), Path(folder, "body")
        text.write_bytes(body)
        script.write_text(
            f'wrk.method = "{"POST" if body else "GET"}"\n'
            'wrk.headers["Content-Type"] = "application/json"\n'
            'wrk.headers["Accept"] = "application/json"\n'
            f'wrk.body = io.open("{text}"):read("*a")\n'
        )
        words = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", f"-s{script}"]
        told = subprocess.run(
            [*words, f"http://{HOST}:{port}{path}"], capture_output=True, text=True, check=True
        ).stdout
    return _read(told)


def _read(told: str) -> Flow:
    """Read wrk's report."""
    done = re.search(r"(\d+) requests in ([\d.]+)(ms|s|m)", told)
    if done is None:
        raise RuntimeError(told)
    scale = {"ms": 0.001, "s": 1.0, "m": 60.0}[done[3]]
    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
    broken = re.findall(r"(?:connect|read|write|timeout) (\d+)", told)
    failed = int(refused[1]) if refused else 0
    return Flow(int(done[1]), float(done[2]) * scale, failed + sum(map(int, broken)))


async def _ours(port: int, path: str, body: bytes, seconds: int) -> Flow:
    """Do what wrk does, at more cost: the server then gets less of a small machine."""
    head = f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\nHost: {HOST}\r\n"
    head += "Content-Type: application/json\r\nAccept: application/json\r\n"
    head += f"Content-Length: {len(body)}\r\n\r\n"
    request = head.encode() + body
    until, started = time.monotonic() + seconds, time.monotonic()

    async def one() -> tuple[int, int]:
        reader, writer = await asyncio.open_connection(HOST, port)
        done = failed = 0
        while time.monotonic() < until:
            writer.write(request)
            answer = await reader.readuntil(b"\r\n\r\n")
            found = re.search(rb"content-length: (\d+)", answer)
            await reader.readexactly(int(found[1]) if found else 0)
            done += 1
            failed += not answer.startswith(b"HTTP/1.1 200")
        writer.close()
        return done, failed

    counts = await asyncio.gather(*(one() for _ in range(CONNECTIONS)))
    total, failed = (sum(each) for each in zip(*counts, strict=True))
    return Flow(total, time.monotonic() - started, failed)
