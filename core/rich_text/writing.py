"""Writes the tree of a rich text as HTML and as plain text: two views of the same nodes."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from core.rich_text.cleaning import clean_html

BLOCKS = frozenset({"paragraph", "list", "listItem", "thematicBreak"})
"""Nodes that stand on lines of their own."""

_BLANK_LINES = re.compile(r"\n{2,}")
_TAGS = {
    "paragraph": "p",
    "listItem": "li",
    "strong": "b",
    "emphasis": "i",
    "subscript": "sub",
    "superscript": "sup",
}
_EMPTY = {"break": "<br>", "thematicBreak": "<hr>"}


def html_of(tree: dict[str, Any]) -> str:
    """Return the tree as HTML, cleaned once more."""
    return clean_html("".join(_children(tree)))


def text_of(tree: dict[str, Any]) -> str:
    """Return the words of a tree, one line a paragraph or list item."""
    return _BLANK_LINES.sub("\n", "".join(_words(tree))).strip()


def _children(node: dict[str, Any]) -> Iterator[str]:
    for child in node["children"]:
        yield from _markup(child)


def _markup(node: dict[str, Any]) -> Iterator[str]:
    kind = node["type"]
    if kind == "text":
        yield escape(node["value"], quote=False)
    elif kind == "image":
        yield _picture(node)
    elif kind in _EMPTY:
        yield _EMPTY[kind]
    else:
        tag, attributes = _element(node)
        yield f"<{tag}{attributes}>"
        yield from _children(node)
        yield f"</{tag}>"


def _element(node: dict[str, Any]) -> tuple[str, str]:
    """Return tag and attributes of a node that holds others."""
    if node["type"] == "link":
        return "a", f' href="{escape(node["url"])}"'
    if node["type"] == "list":
        return ("ol" if node["ordered"] else "ul"), ""
    return _TAGS[node["type"]], ""


def _picture(node: dict[str, Any]) -> str:
    """Return the element of a picture; nothing while it hasn't been made in its size."""
    if node["url"] is None:
        return ""
    url, alt = escape(node["url"]), escape(node["alt"])
    return f'<img src="{url}" alt="{alt}" width="{node["width"]}" height="{node["height"]}">'


def _words(node: dict[str, Any]) -> Iterator[str]:
    kind = node["type"]
    if kind == "text":
        yield node["value"]
    elif kind in _EMPTY:
        yield "\n"
    elif kind != "image":
        edge = "\n" if kind in BLOCKS else ""
        yield edge
        for child in node["children"]:
            yield from _words(child)
        yield edge
