"""No word of a formatted text is lost on its way to the translators and back."""

from html import escape
from typing import Any

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from core.blocks import RICH_TEXT_FEATURES
from core.blocks.structs import StructBlock

LETTERS = st.text(st.sampled_from("ab c&<>'\"“é\u00a0ل1.,"), min_size=1, max_size=8).map(escape)
BREAKS = st.just("<br/>")
LINKS = st.sampled_from(
    [
        '<a id="3" linktype="page">',
        '<a href="https://example.org/?a=1&amp;b=2">',
        '<a id="4" linktype="document">',
    ]
)


def styled(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return words in bold or italic, or a link."""
    bold = st.builds("<b>{}</b>".format, inside)
    italic = st.builds("<i>{}</i>".format, inside)
    link = st.builds("{}{}</a>".format, LINKS, LETTERS)
    parts = st.one_of(LETTERS, bold, italic, link, BREAKS)
    return st.lists(parts, min_size=1, max_size=4).map("".join)


LINES = st.recursive(LETTERS, styled, max_leaves=6)
ITEMS = st.lists(st.builds("<li>{}</li>".format, LINES), min_size=1, max_size=3).map("".join)
NESTED = st.builds("<ul><li>{}<ol>{}</ol></li></ul>".format, LINES, ITEMS)
TEXTS = st.lists(
    st.one_of(
        st.builds('<p data-block-key="k">{}</p>'.format, LINES),
        st.builds("<ul>{}</ul>".format, ITEMS),
        NESTED,
        st.just("<p></p>"),
    ),
    max_size=4,
).map("".join)


class Note(StructBlock):
    """A block with formatted text."""

    text = blocks.RichTextBlock(features=RICH_TEXT_FEATURES)


STREAM = blocks.StreamBlock([("note", Note())])


def value_of(html: str) -> Any:
    return STREAM.to_python([{"type": "note", "value": {"text": html}, "id": "n"}])


def plain(html: str) -> str:
    """Return a text in one writing; spaces at the ends of lines may go."""
    return "".join(str(BeautifulSoup(html, "html.parser")).split())


def words(html: str) -> str:
    return "".join(BeautifulSoup(html, "html.parser").get_text().split())


def extracted(html: str) -> list[Any]:
    extractor = StreamFieldSegmentExtractor(None, include_overridables=True)
    found = extractor.handle_stream_block(value_of(html))
    numbered = [segment.with_order(number) for number, segment in enumerate(found)]
    return [segment for segment in numbered if not segment.is_empty()]


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_every_word_is_in_a_segment(html: str) -> None:
    texts = [
        segment.string.data
        for segment in extracted(html)
        if isinstance(segment, StringSegmentValue)
    ]
    assert "".join(words(text) for text in texts) == words(html)


@given(TEXTS)
@settings(deadline=None, max_examples=150)
def test_words_come_back_to_their_places(html: str) -> None:
    writer = StreamFieldSegmentsWriter(None, None, None)
    again = writer.handle_stream_block(value_of(html), extracted(html))
    assert plain(again[0].value["text"].source) == plain(html)
