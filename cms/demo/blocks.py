"""Body blocks of the demonstration content, as plain values."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Picture:
    """One use of a picture; `motif` names the drawing (see `pictures.draw`)."""

    motif: str
    alt: str
    caption: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A value as written for readers, its label, and a note that may be empty."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeadingBlock:
    """A heading between paragraphs."""

    type: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True, slots=True)
class RichTextBlock:
    """HTML of a few features; internal links read `<a linktype="news" key="…">`."""

    type: ClassVar[str] = "rich_text"
    html: str


@dataclass(frozen=True, slots=True)
class QuotationBlock:
    """Words of a fictitious person; `source` may be empty."""

    type: ClassVar[str] = "quotation"
    quote: str
    who: str
    role: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class CalloutBlock:
    """A framed remark."""

    type: ClassVar[str] = "callout"
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class ImageBlock:
    """A single picture in the body."""

    type: ClassVar[str] = "image"
    picture: Picture


@dataclass(frozen=True, slots=True)
class GalleryBlock:
    """Two or more pictures."""

    type: ClassVar[str] = "gallery"
    images: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table; every row is as long as the header."""

    type: ClassVar[str] = "table"
    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyFiguresBlock:
    """A few figures about something fictitious."""

    type: ClassVar[str] = "key_figures"
    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class PageLinksBlock:
    """Links to other pages by key: news, events or standard pages."""

    type: ClassVar[str] = "page_links"
    keys: tuple[str, ...]


Block = (
    HeadingBlock
    | RichTextBlock
    | QuotationBlock
    | CalloutBlock
    | ImageBlock
    | GalleryBlock
    | TableBlock
    | KeyFiguresBlock
    | PageLinksBlock
)
Body = tuple[Block, ...]


def pictures_in(body: Body) -> tuple[Picture, ...]:
    """Pictures of a body, in reading order."""
    found: list[Picture] = []
    for block in body:
        if isinstance(block, ImageBlock):
            found.append(block.picture)
        elif isinstance(block, GalleryBlock):
            found.extend(block.images)
    return tuple(found)
