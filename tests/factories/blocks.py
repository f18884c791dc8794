"""Blocks of a body as they are stored: dicts of type, value and id.

NewsPageFactory.create(body=[blocks.heading("Aims"), blocks.rich_text("<p>Three.</p>")])
"""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

Block = dict[str, Any]


def block(kind: str, value: Any) -> Block:
    """Return a block of any type; the other functions know the shape of one."""
    return {"type": kind, "value": value, "id": str(uuid4())}


def items(values: Iterable[Any]) -> list[Block]:
    """Return the items of a list inside a block."""
    return [block("item", value) for value in values]


def heading(text: str, *, level: int = 2) -> Block:
    """Return a heading; level 3 is a sub-section."""
    return block("heading", {"text": text, "level": str(level)})


def rich_text(html: str) -> Block:
    """Return text; an internal link reads `<a linktype="page" id="1">`."""
    return block("rich_text", html)


def callout(title: str, html: str) -> Block:
    """Return a call-out."""
    return block("callout", {"title": title, "text": html})


def quotation(quote: str, who: str = "A. Speaker", *, role: str = "", source: str = "") -> Block:
    """Return a quotation."""
    return block("quotation", {"quote": quote, "who": who, "role": role, "source": source})


def image_use(
    image: Any, alt: str = "A coloured field", *, caption: str = "", decorative: bool = False
) -> dict[str, Any]:
    """Return the use of a picture; `alt=""` makes one that can't be published."""
    return {"image": image.pk, "alt": alt, "caption": caption, "decorative": decorative}


def image(
    image: Any, alt: str = "A coloured field", *, caption: str = "", decorative: bool = False
) -> Block:
    """Return a picture."""
    return block("image", image_use(image, alt, caption=caption, decorative=decorative))


def gallery(uses: Iterable[dict[str, Any]], *, title: str = "") -> Block:
    """Return several pictures; each comes from `image_use`."""
    return block("gallery", {"title": title, "images": items(uses)})


def embed(url: str, title: str = "A film") -> Block:
    """Return a video or sound elsewhere."""
    return block("embed", {"url": url, "title": title})


def documents(*files: Any, title: str = "") -> Block:
    """Return files for download, each under its own title."""
    uses = [{"document": file.pk, "title": ""} for file in files]
    return block("documents", {"title": title, "documents": items(uses)})


def page_links(*pages: Any, title: str = "") -> Block:
    """Return links to pages."""
    return block("page_links", {"title": title, "pages": items(page.pk for page in pages)})


def key_figures(*figures: tuple[str, str] | tuple[str, str, str], title: str = "") -> Block:
    """Return figures: each a value, what it counts and, if there is one, a note."""
    values = [
        {"value": figure[0], "label": figure[1], "note": "".join(figure[2:])} for figure in figures
    ]
    return block("key_figures", {"title": title, "figures": items(values)})


def table(header: Sequence[str], *rows: Sequence[str], caption: str = "") -> Block:
    """Return a table of texts."""
    columns = [{"type": "text", "heading": text} for text in header]
    return block(
        "table",
        {
            "columns": columns,
            "rows": [{"values": list(row)} for row in rows],
            "caption": caption,
        },
    )
