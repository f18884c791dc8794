"""Uploads: what is what it says is taken, everything else is refused and leaves nothing behind."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from wagtail.models import Collection, UploadedFile

from core.models import CustomDocument, CustomImage
from tests import files
from tests.factories.core import PDF
from tests.files import HTML, SCRIPT, SVG, picture
from tests.versions import unchanged

pytestmark = pytest.mark.django_db

SOMETHING_ELSE = "picture and something else at the same time"
DAMAGED = "damaged or no picture at all"
MISFIT = "does not fit its ending"
OFFICE = {
    "docx": {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"},
    "odt": {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<o/>"},
    "xlsx": {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"},
}


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def stored(media: Path) -> list[str]:
    return [path.name for path in media.rglob("*") if path.is_file()]


def content_of(image: CustomImage) -> bytes:
    with image.open_file() as file:
        return bytes(file.read())


def upload(client: Client, app: str, way: str, name: str, content: bytes) -> tuple[bool, str]:
    """Upload through one of the admin's three ways; return whether it was taken, and the words."""
    file = SimpleUploadedFile(name, content)
    data: dict[str, Any] = {"title": "A title", "collection": 1, "tags": ""}
    data["collection"] = Collection.get_first_root_node().pk
    if way == "form":
        response: Any = client.post(reverse(f"{app}:add"), {**data, "file": file})
        errors = "" if response.status_code == 302 else str(response.context["form"].errors)
        return response.status_code == 302, errors
    if way == "several":
        response = client.post(reverse(f"{app}:add_multiple"), {**data, "files[]": file})
        answer = json.loads(response.content)
        return answer["success"], str(answer.get("error_message", ""))
    noun = "image" if app == "wagtailimages" else "document"
    prefix = f"{noun}-chooser-upload"
    sent = {f"{prefix}-{name}": value for name, value in {**data, "file": file}.items()}
    response = client.post(reverse(f"{app}_chooser:create"), sent)
    answer = json.loads(response.content)
    return answer["step"] == "chosen", str(answer.get("htmlFragment", ""))


WAYS = pytest.mark.parametrize("way", ["form", "several", "chooser"])

GOOD_PICTURES = {
    "photo.jpg": picture(),
    "progressive.jpeg": picture(progressive=True),
    "camera.jpg": files.with_exif(),
    "phone.jpg": picture() + picture(size=(16, 16)),
    "phone-padded.jpg": picture() + b"\0" * 4000 + picture(size=(16, 16)) + b"\0" * 300,
    "padded.jpg": picture() + b"\0" * 5000,
    "drawing.png": picture("PNG"),
    "palette.gif": picture("GIF"),
    "moving.gif": files.animation(),
    "unfinished.gif": files.animation()[:-1] + b"\x2c",
    "small.webp": picture("WEBP"),
    "lossless.webp": picture("WEBP", lossless=True),
    "new.avif": picture("AVIF"),
}

BAD_PICTURES = {
    "drawing.svg": (SVG, "Not a supported image format"),
    "svg.png": (SVG, "does not match the file format (svg)"),
    "html.jpg": (HTML, "does not match the file format (svg)"),
    "text.gif": (b"GIF89a is how it starts", DAMAGED),
    "empty.png": (b"", "empty"),
    "zip.jpg": (picture() + files.archive({"a.html": HTML}), SOMETHING_ELSE),
    "zip.png": (picture("PNG") + files.archive({"a.txt": b"x" * 500}), SOMETHING_ELSE),
    "zip.webp": (picture("WEBP") + files.archive({"a.txt": b"x" * 500}), SOMETHING_ELSE),
    "zip.avif": (picture("AVIF") + files.archive({"a.txt": b"x" * 500}), SOMETHING_ELSE),
    "pdf.png": (picture("PNG") + PDF, SOMETHING_ELSE),
    "script.gif": (picture("GIF") + b"/*" + b" " * 99 + b"*/=1;alert(1)", SOMETHING_ELSE),
    "comment.gif": (picture("GIF", comment=SCRIPT), SOMETHING_ELSE),
    "comment.jpg": (files.jpeg_segment(files.JPEG_COMMENT, SCRIPT), SOMETHING_ELSE),
    "upper.jpg": (files.jpeg_segment(files.JPEG_COMMENT, SCRIPT.upper()), SOMETHING_ELSE),
    "behind-comment.jpg": (
        files.jpeg_segment(files.JPEG_COMMENT, b"\xff\xd9") + files.archive({"a": b"x" * 99}),
        SOMETHING_ELSE,
    ),
    "many.jpg": (picture() + b"\xff\xd8\xff\xd9" * 2000, SOMETHING_ELSE),
    "php.png": (picture("PNG") + b"<?php system($_GET[0]);", SOMETHING_ELSE),
    "text.png": (files.png_chunk(b"tEXt", b"Comment\0" + SCRIPT), SOMETHING_ELSE),
    "broken.png": (picture("PNG")[:60], DAMAGED),
    "header.jpg": (picture()[:10], DAMAGED),
    "cut.jpg": (picture(size=(400, 300))[:-400], DAMAGED),
    "cut.webp": (picture("WEBP", size=(400, 300))[:-100], DAMAGED),
}


@WAYS
def test_picture_is_taken(boss: Client, media: Path, way: str) -> None:
    for name, content in GOOD_PICTURES.items():
        assert upload(boss, "wagtailimages", way, name, content) == (True, ""), name
        if way == "several":
            continue  # Some are kept as uploads until their form is filled in.
        image = CustomImage.objects.latest("pk")
        assert (image.width, image.height) in {(48, 32), (32, 48), (16, 16)}, name
        assert image.placeholder.startswith("data:image/webp;base64,"), name
    count = CustomImage.objects.count() + UploadedFile.objects.count()
    assert count == len(GOOD_PICTURES)
    assert len([name for name in stored(media) if ".max-" not in name]) == count


