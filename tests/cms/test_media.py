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


def test_too_long_a_name_is_not_found(client: Client) -> None:
    assert client.get(f"/media/images/{'a' * 300}.webp").status_code == 404
