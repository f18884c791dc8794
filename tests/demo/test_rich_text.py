"""All text of the demonstration: its tree says the same as its HTML."""

from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

import html5lib
import pytest
from django.test import Client
from wagtail.blocks import RichTextBlock

from core.references import rich_text_fields, walk
from core.schema.pages import PAGE_MODELS
from tests.demo.conftest import Made
from tests.demo.looking import LANGUAGES, public
from tests.graphql import data

pytestmark = pytest.mark.xdist_group("demo")

FORMS = "{ html text ast }"
TEXTS = ("RichTextBlock", "CalloutBlock")
BODY = f"body {{ {' '.join(f'... on {name} {{ richText {FORMS} }}' for name in TEXTS)} }}"
PAGES = f"""
    query($locale: String, $after: String) {{
        pages(locale: $locale, first: 200, after: $after) {{
            pageInfo {{ hasNextPage endCursor }}
            nodes {{
                ... on HomePage {{ missionStatement {FORMS} terminologyNote {FORMS} }}
                ... on TermPage {{ note {FORMS} }}
                ... on StandardPage {{ {BODY} }}
                ... on NewsPage {{ {BODY} }}
                ... on EventPage {{ {BODY} }}
                ... on ParticipantPage {{ {BODY} }}
                ... on GoodPracticePage {{ {BODY} }}
            }}
        }}
    }}
"""
OPEN = {
    "paragraph": "p",
    "listItem": "li",
    "strong": "strong",
    "emphasis": "em",
    "subscript": "sub",
    "superscript": "sup",
}


class Content(NamedTuple):
    """What a reader finds in a text: the words, and where links lead with which words."""

    words: str
    links: list[tuple[str, str]]


def content_of(html: str) -> Content:
    parsed: Any = html5lib.parseFragment(html, namespaceHTMLElements=False)
    links = [(link.attrib["href"], "".join(link.itertext())) for link in parsed.iter("a")]
    return Content("".join(parsed.itertext()), links)


def rendered(node: dict[str, Any]) -> str:
    """Return a tree as HTML, as a front end would by the reference alone."""
    kind = node["type"]
    if kind == "text":
        return escape(node["value"])
    if kind in {"break", "thematicBreak"}:
        return {"break": "<br>", "thematicBreak": "<hr>"}[kind]
    inner = "".join(map(rendered, node["children"]))
    if kind == "root":
        return inner
    if kind == "link":
        return f'<a href="{escape(node["url"])}">{inner}</a>'
    tag = {True: "ol", False: "ul"}[node["ordered"]] if kind == "list" else OPEN[kind]
    return f"<{tag}>{inner}</{tag}>"


def rich_texts(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every rich text of an answer."""
    if isinstance(value, dict) and "ast" in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from rich_texts(inner)


def answered(client: Client, code: str) -> list[dict[str, Any]]:
    """Return every rich text of all pages of a language."""
    found: list[dict[str, Any]] = []
    more: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while more["hasNextPage"]:
        pages = data(client, PAGES, locale=code, after=more["endCursor"])["pages"]
        found += rich_texts(pages["nodes"])
        more = pages["pageInfo"]
    return found


def stored(code: str) -> int:
    """Return the number of rich texts in the public pages of a language."""
    return sum(
        sum(isinstance(item.block, RichTextBlock) for item in walk(page))
        + sum(bool(getattr(page, name)) for name in rich_text_fields(type(page)))
        for model in PAGE_MODELS.values()
        for page in public(model, code)
    )


@pytest.mark.parametrize("code", LANGUAGES)
def test_tree_has_the_words_and_links_of_the_html(made: Made, client: Client, code: str) -> None:
    texts = answered(client, code)
    assert len(texts) == stored(code) > 20
    for text in texts:
        content = content_of(text["html"])
        assert content_of(rendered(text["ast"])) == content
        assert "".join(text["text"].split()) == "".join(content.words.split())


def test_internal_links_lead_to_the_texts_language(made: Made, client: Client) -> None:
    for code in LANGUAGES:
        paths = [
            address.split("/")[1]
            for text in answered(client, code)
            for address, _ in content_of(text["html"]).links
            if address.startswith("/") and not address.startswith("/documents/")
        ]
        assert paths.count(code) > 0
        assert set(paths) <= {code, "en"}
