"""What is noticed in received files, and what noticing it costs."""

import time
import zlib

import pytest

from submissions.services.pdfs import MOST_INFLATED_BYTES, PIECE_BYTES, suspicions_of
from tests.submissions.pdfs import ACTION, LOCKED, PDF, deflated, pdf

MOST = 10 * 1024 * 1024
SECONDS = 10
"""Of the processor, on a machine that is busy; what was meant takes two at most."""


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
    long = b"".join(zlib.crc32(b"%d" % number).to_bytes(4) for number in range(PIECE_BYTES))
    assert len(zlib.compress(long)) > 2 * PIECE_BYTES
    assert suspicions_of(pdf(deflated(long + ACTION))) == ["active_file"]


def test_wrong_checksum_hides_nothing() -> None:
    whole = zlib.compress(ACTION)
    wrong = whole[:-4] + bytes(each ^ 255 for each in whole[-4:])
    assert suspicions_of(pdf(b"stream\n" + wrong + b"\nendstream")) == ["active_file"]


def test_stream_of_another_kind_is_left() -> None:
    raw = zlib.compress(ACTION)[2:]
    assert suspicions_of(pdf(b"stream\n" + raw + b"\nendstream", b"stream\nx")) == []


@pytest.mark.parametrize(
    "data",
    [
        (b"stream\n" + zlib.compress(b"short") + b"\nendstream\n") * 5_000,
        b"stream\n" + zlib.compress(b"#4a" * (MOST_INFLATED_BYTES // 3)),
        b"stream\n" + zlib.compress(b"/EmbeddedFil" * (MOST_INFLATED_BYTES // 12)),
    ],
    ids=["many short streams", "numbers without a name", "names that are none"],
)
def test_no_file_keeps_the_machine_busy(data: bytes) -> None:
    began = time.process_time()
    assert suspicions_of(data.ljust(MOST)) == []
    assert time.process_time() - began < SECONDS
