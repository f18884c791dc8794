"""Probes: what lives, what is ready, and how little strangers learn of what is not."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings

ROOT = Path(__file__).resolve().parents[2]
NOBODY_LISTENS = "127.0.0.1:1"


def test_a_living_process_answers_without_the_database() -> None:
    response = Client().get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "live"})
    assert response["Cache-Control"] == "no-store"


@override_settings(SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["cms.example.org"])
def test_probes_come_by_address_and_over_plain_http() -> None:
    client = Client(headers={"Host": "10.1.2.3:8000"})

    assert client.get("/healthz").status_code == 200
    assert client.get("/").status_code == 400


def test_probes_only_read() -> None:
    assert Client().post("/healthz").status_code == 405


@pytest.mark.django_db
def test_ready_is_who_has_database_and_migrations() -> None:
    response = Client().get("/healthz/ready")

    assert (response.status_code, response.json()) == (200, {"status": "ready"})
    assert response["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_database_of_an_older_release_is_not_ready(caplog: pytest.LogCaptureFixture) -> None:
    recorder = MigrationRecorder(connection)
    app, name = max(key for key in recorder.applied_migrations() if key[0] == "news")
    recorder.record_unapplied(app, name)

    response = Client().get("/healthz/ready")

    assert (response.status_code, response.json()) == (503, {"status": "unavailable"})
    assert f"Not ready: migrations wait: news.{name}" in caplog.messages


@pytest.mark.django_db
def test_without_its_cache_the_program_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    backend = "cms.redis_cache.ForgivingRedisCache"
    away = {"default": {"BACKEND": backend, "LOCATION": f"redis://{NOBODY_LISTENS}"}}
    with override_settings(CACHES=away):
        response = Client().get("/healthz/ready")

    assert (response.status_code, response.json()) == (200, {"status": "degraded"})
    assert ("cms.health", logging.WARNING, "The cache does not answer") in caplog.record_tuples


def test_without_its_database_it_lives_and_is_not_ready(tmp_path: Path) -> None:
    """In a process of its own, as an operator would start it."""
    code = (
        "import json, cms.wsgi; from django.test import Client; client = Client();"
        "answers = [client.get(path) for path in ('/healthz', '/healthz/ready')];"
        "print(json.dumps([[a.status_code, a.json()] for a in answers]))"
    )
    variables = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": "ab" * 30,
        "ALLOWED_HOSTS": "cms.example.org",
        "DATABASE_URL": f"postgres://somebody:secret@{NOBODY_LISTENS}/content",
        "GRAPHQL_CACHE_BYTES": "0",
    }
    (tmp_path / "static").mkdir()
    process = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(process.stdout) == [
        [200, {"status": "live"}],
        [503, {"status": "unavailable"}],
    ]
    messages = [json.loads(line)["message"] for line in process.stderr.splitlines()]
    assert "Not ready: the database does not answer" in messages
    assert "secret" not in process.stderr
    assert "somebody" not in process.stderr


@pytest.mark.django_db
def test_the_older_address_still_tells_of_the_database() -> None:
    response = Client().get("/health/")

    assert (response.status_code, response.json()) == (200, {"database": "ok"})
