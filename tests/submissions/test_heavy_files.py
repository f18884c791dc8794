"""Small files that unfold into much, or that lead in circles, cost little and wait for a person."""

import resource
import time
import zlib

import pytest

from submissions.services.pdfs import suspicions_of
from tests.submissions.pdfs import ACTION, deflated, pdf

MOST_SECONDS = 5
"""Of the processor: they took a minute."""

STREAMS = pdf(b"stream\n" * 4_000, b"a" * 8_000_000)
NUMBERS = pdf(b"#41" * 3_000_000)
ZEROS = pdf(deflated(b"\0" * 60_000_000))
NUMBERS_UNFOLDED = pdf(deflated(b"#41" * 20_000_000))


@pytest.mark.parametrize(
    ("data", "suspicions"),
    [
        pytest.param(STREAMS, [], id="thousands of streams in a large file"),
        pytest.param(NUMBERS, [], id="letters as numbers"),
        pytest.param(ZEROS, ["heavy_file"], id="zeros"),
        pytest.param(NUMBERS_UNFOLDED, ["heavy_file"], id="letters as numbers, unfolded"),
        pytest.param(pdf(b"stream\n" * 6_000), ["heavy_file"], id="too many streams"),
    ],
)
def test_file_that_unfolds_costs_little(data: bytes, suspicions: list[str]) -> None:
    began, peak = time.process_time(), _peak_megabytes()
    assert suspicions_of(data) == suspicions
    assert time.process_time() - began < MOST_SECONDS
    assert _peak_megabytes() - peak < 100


def test_streams_in_one_another_are_not_read_again_and_again() -> None:
    mark = b"stream\n\x78\x9c"
    block = b"\0" + len(mark).to_bytes(2, "little") + (0xFFFF - len(mark)).to_bytes(2, "little")
    data = pdf(b"stream\n\x78\x9c" + (block + mark + b"\0\0\0\xff\xff" * 1_000) * 100)
    assert suspicions_of(data) == ["heavy_file"]


def test_script_behind_too_much_waits_for_a_person() -> None:
    data = pdf(deflated(b"\0" * 60_000_000), deflated(ACTION))
    assert suspicions_of(data) == ["heavy_file"]


@pytest.mark.parametrize("before", [1024 * 1024 - 3, 1024 * 1024 - 1, 3 * 1024 * 1024 - 6])
def test_name_across_pieces_is_found(before: int) -> None:
    head = len(pdf().partition(b"1 0 obj")[0])
    assert suspicions_of(pdf(deflated(b" " * before + ACTION))) == ["active_file"]
    assert suspicions_of(b"%PDF-1.7\n" + b" " * (before - head) + pdf(ACTION)) == ["active_file"]


def test_damaged_stream_is_looked_through_as_far_as_it_goes() -> None:
    compressed = zlib.compress(ACTION + bytes(range(256)) * 400)[:-40]
    assert suspicions_of(pdf(b"stream\r\n" + compressed)) == ["active_file"]


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
