"""What is noticed in received files, however it is written."""

import zlib

import pytest

from submissions.services.pdf_streams import FED_BYTES
from submissions.services.pdfs import suspicions_of
from tests.submissions.pdfs import ACTION, LOCKED, PDF, deflated, pdf


def test_plain_file_is_not_suspect() -> None:
    assert suspicions_of(PDF) == []
    assert suspicions_of(pdf(b"<< /S /JSon /Launched 1 >>", deflated(b"A text."))) == []


@pytest.mark.parametrize("name", [b"#4aS", b"J#53", b"#4A#53"])
def test_numbers_hide_no_name(name: bytes) -> None:
    assert suspicions_of(pdf(b"<< /S /" + name + b" >>")) == ["active_file"]
    assert suspicions_of(pdf(deflated(b"<< /S /" + name + b" >>"))) == ["active_file"]


def test_locked_name_may_be_numbered() -> None:
    assert suspicions_of(LOCKED.replace(b"/Encrypt", b"/#45ncrypt")) == ["locked_file"]


def test_stream_of_many_pieces_is_read_to_its_end() -> None:
    long = b"".join(zlib.crc32(b"%d" % number).to_bytes(4) for number in range(FED_BYTES))
    assert len(zlib.compress(long)) > 2 * FED_BYTES
    assert suspicions_of(pdf(deflated(long + ACTION))) == ["active_file"]


def test_wrong_checksum_hides_nothing() -> None:
    whole = zlib.compress(ACTION)
    wrong = whole[:-4] + bytes(each ^ 255 for each in whole[-4:])
    assert suspicions_of(pdf(b"stream\n" + wrong + b"\nendstream")) == ["active_file"]


def test_stream_of_another_kind_is_left() -> None:
    raw = zlib.compress(ACTION)[2:]
    assert suspicions_of(pdf(b"stream\n" + raw + b"\nendstream", b"stream\nx")) == []
