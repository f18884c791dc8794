"""Puts the article together from the one statement's row: what SQL alone can't say."""

import base64
import json
import re
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]

LINK = re.compile(r'<a (?:linktype="(page|document)" id="(\d+)"|href="([^"]*)")>')
ENDONYMS = {"en": "English", "fr": "Français", "de": "Deutsch", "ro": "Română"}


class Article:
    """An article as it is answered."""

    def __init__(self, row: Row, locale: str, path: str) -> None:
        self.row = row
        self.locale = locale
        self.path = path
        self.key = row["page"]["id"]

    def answer(self) -> Row:
        """Return the whole answer."""
        page = self.row["page"]
        return {
            "__typename": "NewsPage",
            "id": _encoded(f"NewsPage:{self.key}"),
            "title": page["title"],
            "path": self.path,
            "locale": {"code": self.locale, "dir": "LTR"},
            "publishedAt": page["publishedAt"],
            "updatedAt": page["updatedAt"],
            "translations": [
                {
                    "path": each["path"],
                    "title": each["title"],
                    "locale": {"code": each["code"], "endonym": ENDONYMS[each["code"]]},
                }
                for each in self.row["translations"] or []
            ],
            "date": page["date"],
            "kind": page["kind"],
            "place": page["place"],
            "standfirst": page["standfirst"],
            "leadPicture": self._use(page["lead"]),
            "topics": self.row["topics"] or [],
            "body": [self._block(block) for block in page["body"]],
            "relatedPages": self.row["related"] or [],
        }

    def _block(self, block: Row) -> Row:
        name, write = WRITERS[block["type"]]
        identifier = _encoded(f"Block:{self.key}.body.{block['id']}")
        return {"__typename": name, "id": identifier, **write(self, block["value"])}

    def _use(self, use: Row) -> Row:
        return {
            "alt": use["alt"],
            "caption": use["caption"],
            "decorative": use["decorative"],
            "image": self.row["images"][str(use["image"])],
        }

    def _html(self, html: str) -> Row:
        return {"html": LINK.sub(self._link, html)}

    def _link(self, found: re.Match[str]) -> str:
        kind, key, href = found.groups()
        if kind == "page":
            href = self.row["pages"][key]["path"]
        elif kind == "document":
            href = self.row["documents"][key]["url"]
        return f'<a href="{href}" rel="noopener">'

    def _heading(self, value: Row) -> Row:
        return {"heading": value["text"], "level": int(value["level"])}

    def _rich_text(self, value: str) -> Row:
        return {"richText": self._html(value)}

    def _callout(self, value: Row) -> Row:
        return {"title": value["title"], "richText": self._html(value["text"])}

    def _quotation(self, value: Row) -> Row:
        return {name: value[name] for name in ("quote", "who", "role", "source")}

    def _table(self, value: Row) -> Row:
        return {
            "caption": value["caption"],
            "header": [column["heading"] for column in value["columns"]],
            "rows": [row["values"] for row in value["rows"]],
        }

    def _key_figures(self, value: Row) -> Row:
        figures = [item["value"] for item in value["figures"]]
        parts = ("value", "label", "note")
        return {
            "title": value["title"],
            "figures": [{part: figure[part] for part in parts} for figure in figures],
        }

    def _image(self, value: Row) -> Row:
        return {"imageUse": self._use(value)}

    def _gallery(self, value: Row) -> Row:
        images = [self._use(item["value"]) for item in value["images"]]
        return {"title": value["title"], "images": images}

    def _embed(self, value: Row) -> Row:
        return {"title": value["title"], "url": value["url"]}

    def _documents(self, value: Row) -> Row:
        keys = [item["value"]["document"] for item in value["documents"]]
        files = self.row["documents"]
        return {"title": value["title"], "documents": [files[str(key)] for key in keys]}

    def _page_links(self, value: Row) -> Row:
        keys = [item["value"] for item in value["pages"]]
        return {"title": value["title"], "pages": [self.row["pages"][str(key)] for key in keys]}


WRITERS: dict[str, tuple[str, Callable[[Article, Any], Row]]] = {
    "heading": ("HeadingBlock", Article._heading),
    "rich_text": ("RichTextBlock", Article._rich_text),
    "callout": ("CalloutBlock", Article._callout),
    "quotation": ("QuotationBlock", Article._quotation),
    "table": ("TableBlock", Article._table),
    "key_figures": ("KeyFiguresBlock", Article._key_figures),
    "image": ("ImageBlock", Article._image),
    "gallery": ("GalleryBlock", Article._gallery),
    "embed": ("EmbedBlock", Article._embed),
    "documents": ("DocumentsBlock", Article._documents),
    "page_links": ("PageLinksBlock", Article._page_links),
}


def written(text: str, locale: str, path: str) -> str:
    """Return the answer's text from what the statement returned."""
    page = Article(json.loads(text), locale, path).answer()
    route = {"status": 200, "redirectTo": None, "page": page}
    return json.dumps({"data": {"route": route}}, ensure_ascii=False, separators=(",", ":"))


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()
