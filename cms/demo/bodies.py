"""From the texts of the demonstration to what the CMS stores: blocks, links, pictures."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cms.demo.blocks import (
    Block,
    Body,
    CalloutBlock,
    GalleryBlock,
    HeadingBlock,
    ImageBlock,
    KeyFiguresBlock,
    PageLinksBlock,
    Picture,
    QuotationBlock,
    RichTextBlock,
    TableBlock,
)
from cms.demo.library import Library
from core.models import BasePage
from tests.factories import blocks

LINK = re.compile(r'<a linktype="(\w+)" key="([^"]+)">')
OF_THEIR_OWN = frozenset({"participant", "practice", "concept"})
"""Kinds of page whose keys may be those of other pages, too."""


def place_of(kind: str, key: str) -> str:
    """Return the key of a page among those of all kinds."""
    return f"{kind}/{key}" if kind in OF_THEIR_OWN else key


class Places:
    """Pages by key and language; a page that isn't in a language is met in English."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._pages: dict[tuple[str, str], BasePage] = {}

    def put(self, key: str, code: str, page: BasePage) -> None:
        """Remember where a page stands."""
        self._pages[key, code] = page

    def find(self, key: str, code: str) -> BasePage | None:
        """Return the page in this very language, or None."""
        return self._pages.get((key, code))

    def get(self, key: str, code: str) -> BasePage:
        """Return the page in this language, else in English."""
        return self._pages.get((key, code)) or self._pages[key, self.source]


class Scribe:
    """Writes bodies in one language."""

    def __init__(self, code: str, places: Places, library: Library) -> None:
        self.code = code
        self.places = places
        self.library = library
        self._writers: dict[type[Block], Callable[[Any], blocks.Block]] = {
            HeadingBlock: lambda item: blocks.heading(item.text),
            RichTextBlock: lambda item: blocks.rich_text(self.html(item.html)),
            CalloutBlock: lambda item: blocks.callout(item.title, self.html(item.html)),
            QuotationBlock: lambda item: blocks.quotation(
                item.quote, item.who, role=item.role, source=item.source
            ),
            TableBlock: lambda item: blocks.table(item.header, *item.rows, caption=item.caption),
            KeyFiguresBlock: lambda item: blocks.key_figures(
                *((figure.value, figure.label, figure.note) for figure in item.items)
            ),
            ImageBlock: lambda item: blocks.block("image", self.use(item.picture)),
            GalleryBlock: lambda item: blocks.gallery(map(self.use, item.images)),
            PageLinksBlock: lambda item: blocks.page_links(
                *(self.places.get(key, self.code) for key in item.keys)
            ),
        }

    def body(self, key: str, body: Body) -> list[blocks.Block]:
        """Return blocks whose ids are the same each time and in all languages."""
        return _identified(key, (self._writers[type(block)](block) for block in body))

    def html(self, html: str) -> str:
        """Return HTML whose links by key lead to pages."""
        return LINK.sub(self._link, html).replace("\n", "")

    def _link(self, found: re.Match[str]) -> str:
        page = self.places.get(place_of(found[1], found[2]), self.code)
        return f'<a linktype="page" id="{page.pk}">'

    def use(self, picture: Picture) -> dict[str, Any]:
        """Return the use of a picture."""
        return blocks.image_use(
            self.library[picture.motif],
            picture.alt,
            caption=picture.caption,
            decorative=picture.decorative,
        )


def _identified(seed: str, found: Iterable[blocks.Block]) -> list[blocks.Block]:
    """Give blocks, and those inside them, ids that follow from where they stand."""
    return [
        block
        | {
            "id": str(uuid5(NAMESPACE_URL, f"{seed}/{number}")),
            "value": _identified_inside(f"{seed}/{number}", block["value"]),
        }
        for number, block in enumerate(found, start=1)
    ]


def _identified_inside(seed: str, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return {
        name: _identified(f"{seed}/{name}", inner) if _is_list_of_items(inner) else inner
        for name, inner in value.items()
    }


def _is_list_of_items(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, dict) and item.get("type") == "item" for item in value
    )
