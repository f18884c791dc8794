"""Every environment variable that the project reads, in one typed place."""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from environs import Env, EnvError

ROOT = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(str(ROOT / ".env"), recurse=False)

VAR: Path = Path(env.str("VAR_DIR", str(ROOT / "var")))
"""Folder for what the program writes: database, media, collected static files."""

DATABASE_URL: str = env.str("DATABASE_URL", f"sqlite:///{VAR / 'db.sqlite3'}")
DATABASE_CONNECT_SECONDS: int = env.int("DATABASE_CONNECT_SECONDS", 5)
"""How long PostgreSQL may take to accept a connection, unless DATABASE_URL says so itself."""

REDIS_URL: str = env.str("REDIS_URL", "")
GRAPHQL_CACHE_BYTES: int = env.int("GRAPHQL_CACHE_BYTES", 64_000_000)
"""Memory of each process for answers that are kept; 0 for none."""

GRAPHQL_CORS_ORIGINS: list[str] = env.list("GRAPHQL_CORS_ORIGINS", ["*"])
"""Origins whose pages may read answers, `https://example.org`; `*` for any."""
GRAPHQL_TRUSTED_ONLY: bool = env.bool("GRAPHQL_TRUSTED_ONLY", False)
GRAPHQL_TRUSTED_PROXIES: list[str] = env.list("GRAPHQL_TRUSTED_PROXIES", ["127.0.0.0/8", "::1/128"])
"""Networks of the proxies whose `X-Forwarded-For` is believed."""
GRAPHQL_CLIENT_KEYS: list[str] = env.list("GRAPHQL_CLIENT_KEYS", [])
"""Clients with budgets of their own: `name:sha256-of-key:objects-at-once:objects-a-second`."""

PURGE_URLS: list[str] = env.list("PURGE_URLS", [])
"""Addresses of shared caches that are told of every change; without any, none may keep answers."""

SHARED_CACHE_SECONDS: int = env.int("SHARED_CACHE_SECONDS", 86_400)
"""How long a shared cache that is told of changes may keep an answer."""

ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])
BASE_URL: str = env.str("BASE_URL", "http://127.0.0.1:8000")
"""Address under which the admin is reached, for links in mails."""

SEARCH_ENGINES_WELCOME: bool = env.bool("SEARCH_ENGINES_WELCOME", True)
"""Whether robots.txt lets search engines in; not on a site that is only for trying."""

SEARCH_COUNTS_VAIN: bool = env.bool("SEARCH_COUNTS_VAIN", True)
"""Whether words that readers search for without finding anything are counted, for 90 days."""

PREVIEW_CLIENT_URL: str = env.str("PREVIEW_CLIENT_URL", "") or env.str("PREVIEW_URL", "")
"""Address at which another front end shows a draft, with `{token}`; also `{path}`, `{locale}`.

Version 0.1.0 called it PREVIEW_URL, which is deprecated.
"""

MAP_TILES_URL: str = env.str("MAP_TILES_URL", "")
"""Address of pictures behind the points of maps, with `{z}`, `{x}`, `{y}`; empty for outlines."""
MAP_TILES_ATTRIBUTION: str = env.str("MAP_TILES_ATTRIBUTION", "")
"""Whose they are, as HTML."""

PUBLISH_PARTIAL_TRANSLATIONS: bool = env.bool("PUBLISH_PARTIAL_TRANSLATIONS", False)
"""Whether a publisher may choose to show texts of a translation in the source's words."""
REVISION_BY_ANOTHER_PERSON: bool = env.bool("REVISION_BY_ANOTHER_PERSON", True)
"""Whether a translation may be revised only by somebody else than its translator."""

MEDIA_ACCEL_PREFIX: str = env.str("MEDIA_ACCEL_PREFIX", "")
"""Internal location of the media folder at a web server that sends the files (X-Accel-Redirect)."""

EMAIL_URL: str = env.str("EMAIL_URL", "")
DEFAULT_FROM_EMAIL: str = env.str("DEFAULT_FROM_EMAIL", "cms@localhost")
MAIL_KEPT_DAYS: int = env.int("MAIL_KEPT_DAYS", 30)
"""After so many days the text and the address of a mail that was sent or given up are erased."""
SUBMISSIONS_KEPT_DAYS: int = env.int("SUBMISSIONS_KEPT_DAYS", 365)
"""After so many days the data of a submission that was decided or withdrawn is erased."""
SUBMISSIONS_UNCONFIRMED_KEPT_DAYS: int = env.int("SUBMISSIONS_UNCONFIRMED_KEPT_DAYS", 14)
"""After so many days a submission whose link nobody has followed is deleted."""
SUBMISSIONS_SUSPECTS_KEPT_DAYS: int = env.int("SUBMISSIONS_SUSPECTS_KEPT_DAYS", 30)
"""After so many days a suspect that nobody has taken up is deleted."""
SUBMISSIONS_UNCLAIMED_MAX_BYTES: int = env.int("SUBMISSIONS_UNCLAIMED_MAX_BYTES", 2_000_000_000)
"""Room on disk for files that were uploaded and that no form has named, of everybody together."""
LOG_LEVEL: str = env.str("LOG_LEVEL", "INFO")
METRICS_TOKEN: str = env.str("METRICS_TOKEN", "")
"""What a reader of /metrics sends as its bearer token; empty for no metrics at all."""

