"""Settings: secrets are demanded at start, the environment is read in one place."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = re.compile(r"\bos\.environ\b|\bos\.getenv\b|\bfrom environs\b|\bimport environs\b")
SECRET = "a" * 60


def start(settings: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start Django in a process of its own, with no variable but these."""
    code = "import django; django.setup(); from django.conf import settings as s; print(s.DEBUG)"
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": settings,
        **variables,
    }
    return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "SECRET_KEY"),
        ({"ALLOWED_HOSTS": "example.org"}, "SECRET_KEY"),
        ({"SECRET_KEY": SECRET}, "ALLOWED_HOSTS"),
    ],
)
def test_production_names_the_variable_that_is_missing(
    tmp_path: Path, given: dict[str, str], missing: str
) -> None:
    process = start("cms.settings.production", tmp_path, **given)
    assert process.returncode != 0
    assert missing in process.stderr.splitlines()[-1]
    assert process.stdout == ""


def test_production_starts_with_its_secrets(tmp_path: Path) -> None:
    process = start(
        "cms.settings.production", tmp_path, SECRET_KEY=SECRET, ALLOWED_HOSTS="example.org"
    )
    assert (process.returncode, process.stdout.strip()) == (0, "False"), process.stderr


def test_empty_secret_is_no_secret(tmp_path: Path) -> None:
    process = start("cms.settings.production", tmp_path, SECRET_KEY="", ALLOWED_HOSTS="a.example")
    assert process.returncode != 0
    assert "SECRET_KEY" in process.stderr


def test_demonstration_starts_without_any_variable(tmp_path: Path) -> None:
    process = start("cms.settings.dev", tmp_path)
    assert (process.returncode, process.stdout.strip()) == (0, "False"), process.stderr


def test_environment_is_read_by_the_settings_only() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for app in ("cms", "core", "home", "news")
        for path in sorted((ROOT / app).rglob("*.py"))
        if ENVIRONMENT.search(path.read_text("utf-8"))
    ]
    allowed = {"cms/settings/environment.py", "cms/wsgi.py"}
    assert [path for path in readers if path not in allowed] == []
    assert "cms/settings/environment.py" in readers


def test_production_sends_cookies_over_https_only(tmp_path: Path) -> None:
    code = (
        "from cms.settings import production as p;"
        "print(p.SESSION_COOKIE_SECURE, p.CSRF_COOKIE_SECURE, p.SECURE_SSL_REDIRECT, p.DEBUG"
        ")"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": SECRET,
        "ALLOWED_HOSTS": "example.org",
    }
    process = subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.split() == ["True", "True", "True", "False"]
