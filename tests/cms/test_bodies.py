"""What is too large is refused by its head, before any of it is read."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.bodies import LEAVE, most_bytes
from cms.settings import bodies, delivery, submissions
from tests.factories import UserFactory, make_site
from website.forms.kinds import KINDS

pytestmark = pytest.mark.django_db


class Unread(BytesIO):
    """A body that nobody may read."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError


def answer(client: Client, path: str, size: int, **more: Any) -> Any:
    """Send the head of a request that says how large its body is."""
    head: dict[str, Any] = {"CONTENT_LENGTH": str(size), "wsgi.input": Unread()}
    return client.post(path, b"", content_type="text/plain", **(head | more))


def staff(**values: Any) -> Client:
    make_site()
    client = Client()
    client.force_login(UserFactory.create(**values))
    return client


def test_each_address_has_its_size() -> None:
    with_file = {
        word: reverse("form", kwargs={"code": "en", "word": word})
        for word, kind in KINDS.items()
        if kind.takes_a_file
    }
    assert list(with_file) == ["join"]
    assert most_bytes(with_file["join"]) == bodies.BODY_MAX_BYTES_WITH_FILE == 31_457_280
    assert most_bytes("/fr/cooperate/") == bodies.BODY_MAX_BYTES == 500_000
    assert most_bytes("/graphql/") == delivery.GRAPHQL_MAX_BODY_BYTES
    assert most_bytes("/uploads/a/") == submissions.SUBMISSIONS_UPLOAD_MAX_BYTES
    assert most_bytes("/admin/") == bodies.BODY_MAX_BYTES


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/en/join/", bodies.BODY_MAX_BYTES_WITH_FILE),
        ("/en/cooperate/", bodies.BODY_MAX_BYTES),
        ("/admin/login/", bodies.BODY_MAX_BYTES),
        ("/admin/documents/multiple/add/", bodies.BODY_MAX_BYTES),
        ("/nowhere/", bodies.BODY_MAX_BYTES),
    ],
)
def test_stranger_sends_no_more_than_a_form(client: Client, path: str, most: int) -> None:
    response = answer(client, path, most + 1)
    assert response.status_code == 413
    assert response.content.decode() == (
        f"What was sent is too large: {most:,} bytes are taken here.\n"
    )
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "GET"])
def test_method_is_no_way_around(client: Client, method: str) -> None:
    head: dict[str, Any] = {"CONTENT_LENGTH": "500001", "wsgi.input": Unread()}
    assert client.generic(method, "/en/cooperate/", b"", **head).status_code == 413


def test_api_and_upload_addresses_answer_in_their_own_words(client: Client) -> None:
    assert answer(client, "/graphql/", 200_000).status_code == 415
    assert answer(client, "/uploads/a/", 20_000_000).status_code == 405


ASKING: dict[str, Any] = {LEAVE: True}


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/en/join/", bodies.BODY_MAX_BYTES_WITH_FILE, 204),
        ("/en/join/", bodies.BODY_MAX_BYTES_WITH_FILE + 1, 413),
        ("/graphql/", delivery.GRAPHQL_MAX_BODY_BYTES + 1, 413),
        ("/uploads/a/", submissions.SUBMISSIONS_UPLOAD_MAX_BYTES + 1, 413),
        ("/admin/", bodies.BODY_MAX_BYTES + 1, 413),
    ],
)
def test_server_is_told_whether_to_read_on(
    client: Client, path: str, size: int, status: int
) -> None:
    assert answer(client, path, size, **ASKING).status_code == status


def test_staff_send_files_to_the_admin() -> None:
    client = staff(groups=("Editors",))
    assert answer(client, "/admin/", bodies.BODY_MAX_BYTES_OF_STAFF, **ASKING).status_code == 204
    over = bodies.BODY_MAX_BYTES_OF_STAFF + 1
    assert answer(client, "/admin/", over, **ASKING).status_code == 413
    assert answer(client, "/en/cooperate/", 500_001, **ASKING).status_code == 413


def test_who_may_not_enter_the_admin_sends_nothing_large_there() -> None:
    for client in (staff(), staff(groups=("Editors",), is_active=False)):
        assert answer(client, "/admin/", 500_001, **ASKING).status_code == 413


def test_no_client_can_ask_in_a_servers_place(client: Client) -> None:
    response = client.get("/health/", headers={"cms.leave": "1"})
    assert (response.status_code, response.content) == (200, b'{"database": "ok"}')
