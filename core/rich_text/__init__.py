"""Rich text: from what is stored to one tree, and from that tree to HTML and to plain text."""

from core.rich_text.addresses import web_address
from core.rich_text.building import Node, plain_text
from core.rich_text.reading import RichTextLoader, RichTextValue
from core.rich_text.writing import html_of, text_of

__all__ = [
    "Node",
    "RichTextLoader",
    "RichTextValue",
    "html_of",
    "plain_text",
    "text_of",
    "web_address",
]
