"""Files come once, to an address of their own, and nobody opens them but who answers forms."""

import hashlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.utils import timezone
from pytest_django import Settings

from core.asking import hand_in
from submissions.models import Attempt, MembershipApplication, Upload
from submissions.services.quarantine import QUARANTINE
from tests.submissions.pdfs import ACTIVE, LOCKED, NO_PDF, PDF
from tests.submissions.sending import MEMBERSHIP, UPLOAD, faults, membership, send, sent
from tests.submissions.uploading import MOST, files, path_of, prepared, put, uploaded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def test_file_comes_with_its_form(client: Client, media: Path) -> None:
    answer = prepared(client, fileName="C:\\Users\\ana\\Odluka o pristupanju.PDF")
    assert (answer["maxBytes"], answer["errors"]) == (MOST, [])
    response = put(client, path_of(answer))
    assert (response.status_code, response.content) == (201, b"")
    assert response["Cache-Control"] == "no-store"
    send(client, MEMBERSHIP, membership(resolutionUpload=answer["token"]))
    upload = MembershipApplication.objects.get().resolution
    assert (upload.file_name, upload.size_bytes) == ("Odluka o pristupanju.PDF", len(PDF))
    assert upload.sha256 == hashlib.sha256(PDF).hexdigest()
    document = upload.document
    assert (document.title, document.collection.name) == ("Received file", QUARANTINE)
    assert document.file_size == len(PDF)
    assert files(media) == [document.file.name]
    assert Path(document.file.name).stem.startswith("received-")


def test_token_is_kept_as_a_digest_alone(client: Client) -> None:
    token = prepared(client)["token"]
    row = Upload.objects.values().get()
    assert token not in repr(row)
    assert len(token) == 43


@pytest.mark.parametrize(
    ("changes", "place", "code"),
    [
        ({"fileName": ""}, "fileName", "REQUIRED"),
        ({"fileName": "resolution.docx"}, "fileName", "INVALID"),
        ({"fileName": "a\r\nb.pdf"}, "fileName", "BAD_CHARACTERS"),
        ({"fileName": "x" * 200 + ".pdf"}, "fileName", "TOO_LONG"),
        ({"sizeBytes": 0}, "sizeBytes", "OUT_OF_RANGE"),
        ({"sizeBytes": MOST + 1}, "sizeBytes", "TOO_LARGE"),
        ({"locale": "tlh"}, "locale", "UNKNOWN"),
    ],
)
def test_fault_of_a_file_is_told_beforehand(
    client: Client, changes: Any, place: str, code: str
) -> None:
    values = {"fileName": "resolution.pdf", "sizeBytes": 5, "locale": "en"} | changes
    assert faults(client, UPLOAD, values) == [(place, code)]
    assert (Upload.objects.count(), Attempt.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("..\\..\\boot.pdf", "boot.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("/absolute.pdf", "absolute.pdf"),
    ],
)
def test_name_leads_nowhere(client: Client, name: str, kept: str) -> None:
    prepared(client, fileName=name)
    assert Upload.objects.get().file_name == kept


def test_address_takes_one_file(client: Client, media: Path) -> None:
    path = path_of(prepared(client))
    assert [put(client, path).status_code for _ in range(2)] == [201, 410]
    assert len(files(media)) == 1


def test_address_closes(client: Client, media: Path) -> None:
    path = path_of(prepared(client))
    with time_machine.travel(timezone.now() + timedelta(hours=2, seconds=1)):
        response = put(client, path)
    assert (response.status_code, files(media)) == (410, [])


@pytest.mark.parametrize("token", ["x" * 43, "a", "%00", "%2e%2e"])
def test_address_that_nobody_gave_out_is_gone(client: Client, token: str, media: Path) -> None:
    response = put(client, f"/uploads/{token}/")
    assert (response.status_code, files(media)) == (410, [])


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PATCH", "DELETE"])
def test_only_put_sends_a_file(client: Client, method: str, media: Path) -> None:
    path = path_of(prepared(client))
    response = client.generic(method, path, PDF, content_type="application/pdf")
    assert (response.status_code, response["Allow"]) == (405, "OPTIONS, PUT")
    assert put(client, path).status_code == 201


@pytest.mark.parametrize("kind", ["text/html", "application/octet-stream", "multipart/form-data"])
def test_other_types_are_refused(client: Client, kind: str, media: Path) -> None:
    response = put(client, path_of(prepared(client)), kind=kind)
    assert (response.status_code, files(media)) == (415, [])


def test_file_that_says_it_is_too_large_is_not_read(client: Client, media: Path) -> None:
    path = path_of(prepared(client))

    class Unread(BytesIO):
        def read(self, *_: Any) -> bytes:
            raise AssertionError

    said: dict[str, Any] = {"CONTENT_LENGTH": str(MOST + 1), "wsgi.input": Unread()}
    response = put(client, path, **said)
    assert (response.status_code, files(media)) == (413, [])
    assert put(client, path).status_code == 201


def test_file_that_lies_about_its_length_is_cut(
    client: Client, settings: Settings, media: Path
) -> None:
    path = path_of(prepared(client))
    # The server reads no more than it was told: what is left is no PDF.
    response = put(client, path, PDF + b"x" * 100, CONTENT_LENGTH=str(len(PDF) - 8))
    assert (response.status_code, files(media)) == (422, [])


