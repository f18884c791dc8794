"""The file of a form: taken at once, kept while the rest is mended."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from submissions.models import MembershipApplication, Upload
from tests.factories.core import PDF
from tests.website.conftest import main
from tests.website.forms import APPLICATION, PROPOSAL, parsed, post, send, values_in, wrong_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

WRONG = APPLICATION | {"contact_email": "person"}
RIGHT = {"contact_email": "person@example.org"}


def pdf(name: str = "resolution.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def test_file_is_taken_with_the_form(client: Client) -> None:
    assert send(client, "/en/join/", APPLICATION | {"resolution": pdf()}).status_code == 303
    upload = MembershipApplication.objects.get().resolution
    assert (upload.file_name, upload.size_bytes) == ("resolution.pdf", len(PDF))
    with upload.document.file.open() as file:
        assert file.read() == PDF


def test_file_is_kept_while_the_rest_is_mended(client: Client) -> None:
    response = send(client, "/en/join/", WRONG | {"resolution": pdf()})
    page = parsed(response)
    assert response.status_code == 422
    assert "resolution.pdf is received." in main(page)
    assert set(wrong_fields(page)) == {"contact_email"}
    assert post(client, "/en/join/", values_in(page) | RIGHT).status_code == 303
    assert MembershipApplication.objects.get().resolution.file_name == "resolution.pdf"
    assert Upload.objects.count() == 1


def test_kept_file_can_be_replaced_or_left_out(client: Client) -> None:
    values = values_in(parsed(send(client, "/en/join/", WRONG | {"resolution": pdf()}))) | RIGHT
    post(client, "/en/join/", values | {"resolution": pdf("decision.pdf")})
    assert MembershipApplication.objects.get().resolution.file_name == "decision.pdf"
    other = send(client, "/en/join/", WRONG | {"resolution": pdf()})
    post(client, "/en/join/", values_in(parsed(other)) | RIGHT | {"resolution_drop": "1"})
    assert MembershipApplication.objects.filter(resolution=None).count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("resolution.pdf", b"no pdf"), ("resolution.docx", PDF), ("resolution.pdf", b"")],
)
def test_file_that_is_no_pdf_is_told_at_its_field(
    client: Client, name: str, content: bytes
) -> None:
    response = send(client, "/en/join/", APPLICATION | {"resolution": pdf(name, content)})
    page = parsed(response)
    assert response.status_code == 422
    assert list(wrong_fields(page)) == ["resolution"]
    assert values_in(page)["authority_name"] == "Exampletown"
    assert not MembershipApplication.objects.exists()


def test_file_that_is_too_large_is_not_kept_and_the_rest_is(
    client: Client, settings: Settings
) -> None:
    settings.SUBMISSIONS_UPLOAD_MAX_BYTES = 100_000
    large = SimpleUploadedFile("resolution.pdf", PDF + b"\n" * 100_000, "application/pdf")
    response = send(client, "/en/join/", APPLICATION | {"resolution": large})
    page = parsed(response)
    assert response.status_code == 413
    assert wrong_fields(page) == {"resolution": "The file is larger than 0.1 MB."}
    assert values_in(page)["contact_name"] == "A. Person"
    assert "One file of 0.1 MB at most." in main(page)
    assert not Upload.objects.exists()


def test_file_that_nobody_has_asked_for_is_passed_over(client: Client) -> None:
    assert send(client, "/en/cooperate/", PROPOSAL | {"resolution": pdf()}).status_code == 303
    assert send(client, "/en/join/", APPLICATION | {"other": pdf()}).status_code == 303
    assert not Upload.objects.exists()


@pytest.mark.parametrize("names", [("resolution", "other"), ("other", "resolution")])
def test_file_is_taken_whatever_comes_beside_it(client: Client, names: tuple[str, str]) -> None:
    files = {name: pdf(f"{name}.pdf") for name in names}
    assert send(client, "/en/join/", APPLICATION | files).status_code == 303
    assert MembershipApplication.objects.get().resolution.file_name == "resolution.pdf"


def test_first_of_several_files_is_taken(client: Client) -> None:
    several = [pdf("first.pdf"), pdf("second.pdf")]
    assert send(client, "/en/join/", APPLICATION | {"resolution": several}).status_code == 303
    upload = MembershipApplication.objects.get().resolution
    assert (upload.file_name, upload.size_bytes) == ("first.pdf", len(PDF))


def test_token_that_nobody_gave_is_told_at_the_field(client: Client) -> None:
    forged = APPLICATION | {"resolution_upload": "x" * 43, "resolution_file_name": "mine.pdf"}
    page = parsed(send(client, "/en/join/", forged))
    assert list(wrong_fields(page)) == ["resolution"]
    assert values_in(page)["resolution_upload"] == ""
    assert not MembershipApplication.objects.exists()


def test_too_many_files_are_told_openly(client: Client, settings: Settings) -> None:
    settings.SUBMISSIONS_UPLOADS_PER_CLIENT_HOUR = 1
    send(client, "/en/join/", WRONG | {"resolution": pdf()})
    response = send(client, "/en/join/", APPLICATION | {"resolution": pdf()})
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 3600
    assert values_in(parsed(response))["authority_name"] == "Exampletown"


def test_file_of_a_form_from_another_site_is_not_taken(client: Client) -> None:
    foreign: dict[str, Any] = {"Sec-Fetch-Site": "cross-site"}
    send(client, "/en/join/", APPLICATION | {"resolution": pdf()}, **foreign)
    assert not Upload.objects.exists()


def test_name_of_a_file_is_only_text(client: Client) -> None:
    named = BytesIO(PDF)
    named.name = "<b>resolution.pdf"
    page = parsed(send(client, "/en/join/", WRONG | {"resolution": named}))
    assert "<b>resolution.pdf is received." in main(page)


def test_file_without_room_is_told_at_its_field_and_the_form_goes_without_it(
    client: Client, settings: Settings
) -> None:
    settings.SUBMISSIONS_UNCLAIMED_MAX_BYTES = len(PDF) - 1
    response = send(client, "/en/join/", APPLICATION | {"resolution": pdf()})
    page = parsed(response)
    assert (response.status_code, response["Retry-After"]) == (503, "3600")
    assert wrong_fields(page) == {
        "resolution": (
            "The file can’t be taken now. Please try again later, or send the form without it."
        )
    }
    assert post(client, "/en/join/", values_in(page)).status_code == 303
    assert MembershipApplication.objects.get().resolution is None
