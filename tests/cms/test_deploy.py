"""Production as Django's own check and a browser see it."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def production(tmp_path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the example environment of docs/how-to/operate.md."""
    variables = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "SECRET_KEY": "0123456789abcdef" * 4,
        "ALLOWED_HOSTS": "cms.example.org",
        "BASE_URL": "https://cms.example.org",
    }
    return subprocess.run(  # noqa: S603 - the interpreter that runs the tests
        [sys.executable, *command],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_for_deployment_finds_nothing(tmp_path: Path) -> None:
    process = production(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert process.returncode == 0, process.stderr
    # The one that is silenced, and why: cms/settings/production.py.
    assert process.stdout == "System check identified no issues (1 silenced).\n"


def test_browsers_are_told_to_stay_with_https(tmp_path: Path) -> None:
    code = (
        "import json, cms.wsgi; from django.test import Client;"
        "c = Client(headers={'Host': 'cms.example.org'});"
        "a = c.options('/graphql/', secure=True); b = c.get('/admin/login/?next=/admin/');"
        "print(json.dumps([a['Strict-Transport-Security'], b.status_code, b['Location']]))"
    )
    process = production(tmp_path, "-c", code)

    assert json.loads(process.stdout) == [
        "max-age=31536000; includeSubDomains",
        301,
        "https://cms.example.org/admin/login/?next=/admin/",
    ], process.stderr


def test_every_variable_is_in_the_reference() -> None:
    read = {
        name
        for path in (ROOT / "cms" / "settings").glob("*.py")
        for name in re.findall(r'(?:\benv\.\w+|required)\("([A-Z_]+)"', path.read_text("utf-8"))
    }
    reference = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")

    assert {"SECRET_KEY", "DATABASE_URL", "METRICS_TOKEN", "HSTS_PRELOAD"} <= read
    assert sorted(name for name in read if f"`{name}`" not in reference) == []
