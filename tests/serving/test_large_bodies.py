"""What the program itself, behind its server, takes of whom: over sockets, with real files."""

import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from wagtail.models import UploadedFile

from submissions.models import MembershipApplication
from tests.factories import UserFactory, make_site
from tests.serving.conftest import served
from tests.submissions.pdfs import PDF
from tests.website.conftest import soup
from tests.website.forms import APPLICATION, values_in

pytestmark = pytest.mark.django_db(transaction=True)

LARGE = PDF[:-6] + b"%" * 9_900_000 + PDF[-6:]
DOCUMENTS = "/admin/documents/multiple/add/"
WAYS = pytest.mark.parametrize("stated", [True, False], ids=["with length", "in pieces"])


@pytest.fixture
def site_port(transactional_db: None, tmp_path: Path) -> Iterator[int]:
    """Serve the whole program with the test's own database."""
    make_site()
    variables = {"DATABASE_URL": _url_of_database(), "VAR_DIR": str(tmp_path)}
    with served("cms.rsgi:application", variables) as port:
        yield port


def _url_of_database() -> str:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


def send(port: int, path: str, values: dict[str, Any], *, stated: bool, **headers: str) -> int:
    """Post a form; return what HTTP says, or 0 where the server has closed before it was sent."""
    body = encode_multipart(BOUNDARY, values)
    pieces = [body[at : at + 65_536] for at in range(0, len(body), 65_536)]
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        head = {"Content-Type": MULTIPART_CONTENT, **headers}
        connection.request("POST", path, body if stated else iter(pieces), head)
        return int(connection.getresponse().status)
    except ConnectionError:
        return 0
    finally:
        connection.close()


@WAYS
def test_staff_send_large_documents_and_strangers_none(
    site_port: int, tmp_path: Path, *, stated: bool
) -> None:
    staff = Client()
    staff.force_login(UserFactory.create(groups=("Editors",)))
    page = staff.get(DOCUMENTS).content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    cookies = "; ".join(f"{name}={each.value}" for name, each in staff.cookies.items())
    file = SimpleUploadedFile("large.pdf", LARGE, "application/pdf")
    values = {"title": "Large", "files[]": file, "csrfmiddlewaretoken": token[1]}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    stranger = cookies.replace(staff.cookies[settings.SESSION_COOKIE_NAME].value, "x" * 32)
    assert send(site_port, DOCUMENTS, values, stated=stated, Cookie=stranger, **headers) in {0, 413}
    file.seek(0)
    assert not UploadedFile.objects.exists()
    assert send(site_port, DOCUMENTS, values, stated=stated, Cookie=cookies, **headers) == 200
    kept = UploadedFile.objects.get().file.name
    assert (tmp_path / "media" / kept).stat().st_size == len(LARGE)


@WAYS
def test_visitor_joins_with_a_large_file(site_port: int, client: Client, *, stated: bool) -> None:
    file = SimpleUploadedFile("resolution.pdf", LARGE, "application/pdf")
    values = values_in(soup(client, "/en/join/")) | APPLICATION | {"resolution": file}
    same = {"Sec-Fetch-Site": "same-origin"}
    assert send(site_port, "/en/join/", values, stated=stated, **same) == 303
    assert MembershipApplication.objects.get().resolution.size_bytes == len(LARGE)
