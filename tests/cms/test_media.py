"""Uploaded files over HTTP: sizes of pictures, and nothing else that lies beside them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import DocumentFactory, ImageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("climb", ["..", "%2e%2e", "%2E%2E", "x/../..", "./.."])
def test_originals_and_documents_are_not_reached_from_the_sizes(client: Client, climb: str) -> None:
    for file in (ImageFactory.create().file, DocumentFactory.create().file):
        assert (Path(settings.MEDIA_ROOT) / file.name).exists()
        response = client.get(f"/media/images/{climb}/{file.name}")
        assert response.status_code == 404
        assert client.get(f"/media/{file.name}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "",
        "/",
        "a" * 300 + ".webp",
        "%00",
        "a%00.webp",
        "%ff%fe.webp",
        "%ed%a0%80.webp",
        "%0d%0ax: y.webp",
        "%5c..%5cdb.sqlite3",
        "..%2f..%2fdb.sqlite3",
    ],
)
def test_a_name_that_no_file_can_have_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/media/images/{name}").status_code == 404