@pytest.mark.parametrize("length", ["", "-1", "1e3", "٣"])
def test_file_without_a_length_is_refused(client: Client, length: str, media: Path) -> None:
    response = put(client, path_of(prepared(client)), CONTENT_LENGTH=length)
    assert (response.status_code, files(media)) == (411, [])


def test_file_of_the_largest_size_is_taken(client: Client) -> None:
    padded = PDF[:-6] + b"%" * (MOST - len(PDF)) + PDF[-6:]
    path = path_of(prepared(client))
    assert put(client, path, padded + b"\n").status_code == 413
    assert put(client, path, padded).status_code == 201


@pytest.mark.parametrize("data", NO_PDF.values(), ids=NO_PDF.keys())
def test_what_is_no_pdf_is_refused_and_another_may_come(
    client: Client, data: bytes, media: Path
) -> None:
    path = path_of(prepared(client))
    response = put(client, path, data)
    assert (response.status_code, files(media)) == (422, [])
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert put(client, path).status_code == 201


@pytest.mark.parametrize("data", ACTIVE.values(), ids=ACTIVE.keys())
def test_file_that_does_something_makes_its_form_suspect(client: Client, data: bytes) -> None:
    answer = send(client, MEMBERSHIP, membership(resolutionUpload=uploaded(client, data)))
    assert answer["errors"] == []
    row = MembershipApplication.objects.get()
    assert (row.is_suspect, row.suspicions) == (True, ["active_file"])


def test_locked_file_makes_its_form_suspect(client: Client) -> None:
    send(client, MEMBERSHIP, membership(resolutionUpload=uploaded(client, LOCKED)))
    assert MembershipApplication.objects.get().suspicions == ["locked_file"]


def test_token_is_for_one_form(client: Client) -> None:
    token = uploaded(client)
    values = membership(resolutionUpload=token)
    first = send(client, MEMBERSHIP, values)
    assert faults(client, MEMBERSHIP, membership(resolutionUpload=token)) == [
        ("resolutionUpload", "USED")
    ]
    assert send(client, MEMBERSHIP, values) == first
    assert MembershipApplication.objects.count() == 1


def test_token_without_a_file_or_too_old_is_for_none(client: Client) -> None:
    empty, old = prepared(client)["token"], uploaded(client)
    assert faults(client, MEMBERSHIP, membership(resolutionUpload=empty)) == [
        ("resolutionUpload", "UNKNOWN")
    ]
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert faults(client, MEMBERSHIP, membership(resolutionUpload=old)) == [
            ("resolutionUpload", "EXPIRED")
        ]
    assert not MembershipApplication.objects.exists()


def test_pages_of_listed_origins_may_send_files(client: Client, settings: Settings) -> None:
    settings.GRAPHQL_CORS_ORIGINS = ["https://front.example"]
    path = path_of(prepared(client))
    ahead = client.options(path, headers={"origin": "https://front.example"})
    assert (ahead.status_code, ahead["Access-Control-Allow-Methods"]) == (204, "PUT")
    ours = put(client, path, HTTP_ORIGIN="https://front.example")
    assert (ours.status_code, ours["Access-Control-Allow-Origin"]) == (
        201,
        "https://front.example",
    )
    other = put(client, path, HTTP_ORIGIN="https://other.example")
    assert "Access-Control-Allow-Origin" not in other


def test_the_website_hands_in_what_its_visitor_sends(client: Client, rf: RequestFactory) -> None:
    token = prepared(client)["token"]
    visitor = rf.post("/en/join/")
    page = SimpleUploadedFile("page.pdf", NO_PDF["HTML"])
    large = SimpleUploadedFile("large.pdf", b"x" * (MOST + 1))
    good = SimpleUploadedFile("resolution.pdf", PDF)
    handed = [hand_in(token, file, visitor) for file in (page, large, good, good)]
    assert [each.status for each in handed] == [422, 413, 201, 410]
    assert [each.is_taken for each in handed] == [False, False, True, False]
    assert handed[0].message == (
        "This file is no PDF, or not only one. Export it as a PDF and send that."
    )
    assert handed[2].message == ""


def test_addresses_and_files_of_a_client_are_limited(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_UPLOADS_PER_CLIENT_HOUR = 2
    paths = [path_of(prepared(client)) for _ in range(2)]
    values = {"fileName": "resolution.pdf", "sizeBytes": 5, "locale": "en"}
    third = sent(client, UPLOAD, values)
    assert (third.status_code, Upload.objects.count()) == (429, 2)
    statuses = [put(client, path, NO_PDF["HTML"]).status_code for path in (*paths, paths[0])]
    assert statuses == [422, 422, 429]
    response = put(client, paths[0])
    assert int(response["Retry-After"]) in range(3_590, 3_601)


def test_file_waits_a_day_for_a_form_that_has_to_be_mended(client: Client) -> None:
    uploaded(client)
    upload = Upload.objects.get()
    assert upload.received_at is not None
    assert upload.expires_at - upload.received_at == timedelta(hours=24)
