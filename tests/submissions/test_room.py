"""Files that no form has named have so much room, and no more: together, and each client's."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from core.models import CustomDocument
from core.services.due_work import do_due_work
from submissions.models import Attempt, Upload
from tests.factories import home_page
from tests.submissions.pdfs import NO_PDF, PDF
from tests.submissions.sending import MEMBERSHIP, UPLOAD, membership, send, sent
from tests.submissions.uploading import files, path_of, prepared, put

pytestmark = pytest.mark.usefixtures("media")

SIZE = 5_000
FILE = PDF[:-6] + b"%" * (SIZE - len(PDF)) + PDF[-6:]
ASKED = {"fileName": "resolution.pdf", "sizeBytes": SIZE, "locale": "en"}
NO_ROOM = "No more files can be taken at present. Try again later, or send the form without one."


@pytest.fixture(autouse=True)
def room_for_two(settings: Settings) -> None:
    settings.SUBMISSIONS_UNCLAIMED_MAX_BYTES = 2 * SIZE


def somebody(number: int) -> Client:
    """Return a client at an address of its own."""
    return Client(REMOTE_ADDR=f"192.0.2.{number}")


def opened(number: int) -> tuple[Client, str, str]:
    """Return a client, and the path and the token of an address that it was given."""
    client = somebody(number)
    answer = prepared(client)
    return client, path_of(answer), str(answer["token"])


def fill(count: int = 2) -> list[str]:
    """Let clients send files that are taken; return the tokens."""
    ready = [opened(number) for number in range(count)]
    assert [put(client, path, FILE).status_code for client, path, _ in ready] == [201] * count
    return [token for *_, token in ready]


@pytest.mark.django_db
def test_file_without_room_is_told_when_to_come_again(media: Path) -> None:
    late, path, _ = opened(9)
    fill()
    response = put(late, path, FILE)
    assert (response.status_code, response.content.decode()) == (503, NO_ROOM)
    assert response["Retry-After"] == "3600"
    assert len(files(media)) == CustomDocument.objects.count() == 2
    # What is no PDF is told so, whether there is room or not.
    assert put(late, path, NO_PDF["HTML"]).status_code == 422


@pytest.mark.django_db
def test_no_address_is_given_out_without_room() -> None:
    fill()
    before = Upload.objects.count(), Attempt.objects.count()
    response = sent(somebody(9), UPLOAD, ASKED)
    [error] = json.loads(response.content)["errors"]
    assert (response.status_code, response["Retry-After"]) == (503, "3600")
    assert error["extensions"] == {
        "code": "SERVICE_UNAVAILABLE",
        "limit": "bytes that wait for forms",
        "allowed": 2 * SIZE,
    }
    assert (Upload.objects.count(), Attempt.objects.count()) == before


@pytest.mark.django_db
def test_form_makes_room(client: Client) -> None:
    late, path, _ = opened(9)
    token = fill()[0]
    send(client, MEMBERSHIP, membership(resolutionUpload=token))
    assert put(late, path, FILE).status_code == 201


@pytest.mark.django_db
def test_time_makes_room_and_files_go_with_it(
    media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    fill()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert sent(somebody(9), UPLOAD, ASKED).status_code == 503
        with django_capture_on_commit_callbacks(execute=True):
            assert do_due_work() == 0
        assert files(media) == []
        late, path, _ = opened(9)
        assert put(late, path, FILE).status_code == 201


@pytest.mark.django_db
def test_wait_is_no_longer_than_until_the_first_file_goes() -> None:
    fill()
    with time_machine.travel(Upload.objects.earliest("expires_at").expires_at, tick=False) as clock:
        clock.shift(-90)
        assert sent(somebody(9), UPLOAD, ASKED)["Retry-After"] == "90"


@pytest.mark.django_db
def test_file_that_cannot_be_stored_keeps_no_room(settings: Settings, tmp_path: Path) -> None:
    client, path, _ = opened(1)
    place = settings.MEDIA_ROOT
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = str(tmp_path / "file")
    client.raise_request_exception = False
    assert put(client, path, FILE).status_code == 500
    settings.MEDIA_ROOT = place
    fill()


@pytest.mark.django_db
def test_one_client_takes_a_part_of_the_room(settings: Settings, client: Client) -> None:
    settings.SUBMISSIONS_UNCLAIMED_PER_CLIENT_BYTES = SIZE
    one, path, token = opened(1)
    other = path_of(prepared(one))
    assert put(one, path, FILE).status_code == 201
    response = put(one, other, FILE)
    assert (response.status_code, response["Retry-After"]) == (429, "3600")
    assert response.content.decode() == (
        "Too many of your files wait for a form. Send it, or try again later."
    )
    refused = sent(one, UPLOAD, ASKED)
    [error] = json.loads(refused.content)["errors"]
    assert (refused.status_code, error["extensions"]["limit"]) == (
        429,
        "bytes of a client that wait for forms",
    )
    assert put(somebody(2), path_of(prepared(somebody(2))), FILE).status_code == 201
    send(client, MEMBERSHIP, membership(resolutionUpload=token))
    assert put(one, other, FILE).status_code == 201


@pytest.mark.django_db
def test_who_sends_for_many_has_the_room_of_all(settings: Settings) -> None:
    settings.SUBMISSIONS_UNCLAIMED_PER_CLIENT_BYTES = SIZE
    settings.GRAPHQL_CLIENT_KEYS = [f"front:{sha256(b'secret').hexdigest()}:100000:1000"]
    front = Client(headers={"X-API-Key": "secret"})
    paths = [path_of(prepared(front)) for _ in range(3)]
    assert [put(front, path, FILE).status_code for path in paths] == [201, 201, 503]


@pytest.mark.django_db
def test_room_is_counted_in_one_statement(django_assert_num_queries: Any) -> None:
    from submissions.services import room  # noqa: PLC0415 - read by this test alone

    for number in range(2):
        with django_assert_num_queries(1):
            room.check(1, "address:x")
        fill(2 - number)
        Upload.objects.update(size_bytes=1)


@pytest.mark.django_db(transaction=True)
def test_room_holds_for_many_at_once(settings: Settings, media: Path) -> None:
    home_page()
    settings.SUBMISSIONS_UNCLAIMED_MAX_BYTES = 3 * SIZE
    ready = [opened(number) for number in range(8)]

    def act(number: int) -> int:
        client, path, _ = ready[number]
        try:
            return int(put(client, path, FILE).status_code)
        finally:
            connection.close()  # Of this thread, which ends with the test.

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(act, range(8)))
    assert statuses == [201] * 3 + [503] * 5
    assert len(files(media)) == CustomDocument.objects.count() == 3
