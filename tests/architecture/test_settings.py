"""Settings: secrets are demanded at start, the environment is read in one place."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from psycopg.errors import ConnectionTimeout

from cms.settings import environment

ROOT = Path(__file__).resolve().parents[2]
OWN_PREVIEW = "/preview/?token={token}&path={path}&locale={locale}&panel={panel}"
ENVIRONMENT = re.compile(r"\bos\.environ\b|\bos\.getenv\b|\bfrom environs\b|\bimport environs\b")
SECRET = "a" * 60


def start(
    settings: str, tmp_path: Path, code: str = "print(s.DEBUG)", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Start Django in a process of its own, with no variable but these; `s` are its settings."""
    begin = "import django; django.setup(); from django.conf import settings as s; "
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": settings,
        **variables,
    }
    return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, "-c", begin + code],
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


@pytest.mark.parametrize(
    ("url", "connect_seconds"),
    [
        ("postgres://cms@db.example/cms", 5),
        ("postgres://cms@/cms?host=/run/postgresql", 5),
        ("postgres://cms@db.example/cms?connect_timeout=9", 9),
        ("sqlite://:memory:", None),
    ],
)
def test_connecting_to_postgresql_comes_to_an_end(
    url: str, connect_seconds: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "DATABASE_URL", url)
    options = environment.databases()["default"]["OPTIONS"]
    assert options.get("connect_timeout") == connect_seconds
    assert (options.get("options") == "-c jit=off") == (connect_seconds is not None)


def test_how_long_connecting_may_take_is_a_setting(tmp_path: Path) -> None:
    process = start(
        "cms.settings.dev",
        tmp_path,
        code="print(s.DATABASES['default']['OPTIONS']['connect_timeout'])",
        DATABASE_URL="postgres://cms@db.example/cms",
        DATABASE_CONNECT_SECONDS="3",
    )
    assert (process.returncode, process.stdout.strip()) == (0, "3"), process.stderr


def test_host_that_answers_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"postgres://cms@127.0.0.1:{silent.getsockname()[1]}/cms"
        monkeypatch.setattr(environment, "DATABASE_URL", url)
        monkeypatch.setattr(environment, "DATABASE_CONNECT_SECONDS", 2)
        connections = ConnectionHandler(environment.databases())
        with pytest.raises(ConnectionTimeout):
            connections["default"].connect()


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, OWN_PREVIEW),
        ({"PREVIEW_CLIENT_URL": ""}, OWN_PREVIEW),
        ({"PREVIEW_CLIENT_URL": "https://a.org/{token}"}, "https://a.org/{token}"),
        ({"PREVIEW_URL": "https://b.org/{token}"}, "https://b.org/{token}"),
    ],
)
def test_drafts_are_shown_by_the_own_site_unless_another_is_named(
    tmp_path: Path, given: dict[str, str], address: str
) -> None:
    process = start("cms.settings.dev", tmp_path, "print(s.PREVIEW_CLIENT_URL)", **given)
    assert process.stdout == f"{address}\n", process.stderr


@pytest.mark.parametrize(
    ("url", "port", "encryption"),
    [
        ("smtp://mail.example", 25, (False, False)),
        ("smtp://mail.example:2525", 2525, (False, False)),
        ("smtp+tls://user:secret@mail.example", 587, (True, False)),
        ("smtp+tls://user:secret@mail.example:25", 25, (True, False)),
        ("submission://user:secret@mail.example", 587, (True, False)),
        ("smtp+ssl://user:secret@mail.example", 465, (False, True)),
    ],
)
def test_mails_are_encrypted_as_their_servers_address_says(
    url: str, port: int, encryption: tuple[bool, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMAIL_URL", url)
    monkeypatch.setattr(environment, "EMAIL_URL", url)
    found = environment.email()
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == encryption
    assert found["EMAIL_TIMEOUT"] == 10


def test_mail_server_of_another_scheme_is_an_error_at_start(tmp_path: Path) -> None:
    process = start("cms.settings.dev", tmp_path, EMAIL_URL="smtps+tls://mail.example")
    assert process.returncode != 0
    assert process.stderr.splitlines()[-1].endswith(
        'Environment variable "EMAIL_URL" begins with one of: smtp, smtp+tls, submission, smtp+ssl'
    )


def test_demonstration_keeps_mails_as_files_unless_it_has_a_server(tmp_path: Path) -> None:
    code = "print(s.MAIL_DELIVERY_BACKEND.split('.')[-2], getattr(s, 'EMAIL_FILE_PATH', None))"
    process = start("cms.settings.dev", tmp_path, code)
    assert process.stdout.split() == ["filebased", str(tmp_path / "mail")]
    process = start("cms.settings.dev", tmp_path, code, EMAIL_URL="smtp://127.0.0.1:2525")
    assert process.stdout.split()[0] == "smtp"


@pytest.mark.parametrize("given", [{}, {"EMAIL_URL": "smtp+tls://user:secret@mail.example"}])
@pytest.mark.parametrize("name", ["dev", "production"])
def test_requests_write_mails_and_call_no_server(
    tmp_path: Path, given: dict[str, str], name: str
) -> None:
    code = "from django.core.mail import get_connection as g; print(type(g()).__module__)"
    required = {"SECRET_KEY": SECRET, "ALLOWED_HOSTS": "example.org", **given}
    process = start(f"cms.settings.{name}", tmp_path, code, **required)
    assert process.stdout.split() == ["core.services.mail_queue"], process.stderr
