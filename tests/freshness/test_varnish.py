"""A real Varnish in front of the program, set up as docs/how-to/varnish.vcl says."""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import Request

import pytest
from django.conf import LazySettings
from django_tasks import default_task_backend

from cms.graphql.tags import EVERYTHING
from cms.purging import purge, purge_everything
from core.models import ContentVersion
from tests.cms.front.asking import until
from tests.factories import NewsPageFactory
from tests.freshness.processes import HTTP, ROOT, Process, processes

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]

PATH = f"/graphql/?query={quote('{ news { nodes { title } } }')}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def varnish(backend: str, folder: Path) -> Iterator[str]:
    """Run Varnish with the documented configuration, in front of another port."""
    program = shutil.which("varnishd")
    assert program is not None, "install varnish"
    port = free_port()
    documented = (ROOT / "docs/how-to/varnish.vcl").read_text("utf-8")
    configuration = folder / "test.vcl"
    configuration.write_text(documented.replace('"8000"', f'"{backend.rpartition(":")[2]}"'))
    words = ["-F", "-a", f"127.0.0.1:{port}", "-f", str(configuration), "-n", str(folder / "work")]
    process = subprocess.Popen(  # noqa: S603 - the words are our own
        [program, *words, "-j", "none"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(address))
        yield address
    finally:
        process.terminate()
        process.wait(10)


def answers(address: str) -> bool:
    try:
        HTTP.open(f"{address}/healthz", timeout=5).close()
    except HTTPError:
        return False
    except URLError:
        return False
    return True


def ask(address: str) -> tuple[str, bool]:
    """Return the answer, and whether Varnish gave it by itself."""
    request = Request(address + PATH, headers={"Cookie": "any=one"})  # noqa: S310 - to ourselves
    with HTTP.open(request, timeout=10) as response:
        return response.read().decode(), " " in response.headers["X-Varnish"]


def test_answers_are_kept_until_something_is_published(tmp_path: Path) -> None:
    NewsPageFactory.create(title="Aims")
    with (
        processes(1, tmp_path, PURGE_URLS="http://127.0.0.1:1/") as [process],
        varnish(process.address, tmp_path) as address,
    ):
        first, again = ask(address), ask(address)
        assert [kept for _, kept in (first, again)] == [False, True]
        assert "Aims" in first[0]
        assert again[0] == first[0]
        NewsPageFactory.create(title="Means")
        purge.func(f"{address}/", EVERYTHING, 1)
        after = ask(address)
        assert ("Means" in after[0], after[1]) == (True, False)
        _other_tags_are_left_alone(address)
        _posts_are_passed_on(address, process)


def _other_tags_are_left_alone(address: str) -> None:
    purge.func(f"{address}/", "conten", 1)
    assert ask(address)[1]
    purge.func(f"{address}/", "news:en", 1)
    assert not ask(address)[1]


def _posts_are_passed_on(address: str, process: Process) -> None:
    through = Process(address)
    assert through.ask("{ news { totalCount } }") == process.ask("{ news { totalCount } }")


def test_change_is_told_in_its_transaction(settings: LazySettings) -> None:
    tasks: Any = default_task_backend
    settings.PURGE_URLS = ["http://127.0.0.1:1/"]
    tasks.clear()
    ContentVersion.raise_version()
    told = [(task.task.name, task.args) for task in tasks.results]
    assert told == [("purge", ["http://127.0.0.1:1/", EVERYTHING, 1])]
    purge_everything()
    assert len(tasks.results) == 2


def test_cache_that_does_not_answer_is_told_again_later() -> None:
    tasks: Any = default_task_backend
    tasks.clear()
    purge.func(f"http://127.0.0.1:{free_port()}/", "x", 1)
    [later] = tasks.results
    assert (later.args[1:], later.task.run_after is not None) == (["x", 2], True)
    purge.func(f"http://127.0.0.1:{free_port()}/", "x", 10)
    assert len(tasks.results) == 1
