"""How the text of a segment is written in a PO file.

wagtail-localize keeps segments as HTML: `Fish &amp; chips <b>now</b><br/>`. A translator reads
`Fish & chips <b>now</b>` and a new line. Inline markup stays as it is; everything else is
written as it is read, save the few characters that would else be taken for markup:

- `&lt;` for a `<` before a letter, `/`, `!` or `?`, and so `&amp;` for the `&` of such a reference;
- a new line is `<br/>`; one that the HTML itself has is `&#10;`.

Every text has one notation, and it leads back to the same text.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail_localize.strings import (
    INLINE_TAGS,
    StringValue,
    extract_ids,
    validate_translation_links,
)

REFERENCES = {
    "&lt;": "<",
    "&gt;": ">",
    "&amp;": "&",
    "&quot;": '"',
    "&apos;": "'",
    "&#39;": "'",
    "&#x27;": "'",
    "&nbsp;": "\N{NO-BREAK SPACE}",
    "&#10;": "\n",
    "&#13;": "\r",
}
"""What tools that escape write besides ours is read as well."""

PAIRED = tuple(name for name in INLINE_TAGS if name != "br")

_after = "|".join(re.escape(reference[1:]) for reference in REFERENCES)
NEEDS_CARE = re.compile(r"[<&\n\r]")
AMBIGUOUS = re.compile(rf"<(?=[A-Za-z/!?])|&(?={_after})|[\n\r]")
TOKEN = re.compile(rf"(?P<tag><(?=[A-Za-z/!?])[^<>]*>?)|(?P<reference>&(?:{_after}))|(?P<line>\n)")
LINE_BREAK = re.compile(r"<br ?/?>")
INLINE_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join(PAIRED)})(?P<id> id=\"[\w-]+\")?>")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class BrokenMarkup(ValueError):
    """A text can't be read; the message says what is wrong with it."""


def write(data: str) -> str:
    """Return the notation of a segment's HTML; what is not allowed in it is shown as stored."""
    if not NEEDS_CARE.search(data):
        return data.replace("&gt;", ">")
    return "".join(_written(BeautifulSoup(data, "html.parser")))


def read(text: str) -> str:
    """Return the HTML of a notation, held to what the translators' editor lets in.

    Raises BrokenMarkup.
    """
    if found := CONTROL.search(text):
        raise BrokenMarkup(
            _("The text has a control character: %(code)s.") % {"code": f"U+{ord(found[0]):04X}"}
        )
    data = "".join(_read(text))
    try:
        return str(StringValue.from_translated_html(data).data)
    except ValueError as refusal:
        raise BrokenMarkup(str(refusal)) from refusal


def check_links(source: str, data: str) -> None:
    """Raise BrokenMarkup when a translation has a link that its source has not."""
    if "<a" not in data:
        return
    try:
        validate_translation_links(source, data)
    except ValueError as refusal:
        raise BrokenMarkup(str(refusal)) from refusal


def links_left_out(source: str, data: str) -> tuple[str, ...]:
    """Return the names of the source's links that a translation has no more, such as "a1"."""
    if "<a " not in source:
        return ()
    return tuple(sorted(extract_ids(source) - extract_ids(data)))


def length_of(data: str) -> int:
    """Return how many characters a field would hold of a segment's HTML."""
    if "<" not in data and "&" not in data:
        return len(data)
    return len(StringValue(data).render_text())


def has_tags(text: str) -> bool:
    """Tell whether a notation has inline markup."""
    return INLINE_TAG.search(text) is not None


def normal(text: str | None) -> str:
    """Return a text with the line ends of ours: tools write those of their system."""
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")


def _written(element: Tag) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Tag):
            yield from _written_tag(child)
        elif type(child) is NavigableString:
            yield AMBIGUOUS.sub(_care, str(child))
        else:  # A comment or the like.
            yield str(child.output_ready())  # type: ignore[attr-defined]  # every text node has it


def _written_tag(tag: Tag) -> Iterator[str]:
    if tag.name == "br" and not tag.attrs:
        yield "\n"
        return
    name = f' id="{tag["id"]}"' if tag.name == "a" and set(tag.attrs) == {"id"} else ""
    if tag.name not in PAIRED or (tag.attrs and not name):
        yield str(tag)
        return
    yield f"<{tag.name}{name}>"
    yield from _written(tag)
    yield f"</{tag.name}>"


def _care(found: re.Match[str]) -> str:
    return {"<": "&lt;", "&": "&amp;", "\n": "&#10;", "\r": "&#13;"}[found[0]]


def _read(text: str) -> Iterator[str]:
    still_open: list[str] = []
    at = 0
    for token in TOKEN.finditer(text):
        yield escape(text[at : token.start()])
        at = token.end()
        if token["line"]:
            yield "<br/>"
        elif token["reference"]:
            yield escape(REFERENCES[token["reference"]])
        else:
            yield _read_tag(token["tag"], still_open)
    yield escape(text[at:])
    if still_open:
        raise BrokenMarkup(_("“%(tag)s” is not closed.") % {"tag": f"<{still_open[-1]}>"})


def _read_tag(written: str, still_open: list[str]) -> str:
    if LINE_BREAK.fullmatch(written):
        return "<br/>"
    tag = INLINE_TAG.fullmatch(written)
    if tag is None or (tag["id"] and (tag["end"] or tag["name"] != "a")):
        raise BrokenMarkup(
            _("“%(tag)s” is no markup of a text; write %(sign)s for a < before a letter.")
            % {"tag": written, "sign": "&lt;"}
        )
    if not tag["end"]:
        still_open.append(tag["name"])
    elif not still_open or still_open.pop() != tag["name"]:
        raise BrokenMarkup(_("“%(tag)s” closes what is not open.") % {"tag": written})
    return written
