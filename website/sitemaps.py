"""Maps of the site for search engines (sitemaps.org): an index, and for each language its pages.

Only canonical addresses are listed: a page that mirrors another one sends readers there.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from core.asking import ask
from website.absolute import Addresses
from website.documents import document
from website.languages import codes

LARGEST = 20_000
"""Pages in a file: 50,000 and 50 MB are allowed, and each comes with all its languages."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


class NotAnswered(Exception):
    """The API has no answer now."""


def index() -> bytes:
    """Return the list of all maps."""
    entries = [
        f"<sitemap><loc>{escape(f'{home}{name_of(part)}')}</loc></sitemap>"
        for code in codes()
        for home, parts in [_size(code)]
        for part in range(1, parts + 1)
    ]
    text = "\n".join([f"<sitemapindex {NAMESPACE}>", *entries, "</sitemapindex>\n"])
    return (DECLARATION + text).encode()


def part_of(code: str, part: int) -> bytes:
    """Return the map of a language, or one of its maps where it has many pages."""
    pages = islice(_pages(code), (part - 1) * LARGEST, part * LARGEST)
    entries = (_entry(page) for page in pages)
    text = "\n".join([f"<urlset {NAMESPACE} {XHTML}>", *entries, "</urlset>\n"])
    return (DECLARATION + text).encode()


def name_of(part: int) -> str:
    """Return the name of a file below the home page of its language."""
    return "sitemap.xml" if part == 1 else f"sitemap-{part}.xml"


def has_part(code: str, part: int) -> bool:
    """Tell whether a language has so many maps."""
    return 1 <= part <= _size(code)[1]


def address() -> str:
    """Return the absolute address of the index; nothing while there is no site."""
    homes = (home for home, _parts in map(_size, codes()) if home)
    home = next(homes, "")
    return f"{Addresses.beside(home).site}/sitemap.xml" if home else ""


def _size(code: str) -> tuple[str, int]:
    """Return the address of a language's home page, and how many maps it has."""
    found = _answer("sitemap_size", {"locale": code})
    home = found["site"]["home"]
    canonical = home and home["node"]["seo"]["canonical"]
    return (canonical, -(-found["pages"]["totalCount"] // LARGEST)) if canonical else ("", 0)


def _pages(code: str) -> Iterator[dict[str, Any]]:
    """Yield each page of a language that has an address of its own, in the order of the tree."""
    seen: set[str] = set()
    after, is_last = None, False
    while not is_last:
        found = _answer("sitemap", {"locale": code, "after": after})["pages"]
        for page in found["nodes"]:
            url = page["seo"]["canonical"]
            if url and url not in seen:
                seen.add(url)
                yield page
        after, is_last = found["pageInfo"]["endCursor"], not found["pageInfo"]["hasNextPage"]


def _entry(page: dict[str, Any]) -> str:
    changed = page["updatedAt"]
    lastmod = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(each["hreflang"])} '
        f"href={quoteattr(each['url'])}/>"
        for each in page["seo"]["hreflang"]
    )
    return f"<url><loc>{escape(page['seo']['canonical'])}</loc>{lastmod}{links}</url>"


def _answer(name: str, variables: dict[str, Any]) -> dict[str, Any]:
    reply = ask(document(name), variables)
    if reply.data is None or reply.errors:
        raise NotAnswered(name)
    return reply.data
