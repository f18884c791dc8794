"""Sending files as front ends do: an address first, then the bytes."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.submissions.pdfs import PDF
from tests.submissions.sending import UPLOAD, send

MOST = 10 * 1024 * 1024


def prepared(client: Client, **changes: Any) -> dict[str, Any]:
    values = {"fileName": "resolution.pdf", "sizeBytes": len(PDF), "locale": "en"}
    return send(client, UPLOAD, values | changes)


def path_of(answer: dict[str, Any]) -> str:
    return str(answer["url"].removeprefix(settings.WAGTAILADMIN_BASE_URL))


def put(
    client: Client, path: str, data: bytes = PDF, kind: str = "application/pdf", **extra: Any
) -> HttpResponse:
    head = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(data))} | extra
    answer: Any = client.generic("PUT", path, data, content_type=kind, **head)
    return answer


def uploaded(client: Client, data: bytes = PDF) -> str:
    """Return the token of a file that was taken."""
    answer = prepared(client)
    assert put(client, path_of(answer), data).status_code == 201
    return str(answer["token"])


def files(media: Path) -> list[str]:
    return sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())