@WAYS
def test_picture_and_document_too_large_for_memory_are_taken(
    boss: Client, settings: Settings, media: Path, way: str
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    assert upload(boss, "wagtailimages", way, "photo.jpg", picture()) == (True, "")
    assert upload(boss, "wagtaildocs", way, "text.pdf", PDF) == (True, "")
    names = [name for name in stored(media) if ".max-" not in name]
    assert sorted(names) == ["photo.jpg", "text.pdf"]


@WAYS
@pytest.mark.parametrize("name", BAD_PICTURES)
def test_picture_that_is_none_is_refused(boss: Client, media: Path, way: str, name: str) -> None:
    content, words = BAD_PICTURES[name]
    with unchanged():
        taken, message = upload(boss, "wagtailimages", way, name, content)
    assert not taken
    assert words in message
    assert (CustomImage.objects.count(), UploadedFile.objects.count()) == (0, 0)
    assert stored(media) == []


@WAYS
def test_picture_with_too_many_bytes_is_refused(
    boss: Client, settings: Settings, media: Path, way: str
) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    assert len(picture(size=(300, 200))) > 500
    taken, message = upload(boss, "wagtailimages", way, "big.jpg", picture(size=(300, 200)))
    assert (taken, stored(media)) == (False, [])
    assert "too big" in message


@WAYS
@pytest.mark.parametrize("side", [8_000, 30_000])
def test_picture_with_too_many_pixels_is_refused(
    boss: Client, media: Path, way: str, side: int
) -> None:
    taken, message = upload(boss, "wagtailimages", way, "bomb.png", files.bomb(side))
    assert (taken, stored(media)) == (False, [])
    assert message


def test_replacing_a_picture_by_something_else_is_refused(boss: Client, media: Path) -> None:
    upload(boss, "wagtailimages", "form", "photo.jpg", picture())
    image = CustomImage.objects.get()
    content = content_of(image)
    file = SimpleUploadedFile("other.jpg", picture() + files.archive({"a": b"x" * 99}))
    data = {"title": "T", "collection": image.collection_id, "tags": "", "file": file}
    with unchanged():
        response = boss.post(reverse("wagtailimages:edit", args=[image.pk]), data)
    assert SOMETHING_ELSE in str(response.context["form"].errors["file"])
    image = CustomImage.objects.get()
    assert content_of(image) == content
    assert "other.jpg" not in stored(media)


GOOD_DOCUMENTS = {
    "a.pdf": PDF,
    **{f"b.{ending}": files.archive(names) for ending, names in OFFICE.items()},
    "c.csv": "City,Since\nMálaga,2013\n".encode(),
    "d.txt": "Une ligne.\n".encode("latin-1"),
}
BAD_DOCUMENTS = {
    "page.html": (HTML, "File extension “html” is not allowed"),
    "drawing.svg": (SVG, "File extension “svg” is not allowed"),
    "program.exe": (b"MZ\x90\x00" + b"\0" * 60, "File extension “exe” is not allowed"),
    "archive.zip": (files.archive({"a.txt": b"a"}), "File extension “zip” is not allowed"),
    "archive.docx": (files.archive({"a.txt": b"a"}), MISFIT),
    "program.docx": (b"MZ\x90\x00" + b"\0" * 60, MISFIT),
    "sheet.docx": (files.archive(OFFICE["xlsx"]), MISFIT),
    "page.pdf": (HTML, MISFIT),
    "page.txt": (HTML, MISFIT),
    "program-before.docx": (b"MZ\x90\x00" + files.archive(OFFICE["docx"]), MISFIT),
    "html-before.odt": (HTML + files.archive(OFFICE["odt"]), MISFIT),
    "html-behind.xlsx": (files.archive(OFFICE["xlsx"]) + HTML, MISFIT),
    "zip-behind.pdf": (PDF + files.archive({"a.txt": b"x" * 99}), MISFIT),
    "html-inside.pdf": (b"%PDF-1.4\n" + HTML + PDF, MISFIT),
    "script-late.txt": (b"line\n" * 2000 + SCRIPT, MISFIT),
    "script.csv": (b"a,b\n" + SCRIPT, MISFIT),
    "program.txt": (b"MZ\x90\x00" + b"\0" * 60, MISFIT),
}


@WAYS
def test_document_is_taken(boss: Client, media: Path, way: str) -> None:
    for name, content in GOOD_DOCUMENTS.items():
        assert upload(boss, "wagtaildocs", way, name, content) == (True, ""), name
    assert CustomDocument.objects.count() == len(GOOD_DOCUMENTS)
    assert len(stored(media)) == len(GOOD_DOCUMENTS)


@WAYS
@pytest.mark.parametrize("name", BAD_DOCUMENTS)
def test_document_that_is_none_is_refused(boss: Client, media: Path, way: str, name: str) -> None:
    content, words = BAD_DOCUMENTS[name]
    with unchanged():
        taken, message = upload(boss, "wagtaildocs", way, name, content)
    assert not taken
    assert words in message
    assert (CustomDocument.objects.count(), stored(media)) == (0, [])


@WAYS
def test_document_with_too_many_bytes_is_refused(
    boss: Client, settings: Settings, media: Path, way: str
) -> None:
    settings.DOCUMENTS_MAX_UPLOAD_SIZE = len(PDF) - 1
    taken, message = upload(boss, "wagtaildocs", way, "big.pdf", PDF)
    assert (taken, stored(media)) == (False, [])
    assert "the most that is taken is" in message
