"""Rich text in the API: sanitised, its links in the language of the page it stands on."""

import html
import re
from dataclasses import dataclass
from typing import Any

import graphene
import nh3
from graphql import GraphQLResolveInfo

from core.context import ReadContext
from core.loaders.files import DocumentLoader
from core.loaders.pages import LinkLoader
from core.references import LINK_ID, LINK_TYPE

TAGS = {"a", "b", "br", "em", "hr", "i", "li", "ol", "p", "strong", "sub", "sup", "ul"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = {"http", "https", "mailto", "tel"}
ANCHOR = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<text>.*?)</a>", re.DOTALL | re.IGNORECASE)
END_OF_LINE = re.compile(r"<br\s*/?>|</(?:p|li|ul|ol)>", re.IGNORECASE)
BLANK_LINES = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class RichTextValue:
    """Stored rich text with the locale of the page it stands on."""

    source: str
    locale_id: int


class RichText(graphene.ObjectType):
    """Formatted text."""

    html = graphene.String(
        required=True, description="Clean HTML: paragraphs, lists, bold, italic, links."
    )
    text = graphene.String(required=True, description="The text without any markup.")

    @staticmethod
    def resolve_html(value: RichTextValue, info: GraphQLResolveInfo) -> str:
        """Return the sanitised HTML with links resolved."""
        return clean_html(LinkWriter(info.context, value.locale_id).write(value.source))

    @staticmethod
    def resolve_text(value: RichTextValue, info: GraphQLResolveInfo) -> str:
        """Return the text, one line a paragraph or list item."""
        return plain_text(value.source)


def clean_html(source: str) -> str:
    """Return HTML with nothing in it but the few tags and addresses that are allowed."""
    return nh3.clean(
        source, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener"
    )


def plain_text(source: str) -> str:
    """Return the words of rich text."""
    lines = END_OF_LINE.sub("\n", source)
    bare = html.unescape(nh3.clean(lines, tags=set()))
    return BLANK_LINES.sub("\n", bare).strip()


class LinkWriter:
    """Writes the addresses of internal links; a link to what isn't public leaves its text only."""

    def __init__(self, context: ReadContext, locale_id: int) -> None:
        self.context = context
        self.locale_id = locale_id

    def write(self, source: str) -> str:
        """Return rich text with `linktype` replaced by addresses."""
        return ANCHOR.sub(self._anchor, source)

    def _anchor(self, match: re.Match[str]) -> str:
        attributes, text = match["attributes"], match["text"]
        kind, key = LINK_TYPE.search(attributes), LINK_ID.search(attributes)
        if kind is None or key is None:
            return match[0]
        href = self._page(int(key[1])) if kind[1] == "page" else self._document(int(key[1]))
        return text if href is None else f'<a href="{html.escape(href)}">{text}</a>'

    def _page(self, key: int) -> str | None:
        target = self.context.loader(LinkLoader).get((key, self.locale_id))
        return None if target is None else self.context.link_paths.get(target)

    def _document(self, key: int) -> str | None:
        document: Any = self.context.loader(DocumentLoader).get(key)
        return None if document is None else document.url
