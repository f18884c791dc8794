"""The notation of texts in PO files: readable, and the same text when it is read again."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from wagtail_localize.strings import StringValue, extract_strings

from translations.po.notation import BrokenMarkup, check_links, links_left_out, read, write

pytestmark = pytest.mark.one_database

PIECES = [
    *"<>&;/!?#\"' \nab10",
    "&lt;",
    "&amp;",
    "&amp;lt;",
    "&#10;",
    "<b>",
    "</b>",
    '<a id="a1">',
    "</a>",
    "<br/>",
    "<nav>",
    "<!--",
    "é",
    "\u00a0",
    "\u2028",
    "\t",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ('A <b>bridge</b> in <a id="a1">Mostar</a>', 'A <b>bridge</b> in <a id="a1">Mostar</a>'),
        ("First<br/>second", "First\nsecond"),
        ("The &lt;nav&gt; element", "The &lt;nav> element"),
        ("Write &amp;lt; for it", "Write &amp;lt; for it"),
        ("«\u00a0Oui\u00a0» l’été", "«\u00a0Oui\u00a0» l’été"),
        ("R&amp;D;", "R&D;"),
    ],
)
def test_text_is_written_as_it_is_read(data: str, written: str) -> None:
    assert write(data) == written
    assert read(written) == data


@given(texts)
def test_plain_text_comes_back(text: str) -> None:
    data = StringValue.from_plaintext(text).data
    assert read(write(data)) == data


@given(texts)
def test_rich_text_comes_back(html: str) -> None:
    try:
        _template, strings = extract_strings(f"<p>{html}</p>")
    except ValueError:  # The library takes no such text for translation.
        return
    for string, _attrs in strings:
        data = str(BeautifulSoup(string.data, "html.parser"))
        if "<!" not in data and "<?" not in data:  # Comments and the like are no text.
            assert read(write(data)) == data


@given(texts, texts)
def test_two_texts_are_never_written_alike(one: str, other: str) -> None:
    first, second = (StringValue.from_plaintext(text).data for text in (one, other))
    assert (write(first) == write(second)) is (first == second)


@given(st.text(max_size=40) | texts)
def test_whatever_is_read_is_allowed_in_a_segment(text: str) -> None:
    try:
        data = read(text)
    except BrokenMarkup:
        return
    assert StringValue.from_translated_html(data).data == data


@pytest.mark.parametrize(
    "written", ["Fish &amp; chips", "&quot;Yes&quot;", "l&#39;&apos;", "a<br>b"]
)
def test_what_other_tools_escape_is_read_as_meant(written: str) -> None:
    meant = {
        "Fish &amp; chips": "Fish &amp; chips",
        "&quot;Yes&quot;": '"Yes"',
        "l&#39;&apos;": "l''",
        "a<br>b": "a<br/>b",
    }
    assert read(written) == meant[written]


@pytest.mark.parametrize(
    "broken",
    [
        "<b>bold",
        "bold</b>",
        "<b><i>x</b></i>",
        "<script>alert(1)</script>",
        '<b onclick="x">y</b>',
        '<a href="javascript:x">y</a>',
        '<b id="a1">y</b>',
        "<img src=x onerror=alert(1)>",
        "<!-- x -->",
        "<b",
        "a <b",
        "<svg/onload=x>",
        "<p>x</p>",
        "x\x00y",
        "x\x1by",
    ],
)
def test_what_no_segment_may_hold_is_refused(broken: str) -> None:
    with pytest.raises(BrokenMarkup):
        read(broken)


def test_links_of_a_translation_are_those_of_its_source() -> None:
    source = '<a id="a1">One</a> and <a id="a2">two</a>'
    check_links(source, '<a id="a2">Deux</a>')
    assert links_left_out(source, '<a id="a2">Deux</a>') == ("a1",)
    with pytest.raises(BrokenMarkup, match="a3"):
        check_links(source, '<a id="a3">Trois</a>')
