"""Sheets of paper as other programs read them."""

import re

from cms.demo.paper import sheet


def test_table_says_where_each_object_begins() -> None:
    data = sheet("One (1)", "Café \\ bar")
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    assert data[start:].startswith(b"xref\n0 6\n")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", data[start:])]
    begins = [data[place:].split(b"\n", 1)[0] for place in places]
    assert begins == [b"1 0 obj", b"2 0 obj", b"3 0 obj", b"4 0 obj", b"5 0 obj"]


def test_stream_is_as_long_as_it_says() -> None:
    data = sheet("Café")
    length = int(re.findall(rb"/Length (\d+)", data)[0])
    stream = data.partition(b"stream\n")[2]
    assert stream[length:].startswith(b"\nendstream")


def test_signs_that_mean_something_are_written_as_signs() -> None:
    assert b"(One \\(1\\) \\\\ two) Tj" in sheet("One (1) \\ two")
    assert "(Café) Tj".encode("cp1252") in sheet("Café")
