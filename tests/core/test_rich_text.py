"""Rich text in the API: clean, its links in the language of the page it stands on."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from wagtail.models import Page

from core.types.ids import global_id_of
from tests.factories import (
    CollectionFactory,
    DocumentFactory,
    NewsPageFactory,
    StandardPageFactory,
    alias,
    blocks,
    translate,
)
from tests.graphql import data

pytestmark = pytest.mark.django_db


def link(page: Page, text: str = "here") -> str:
    return f'<a linktype="page" id="{page.pk}">{text}</a>'


def texts(client: Client, page: Page) -> list[dict[str, str]]:
    """Return html and text of each block of a page."""
    query = "query($id: ID) { page(id: $id) { ... on StandardPage { body { ... on RichTextBlock "
    query += "{ richText { html text } } } } } }"
    found = data(client, query, id=global_id_of(page))["page"]["body"]
    return [block["richText"] for block in found]


def written(client: Client, page: Page) -> dict[str, str]:
    """Return html and text of a page's one block."""
    (found,) = texts(client, page)
    return found


def page_with(source: str) -> Page:
    return StandardPageFactory.create(title="Host", body=[blocks.rich_text(source)])


CLEANED = [
    ("<p>One</p><p>Two</p>", "<p>One</p><p>Two</p>", "One\nTwo"),
    ("<ul><li>One</li><li><b>Two</b></li></ul>",) * 2 + ("One\nTwo",),
    ("<p>a<br/>b</p>", "<p>a<br>b</p>", "a\nb"),
    ("<p>R&amp;D &lt;b&gt;</p>", "<p>R&amp;D &lt;b&gt;</p>", "R&D <b>"),
    ("<p>a<script>alert(1)</script></p>", "<p>a</p>", "a"),
    ('<p onclick="x()" style="a">a</p>', "<p>a</p>", "a"),
    ('<p><img src="https://a.org/a.png" onerror="x()">a</p>', "<p>a</p>", "a"),
    ('<iframe src="https://a.org/"></iframe><h1>a</h1>', "a", "a"),
    ('<a href="javascript:alert(1)">a</a>', "a", "a"),
    (
        '<a href="https://a.org/?b=1&amp;c">a</a>',
        '<a href="https://a.org/?b=1&amp;c" rel="noopener">a</a>',
        "a",
    ),
    ('<a href="mailto:a@a.org">a</a>', '<a href="mailto:a@a.org" rel="noopener">a</a>', "a"),
    ('<a linktype="page" id="999999">a</a>', "a", "a"),
    ('<a linktype="page" id="99999999999999999999">a</a>', "a", "a"),
    ('<a linktype="page" id="x">a</a>', "a", "a"),
    ('<a linktype="user" id="1">a</a>', "a", "a"),
    ('<a linktype="page" id="1">a</a>', "a", "a"),
    ('<a linktype="page" id="1">a', "a", "a"),
    ("", "", ""),
    ("a<hr>b", "a<hr>b", "a\nb"),
    ("<p>a</p> \n<ul> <li>b</li> </ul>", "<p>a</p><ul><li>b</li></ul>", "a\nb"),
    ("<strong>a</strong> <em>b</em>", "<b>a</b> <i>b</i>", "a b"),
    ("H<sub>2</sub>O, m<sup>2</sup>",) * 2 + ("H2O, m2",),
]
"""What is stored, the HTML and the plain text that readers get."""


def test_html_is_clean(client: Client) -> None:
    page = StandardPageFactory.create(body=[blocks.rich_text(source) for source, _, _ in CLEANED])
    found = [(text["html"], text["text"]) for text in texts(client, page)]
    assert found == [(html, text) for _, html, text in CLEANED]


def test_link_leads_to_the_target(client: Client) -> None:
    target = NewsPageFactory.create(slug="target")
    found = written(client, page_with(f"<p>See {link(target, '<b>this</b>')}.</p>"))
    html = '<p>See <a href="/en/news/target/" rel="noopener"><b>this</b></a>.</p>'
    assert found == {"html": html, "text": "See this."}


def test_link_to_what_is_hidden_keeps_its_text_alone(client: Client) -> None:
    target = NewsPageFactory.create(slug="xylograph", publish=False)
    assert written(client, page_with(f"<p>See {link(target)}.</p>"))["html"] == "<p>See here.</p>"


@pytest.mark.parametrize("reader", ["en", "fr", "de"])
def test_link_leads_to_the_pages_own_language(client: Client, reader: str) -> None:
    target = NewsPageFactory.create(slug="target")
    french = translate(target, "fr", slug="cible")
    host = page_with(link(target))
    ours = translate(host, "fr", title="Hôte", body=[blocks.rich_text(link(target))])
    german = translate(host, "de", title="Wirt", body=[blocks.rich_text(link(french))])
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = reader
    section = french.get_parent().slug
    assert 'href="/en/news/target/"' in written(client, host)["html"]
    assert f'href="/fr/{section}/cible/"' in written(client, ours)["html"]
    # There is no German target: the page that the editor chose is the best there is.
    assert f'href="/fr/{section}/cible/"' in written(client, german)["html"]


def test_link_passes_over_a_hidden_translation(client: Client) -> None:
    target = NewsPageFactory.create(slug="target")
    translate(target, "fr", slug="xylograph", publish_it=False)
    host = translate(page_with("-"), "fr", body=[blocks.rich_text(link(target))])
    assert 'href="/en/news/target/"' in written(client, host)["html"]


def test_link_to_a_hidden_source_leads_to_its_public_translation(client: Client) -> None:
    target = NewsPageFactory.create(slug="xylograph")
    french = translate(target, "fr", slug="cible")
    target.unpublish()
    host = page_with(link(target))
    ours = translate(host, "fr", body=[blocks.rich_text(link(target))])
    assert written(client, host)["html"] == "here"
    assert f"/{french.slug}/" in written(client, ours)["html"]


def test_link_to_an_alias_leads_to_the_page_it_stands_for(client: Client) -> None:
    """A translated page's choosers point to the alias that stands in for a translation."""
    target = NewsPageFactory.create(slug="target")
    fallback = alias(target, "fr")
    ours = translate(page_with("-"), "fr", title="Hôte", body=[blocks.rich_text(link(fallback))])
    assert 'href="/en/news/target/"' in written(client, ours)["html"]
    target.unpublish()
    assert written(client, ours)["html"] == "here"


def test_link_to_a_document_lasts_while_it_is_public(client: Client) -> None:
    collection = CollectionFactory.create(private=True)
    inner = CollectionFactory.create(parent=collection)
    public, hidden = DocumentFactory.create(), DocumentFactory.create(collection=inner)
    anchors = [f'<a linktype="document" id="{row.pk}">file</a>' for row in (public, hidden)]
    found = written(client, page_with(f"<p>{anchors[0]} {anchors[1]}</p>"))
    html = f'<p><a href="{public.url}" rel="noopener">file</a> file</p>'
    assert found == {"html": html, "text": "file file"}
    served: Any = client.get(public.url)
    assert b"".join(served.streaming_content).startswith(b"%PDF")
    refused: Any = client.get(hidden.url, follow=True)
    assert [address for address, _ in refused.redirect_chain] == [
        f"/login/?next={hidden.url}",
        f"/admin/login/?next={quote(hidden.url, safe='')}",
    ]