SERVER_HOST: str = env.str("SERVER_HOST", "127.0.0.1")
SERVER_PORT: int = env.int("PORT", 8000)
SERVER_WORKERS: int = env.int("SERVER_WORKERS", os.cpu_count() or 1)
SERVER_THREADS: int = env.int("SERVER_THREADS", 4)
"""Threads of each worker in which Django works; each has a connection to the database."""


def required(name: str) -> str:
    """Return a variable that has no default.

    Raises environs.EnvError at start when it is missing or empty.
    """
    value = str(env.str(name))
    if not value:
        raise EnvError(f'Environment variable "{name}" is empty')
    return value


def databases() -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES from DATABASE_URL.

    SQLite in WAL mode with IMMEDIATE writes; PostgreSQL without compiled plans, and with an end to
    waiting for a connection.
    """
    config: dict[str, Any] = dict(dj_database_url.parse(DATABASE_URL, conn_max_age=600))
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock at BEGIN, so that two writers wait for each other
        # instead of failing when a read transaction turns into a write.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
            ),
        }
        config["CONN_HEALTH_CHECKS"] = False
    else:
        config["CONN_HEALTH_CHECKS"] = True
        # Compiling a plan costs PostgreSQL more than it saves in any statement of a website.
        options: dict[str, Any] = config.setdefault("OPTIONS", {})
        options.setdefault("options", "-c jit=off")
        # A host that is gone answers nothing: without an end, threads would wait for minutes.
        options.setdefault("connect_timeout", DATABASE_CONNECT_SECONDS)
    return {"default": config}


def caches() -> dict[str, dict[str, Any]]:
    """Return Django's CACHES: Redis when REDIS_URL is set, else local memory."""
    if REDIS_URL:
        backend = "cms.redis_cache.ForgivingRedisCache"
        return {"default": {"BACKEND": backend, "LOCATION": REDIS_URL}}
    return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


MAIL_ENCRYPTION = {
    "smtp": "",
    "smtp+tls": "EMAIL_USE_TLS",
    "submission": "EMAIL_USE_TLS",
    "smtp+ssl": "EMAIL_USE_SSL",
}
"""How a connection to the mail server is encrypted, by the scheme of EMAIL_URL."""

MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "submission": 587, "smtp+ssl": 465}

MAIL_SERVER_SECONDS = 10
"""How long a mail server may take for each of its answers, unless EMAIL_URL says `?timeout=…`."""


def email() -> dict[str, Any]:
    """Return Django's settings of the server in EMAIL_URL (smtp+tls://user:password@host:587).

    Raises environs.EnvError for another scheme: its words would pass, its encryption would not.
    """
    if not EMAIL_URL:
        return {"EMAIL_TIMEOUT": MAIL_SERVER_SECONDS}
    scheme = EMAIL_URL.partition("://")[0]
    if scheme not in MAIL_ENCRYPTION:
        schemes = ", ".join(MAIL_ENCRYPTION)
        raise EnvError(f'Environment variable "EMAIL_URL" begins with one of: {schemes}')
    parsed: dict[str, Any] = env.dj_email_url("EMAIL_URL")
    found = {name: value for name, value in parsed.items() if name.startswith("EMAIL_")}
    found.pop("EMAIL_BACKEND", None)  # Everything goes through the queue.
    found["EMAIL_TIMEOUT"] = found["EMAIL_TIMEOUT"] or MAIL_SERVER_SECONDS
    found["EMAIL_PORT"] = found["EMAIL_PORT"] or MAIL_PORTS[scheme]
    if MAIL_ENCRYPTION[scheme]:
        found[MAIL_ENCRYPTION[scheme]] = True
    return found


def metrics_folder() -> str:
    """Return METRICS_DIR, where all processes put their counts; empty when nobody may read them.

    Prometheus's library asks the environment for it, once, when it is imported.
    """
    if not METRICS_TOKEN:
        return ""
    folder = Path(env.str("METRICS_DIR", str(VAR / "metrics")))
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    return str(folder)
