"""The HTML that texts may contain: a few tags, links to few hosts, links by key."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

ALLOWED_TAGS = frozenset({"p", "b", "i", "ul", "ol", "li", "a"})
ALLOWED_HOSTS = frozenset({"example.org", "www.example.org", "www.coe.int"})
LINK_TYPES = frozenset({"news", "event", "page", "participant", "practice"})


class _Markup(HTMLParser):
    """Collects faults and internal links while it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS:
            self.faults.append(f"<{tag}> is not allowed")
        if tag != "a" and attrs:
            self.faults.append(f"<{tag}> has attributes")
        if tag == "a":
            self._handle_link({name: value or "" for name, value in attrs})
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._open:
            self.faults.append("text outside a paragraph")

    def finish(self) -> None:
        self.close()
        self.faults.extend(f"<{tag}> is not closed" for tag in self._open)

    def _handle_link(self, attrs: dict[str, str]) -> None:
        if set(attrs) == {"linktype", "key"}:
            self.links.append((attrs["linktype"], attrs["key"]))
            if attrs["linktype"] not in LINK_TYPES:
                self.faults.append(f"unknown linktype {attrs['linktype']!r}")
        elif set(attrs) == {"href"}:
            if not _is_allowed(attrs["href"]):
                self.faults.append(f"a link to {attrs['href']!r} is not allowed")
        else:
            self.faults.append("<a> needs either href, or linktype and key")


def _is_allowed(href: str) -> bool:
    """Tell whether a link leads to a page, or a mailbox, that the demonstration may name."""
    address = urlsplit(href)
    if address.scheme == "mailto":
        return address.path.rpartition("@")[2] in ALLOWED_HOSTS
    return address.scheme == "https" and address.hostname in ALLOWED_HOSTS


def faults_in(html: str) -> Iterator[str]:
    """Yield what is wrong with `html`, nothing when all is well."""
    yield from _read(html).faults


def links_in(html: str) -> tuple[tuple[str, str], ...]:
    """Return internal links as (link type, key), in reading order."""
    return tuple(_read(html).links)


def _read(html: str) -> _Markup:
    markup = _Markup()
    markup.feed(html)
    markup.finish()
    return markup
