"""What links and pictures in rich text lead to, as far as it is public; read through loaders."""

import re
from typing import Any

from langcodes import Language
from wagtail.models import Page

from core.context import ReadContext
from core.loaders.files import DocumentLoader, ImageLoader, SizesLoader
from core.loaders.links import LinkLoader
from core.presets import PRESETS
from core.rich_text.addresses import link_to
from core.rich_text.building import Node
from core.rich_text.parsing import Attributes
from core.types.ids import global_id, global_id_of, type_name_of

CONTENT = "CONTENT"
"""The preset for pictures in a text."""

_KEY = re.compile(r"[0-9]{1,18}")


class PublicTargets:
    """Leads to public pages, in the language of the page that holds the text, and public files."""

    def __init__(self, context: ReadContext, locale_id: int) -> None:
        self._context = context
        self._locale_id = locale_id

    def link(self, attributes: Attributes) -> Node | None:
        """Return the node of a link, still without children; None leaves its text only."""
        kind, key = attributes.get("linktype"), _key(attributes)
        if kind is None:
            return link_to(attributes.get("href"))
        if key is None:
            return None
        found = {"page": self._page, "document": self._document}.get(kind, _nothing)(key)
        return None if found is None else {"type": "link", **found, "children": []}

    def picture(self, attributes: Attributes) -> Node | None:
        """Return the node of a picture; None when it is gone or not public."""
        key = _key(attributes)
        if key is None or attributes.get("embedtype") != "image":
            return None
        image = self._context.loader(ImageLoader).get(key)
        if image is None:
            return None
        preset = PRESETS[CONTENT]
        sizes = self._context.loader(SizesLoader, CONTENT, preset.main_format).get(image.pk) or {}
        made: Any = sizes.get(preset.filter_spec)
        return {
            "type": "image",
            "id": global_id_of(image),
            "alt": attributes.get("alt") or "",
            "url": made and made.url,
            "width": made and made.width,
            "height": made and made.height,
        }

    def _page(self, key: int) -> Node | None:
        links = self._context.loader(LinkLoader)
        target = links.get((key, self._locale_id))
        path = None if target is None else self._context.link_paths.get(target)
        if target is None or path is None:
            return None
        page = links.pages[target]
        return {
            "url": path,
            "kind": "page",
            "pageId": global_id(type_name_of(page.specific_class or Page), target),
            "path": path,
            "locale": str(Language.get(self._context.locales[page.locale_id].language_code)),
        }

    def _document(self, key: int) -> Node | None:
        document: Any = self._context.loader(DocumentLoader).get(key)
        if document is None:
            return None
        return {
            "url": document.url,
            "kind": "document",
            "title": document.title,
            "fileSizeBytes": document.file_size,
        }


def _nothing(key: int) -> None:
    """Stand for a kind of link that there isn't."""


def _key(attributes: Attributes) -> int | None:
    """Return the primary key that an element names."""
    key = attributes.get("id") or ""
    return int(key) if _KEY.fullmatch(key) else None
