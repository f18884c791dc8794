"""Turns the guide's Markdown into HTML; what it says in HTML is shown as text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from posixpath import basename, splitext
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

PICTURES = "../images/translate/"

Address = Callable[[str], str | None]
"""From the name of a page or picture to its address; None when the guide has none of that name."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page: its heading as text, and what comes after it as HTML."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where the guide's pages and pictures are served."""

    page: Address
    picture: Address

    def link(self, target: str) -> str | None:
        """Return where a link leads inside the admin; None for other parts of the documentation."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return target
        name, extension = splitext(basename(parts.path))
        address = self.page(name) if extension == ".md" and parts.path == f"{name}.md" else None
        return f"{address}#{parts.fragment}" if address and parts.fragment else address

    def image(self, target: str) -> str | None:
        """Return where a picture is served; None for one that is not the guide's."""
        name = target.removeprefix(PICTURES)
        return self.picture(name) if target.startswith(PICTURES) else None


def rendered(text: str, places: Places) -> Rendered:
    """Return a page with ids at its headings and addresses of the admin."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    title = _take_title(tokens)
    _name_headings(tokens)
    for token in tokens:
        if token.type == "table_open":
            token.attrSet("class", "listing")
        if token.children:
            token.children = _placed(token.children, places)
    return Rendered(title, markdown.renderer.render(tokens, markdown.options, {}))


def title_of(text: str) -> str:
    """Return the heading of a page, which stands in its first line."""
    return text.partition("\n")[0].lstrip("# ")


def slug_of(heading: str) -> str:
    """Return the id of a heading, as GitHub makes it: links in the texts count on that."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _take_title(tokens: list[Token]) -> str:
    """Take the heading of the page away: the admin shows it as its own."""
    if not tokens or tokens[0].tag != "h1":
        return ""
    title = tokens[1].content
    del tokens[:3]
    return title


def _name_headings(tokens: Sequence[Token]) -> None:
    used: dict[str, int] = {}
    for token, text in pairwise(tokens):
        if token.type != "heading_open":
            continue
        slug = slug_of(text.content)
        again = used.get(slug, 0)
        used[slug] = again + 1
        token.attrSet("id", f"{slug}-{again}" if again else slug)


def _placed(tokens: Sequence[Token], places: Places) -> list[Token]:
    """Return inline tokens with addresses of the admin; what has none there becomes its text."""
    kept, links = [], []
    for token in tokens:
        if token.type == "link_open":
            address = places.link(str(token.attrGet("href")))
            links.append(address)
            if address is None:
                continue
            token.attrSet("href", address)
        elif token.type == "link_close":
            if links.pop() is None:
                continue
        elif token.type == "image":
            kept.append(_picture(token, places))
            continue
        kept.append(token)
    return kept


def _picture(token: Token, places: Places) -> Token:
    address = places.image(str(token.attrGet("src")))
    if address is None:
        return Token("text", "", 0, content=token.content)
    token.attrSet("src", address)
    return token
