"""Builds the tree of a rich text; its nodes are described in docs/reference/rich-text.md."""

from typing import Any, Protocol

from core.rich_text.parsing import Attributes, events_of
from core.rich_text.writing import BLOCKS, text_of

Node = dict[str, Any]
"""A node as readers get it: `type`, what belongs to that, and `children` where it can have any."""

MAX_DEPTH = 32
"""Deeper markup is read as if it stood at this depth: no editor writes any."""

_NODES: dict[str, Node] = {
    "p": {"type": "paragraph"},
    "ul": {"type": "list", "ordered": False},
    "ol": {"type": "list", "ordered": True},
    "li": {"type": "listItem"},
    "b": {"type": "strong"},
    "strong": {"type": "strong"},
    "i": {"type": "emphasis"},
    "em": {"type": "emphasis"},
    "sub": {"type": "subscript"},
    "sup": {"type": "superscript"},
}
_EMPTY: dict[str, Node] = {"br": {"type": "break"}, "hr": {"type": "thematicBreak"}}


class Targets(Protocol):
    """Knows what links and pictures in rich text lead to."""

    def link(self, attributes: Attributes) -> Node | None:
        """Return the node of a link, still without children; None leaves its text only."""

    def picture(self, attributes: Attributes) -> Node | None:
        """Return the node of a picture; None leaves nothing."""


class NoTargets:
    """Leads nowhere, for those who want the words only."""

    def link(self, attributes: Attributes) -> None:
        """Leave the text."""

    def picture(self, attributes: Attributes) -> None:
        """Leave nothing."""


def build(source: str, targets: Targets) -> Node:
    """Return the tree of stored rich text, whatever that holds."""
    builder = _Builder(targets)
    for happened, what in events_of(source):
        getattr(builder, happened)(*what)
    return builder.root


def plain_text(source: str) -> str:
    """Return the words of stored rich text, one line a paragraph or list item."""
    return text_of(build(source, NoTargets()))


class _Builder:
    """Builds of clean markup; an element without a node of its own leaves its children."""

    def __init__(self, targets: Targets) -> None:
        self.root: Node = {"type": "root", "children": []}
        self._targets = targets
        self._open = [self.root]

    def start(self, tag: str, attributes: Attributes) -> None:
        """Begin an element."""
        if tag in _EMPTY:
            self._append(dict(_EMPTY[tag]))
        elif tag == "embed":
            self._append(self._targets.picture(attributes))
        else:
            node = self._node(tag, attributes) if len(self._open) <= MAX_DEPTH else None
            self._append(node)
            self._open.append(self._open[-1] if node is None else node)

    def end(self) -> None:
        """End the element that is open."""
        self._open.pop()

    def text(self, data: str) -> None:
        """Add words."""
        children = self._open[-1]["children"]
        if self._is_between_blocks(data):
            return
        if children and children[-1]["type"] == "text":
            children[-1]["value"] += data
        else:
            children.append({"type": "text", "value": data})

    def _node(self, tag: str, attributes: Attributes) -> Node | None:
        if tag == "a":
            return self._targets.link(attributes)
        return {**_NODES[tag], "children": []}

    def _append(self, node: Node | None) -> None:
        if node is not None:
            self._open[-1]["children"].append(node)

    def _is_between_blocks(self, data: str) -> bool:
        """Tell the spaces that only set the source's lines apart."""
        parent = self._open[-1]
        if parent["type"] not in {"root", "list"} or data.strip():
            return False
        children = parent["children"]
        return parent["type"] == "list" or not children or children[-1]["type"] in BLOCKS
